package dev.tierwise.answers.comparison;

import dev.tierwise.answers.changes.ChangedPortal;
import dev.tierwise.answers.comparison.ComparisonDocument.Difference;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Apps;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Compared;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.ComparedFigure;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Contribution;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Listed;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Portal;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Side;
import dev.tierwise.answers.comparison.SnapshotComparisonDocument.Standing;
import dev.tierwise.answers.document.CountVerdict;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two snapshots for people: the figures side by side, the portals that differ, and what each of them did to a figure. */
final class SnapshotComparisonPage {

    private static final int MOST_PORTALS = 20;

    private final SnapshotComparisonDocument comparison;
    private final Page page;
    private final Words words;
    private final Set<String> onOneSide = new HashSet<>();

    SnapshotComparisonPage(SnapshotComparisonDocument comparison, Page page) {
        this.comparison = comparison;
        this.page = page;
        this.words = page.words();
        comparison.portals().stream()
                .filter(portal -> portal.change() != Listed.CHANGED)
                .forEach(portal -> onOneSide.add(portal.id()));
    }

    void draw() throws IOException {
        page.heading(partners(), words.label(comparison.programmeRules().name()), words.superseded());
        page.list(List.of(side("compare.first", comparison.first()), side("compare.second", comparison.second())));
        if (!comparison.isOfOnePartner()) {
            page.paragraph(words.say(
                    "compare.other-partner",
                    comparison.first().partner(),
                    comparison.second().partner()));
        }
        figures();
        certification();
        gaps();
        if (comparison.isOfOneContent()) {
            page.paragraph(words.say("compare.nothing"));
        } else {
            portals();
            for (Map.Entry<MetricId, Compared> metric : comparison.metrics().entrySet()) {
                if (metric.getValue() instanceof ComparedFigure figure
                        && figure.portals() != null
                        && !figure.portals().isEmpty()) {
                    contributions(metric.getKey(), figure, figure.portals());
                }
            }
        }
        assumptions();
    }

    private String partners() {
        return comparison.isOfOnePartner()
                ? comparison.first().partner()
                : words.say(
                        "compare.partners",
                        comparison.first().partner(),
                        comparison.second().partner());
    }

    private String side(String key, Side side) {
        return words.say(key, side.partner(), words.day(side.asOf()), String.join(", ", side.sources()));
    }

    private void figures() throws IOException {
        Grid grid = new Grid();
        grid.row(
                Cell.of(words.say("column.criterion"), Style.BOLD),
                Cell.right(words.say("compare.column.first"), Style.BOLD),
                Cell.right(words.say("compare.column.second"), Style.BOLD),
                Cell.right(words.say("column.difference"), Style.BOLD));
        grid.row(
                Cell.of(words.say("column.tier")), tier(comparison.first()), tier(comparison.second()), Cell.right(""));
        comparison.metrics().forEach((metric, compared) -> {
            grid.row(
                    Cell.of(words.metric(metric)),
                    figure(metric, compared.first()),
                    figure(metric, compared.second()),
                    difference(metric, compared));
            Optional<String> portals = portals(compared.first());
            if (portals.isPresent()) {
                grid.row(
                        Cell.of(words.say("column.portals")),
                        Cell.right(portals.get()),
                        Cell.right(portals(compared.second()).orElse("")),
                        Cell.right(""));
            }
        });
        page.table(grid);
    }

    private Cell tier(Side side) {
        return Cell.right(words.tier(side.tier()), Style.BOLD);
    }

    private Cell figure(MetricId metric, Measured measured) {
        if (measured instanceof Measured.Figure number) {
            return Cell.right(words.briefFigures(metric, number.value()));
        }
        Measured.Status status = (Measured.Status) measured;
        return Cell.right(words.status(metric, status), Style.of(status.state()));
    }

    private Cell difference(MetricId metric, Compared compared) {
        return Cell.right(
                compared instanceof ComparedFigure figure && figure.difference() != null
                        ? words.difference(metric, BigDecimal.ZERO, figure.difference())
                        : "");
    }

    private Optional<String> portals(Measured measured) {
        return measured instanceof Measured.Figure figure
                ? Optional.ofNullable(figure.portals()).map(words::range)
                : Optional.empty();
    }

    /** The days of the certification, where they are not the same. */
    private void certification() throws IOException {
        Compared compared = comparison.metrics().get(MetricId.CERTIFICATION);
        if (compared != null
                && compared.first() instanceof Measured.Certification one
                && compared.second() instanceof Measured.Certification other
                && !one.equals(other)) {
            page.paragraph(words.say(
                    "compare.named",
                    words.metric(MetricId.CERTIFICATION),
                    words.fromTo(certification(one, comparison.first()), certification(other, comparison.second()))));
        }
    }

    private String certification(Measured.Certification certification, Side side) {
        return words.certification(certification)
                + words.certificationDates(certification, side.asOf())
                        .map(dates -> ", " + dates)
                        .orElse("");
    }

    private void gaps() throws IOException {
        List<String> gaps = new ArrayList<>();
        words.unknown(comparison.first().unknown())
                .ifPresent(gap -> gaps.add(words.say("compare.named", words.say("compare.column.first"), gap)));
        words.unknown(comparison.second().unknown())
                .ifPresent(gap -> gaps.add(words.say("compare.named", words.say("compare.column.second"), gap)));
        page.list(gaps);
    }

    private void portals() throws IOException {
        page.section(words.say("compare.portals.changed"));
        List<Portal> portals = comparison.portals();
        if (portals.isEmpty()) {
            page.paragraph(words.say("compare.portals.alike"));
            return;
        }
        Grid grid = new Grid(1);
        grid.row(
                Cell.of(words.say("column.portal"), Style.BOLD),
                Cell.of(words.say("column.name"), Style.BOLD),
                Cell.of(words.say("compare.column.change"), Style.BOLD));
        for (Portal portal : portals.subList(0, Math.min(MOST_PORTALS, portals.size()))) {
            grid.row(Cell.of(portal.id()), Cell.of(words.nameOrDash(portal.name())), Cell.of(what(portal)));
        }
        page.table(grid);
        more(portals.size());
    }

    private String what(Portal portal) {
        return switch (portal.change()) {
            case NEW ->
                words.say(
                        "compare.named",
                        words.say("compare.only-second"),
                        summary(Objects.requireNonNull(portal.second())));
            case GONE ->
                words.say(
                        "compare.named",
                        words.say("compare.only-first"),
                        summary(Objects.requireNonNull(portal.first())));
            case CHANGED ->
                portal.differs().stream()
                        .map(difference -> words.say(
                                "compare.named",
                                words.say("compare.aspect." + MachineForm.code(difference)),
                                words.fromTo(
                                                value(difference, Objects.requireNonNull(portal.first())),
                                                value(difference, Objects.requireNonNull(portal.second())))
                                        + (difference == Difference.APPS ? apps(portal.apps()) : "")))
                        .collect(Collectors.joining("; "));
        };
    }

    /** What a portal that only one snapshot lists comes to there. */
    private String summary(Standing portal) {
        return words.say(
                "compare.summary",
                words.mrr(portal.mrr()),
                verdict("sold", portal.sold()),
                verdict("managed", portal.managed()));
    }

    private String value(Difference difference, Standing portal) {
        return switch (difference) {
            case NAME -> words.portalName(portal.name()).orElseGet(() -> words.say("unknown"));
            case MRR -> words.mrr(portal.mrr());
            case SOLD -> verdict("sold", portal.sold());
            case MANAGED -> verdict("managed", portal.managed());
            case APPS -> words.apps(portal.apps());
            case POINTS -> portal.points() == null ? words.typeface().dash() : words.points(portal.points());
        };
    }

    /** Whether it counts; the reason alone says so if it is unknown. */
    private String verdict(String kind, CountVerdict verdict) {
        String reason = words.reason(kind, verdict.reason());
        return verdict.state() == Count.UNKNOWN
                ? reason
                : words.say("compare.verdict", words.verdict(verdict.state()), reason);
    }

    private String apps(Apps apps) {
        List<String> parts = new ArrayList<>();
        apps.added().forEach(app -> parts.add("+" + words.app(app)));
        apps.removed().forEach(app -> parts.add(words.typeface().minus() + words.app(app)));
        apps.unclear().forEach(app -> parts.add("?" + words.app(app)));
        return " (" + String.join(", ", parts) + ")";
    }

    private void contributions(MetricId metric, ComparedFigure figure, List<Contribution> portals) throws IOException {
        page.section(
                figure.difference() == null
                        ? words.metric(metric)
                        : words.say(
                                "compare.named",
                                words.metric(metric),
                                words.difference(metric, BigDecimal.ZERO, figure.difference())));
        Grid grid = new Grid(1);
        grid.row(
                Cell.of(words.say("column.portal"), Style.BOLD),
                Cell.of(words.say("column.name"), Style.BOLD),
                Cell.right(words.say("compare.column.first"), Style.BOLD),
                Cell.right(words.say("compare.column.second"), Style.BOLD),
                Cell.right(words.say("column.difference"), Style.BOLD),
                Cell.of(words.say("column.reason"), Style.BOLD));
        for (Contribution portal : portals.subList(0, Math.min(MOST_PORTALS, portals.size()))) {
            Interval from = portal.first().amount();
            Interval to = portal.second().amount();
            grid.row(
                    Cell.of(portal.id()),
                    Cell.of(words.nameOrDash(portal.name())),
                    Cell.right(amount(metric, portal.first().state(), from)),
                    Cell.right(amount(metric, portal.second().state(), to)),
                    Cell.right(from.isExact() && to.isExact() ? words.difference(metric, from.low(), to.low()) : "?"),
                    Cell.of(reason(portal)));
        }
        page.table(grid);
        more(portals.size());
    }

    private String amount(MetricId metric, Count count, Interval amount) {
        return count == Count.DOES_NOT_COUNT ? words.typeface().dash() : words.briefFigures(metric, amount);
    }

    /** Why, as the second snapshot says; what became of a portal that only one of them lists is unknown. */
    private String reason(Contribution portal) {
        if (!onOneSide.contains(portal.id())) {
            return words.change(portal.reason());
        }
        return words.say(portal.change() == ChangedPortal.Kind.NEW ? "compare.only-second" : "compare.only-first");
    }

    private void assumptions() throws IOException {
        page.section(words.say("section.assumptions"));
        page.list(Stream.of(comparison.first(), comparison.second())
                .flatMap(side -> side.assumptions().stream())
                .distinct()
                .map(words::assumption)
                .distinct()
                .toList());
    }

    private void more(int portals) throws IOException {
        if (portals > MOST_PORTALS) {
            page.paragraph(words.say("more.json", Integer.toString(portals - MOST_PORTALS)));
        }
    }
}
