package dev.tierwise.answers.comparison;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.changes.AppChanges;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.compare.Aspect;
import dev.tierwise.application.compare.PortalDifference;
import dev.tierwise.application.compare.SnapshotComparison;
import dev.tierwise.application.compare.SnapshotComparison.Side;
import dev.tierwise.application.evaluate.CertificationStatus;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two snapshots for people: the figures side by side, the portals that differ, and what each of them did to a figure. */
final class SnapshotComparisonPage {

    private static final int MOST_PORTALS = 20;

    private final SnapshotComparison comparison;
    private final Page page;
    private final Words words;
    private final Set<String> onOneSide = new HashSet<>();

    SnapshotComparisonPage(SnapshotComparison comparison, Page page) {
        this.comparison = comparison;
        this.page = page;
        this.words = page.words();
        comparison.portals().stream()
                .filter(portal -> portal.kind() != PortalDifference.Kind.CHANGED)
                .forEach(portal -> onOneSide.add(portal.id()));
    }

    void write() throws IOException {
        page.heading(
                partners(),
                words.label(comparison.programme().label()),
                words.superseded(comparison.second().report().snapshot().day()));
        page.list(List.of(side("compare.first", comparison.first()), side("compare.second", comparison.second())));
        if (!comparison.isOfOnePartner()) {
            page.paragraph(words.say(
                    "compare.other-partner",
                    words.foreign(partner(comparison.first())),
                    words.foreign(partner(comparison.second()))));
        }
        figures();
        certification();
        gaps();
        if (comparison.isOfOneContent()) {
            page.paragraph(words.say("compare.nothing"));
        } else {
            portals();
            for (Map.Entry<MetricId, List<PortalChange>> metric :
                    comparison.contributions().entrySet()) {
                if (!metric.getValue().isEmpty()) {
                    contributions(metric.getKey(), metric.getValue());
                }
            }
        }
        assumptions();
    }

    private String partners() {
        String first = words.foreign(partner(comparison.first()));
        return comparison.isOfOnePartner()
                ? first
                : words.say("compare.partners", first, words.foreign(partner(comparison.second())));
    }

    private String side(String key, Side side) {
        return words.say(
                key,
                words.foreign(partner(side)),
                words.day(side.report().snapshot().day()),
                String.join(", ", side.sources().stream().map(words::foreign).toList()));
    }

    private static String partner(Side side) {
        return side.report().snapshot().partner().name();
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
        for (MetricId metric : comparison.programme().metrics()) {
            Cell first = figure(metric, comparison.first());
            Cell second = figure(metric, comparison.second());
            grid.row(Cell.of(words.metric(metric)), first, second, difference(metric));
            Optional<String> portals = portals(metric, comparison.first());
            if (portals.isPresent()) {
                grid.row(
                        Cell.of(words.say("column.portals")),
                        Cell.right(portals.get()),
                        Cell.right(portals(metric, comparison.second()).orElse("")),
                        Cell.right(""));
            }
        }
        page.table(grid);
    }

    private Cell tier(Side side) {
        return Cell.right(words.tier(TierRange.of(side.report().evaluation().answer())), Style.BOLD);
    }

    private Cell figure(MetricId metric, Side side) {
        @Nullable Measurement measurement = side.report().evaluation().measurements().get(metric);
        if (measurement instanceof Measurement.Numeric number) {
            return Cell.right(words.briefFigures(metric, number.value()));
        }
        return measurement instanceof Measurement.Status status
                ? Cell.right(words.status(metric, status.state(), side.report()), Style.of(status.state()))
                : Cell.right(words.typeface().dash());
    }

    private Cell difference(MetricId metric) {
        return Cell.right(comparison
                .difference(metric)
                .map(difference -> words.difference(metric, BigDecimal.ZERO, difference))
                .orElse(""));
    }

    private Optional<String> portals(MetricId metric, Side side) {
        return side.report().evaluation().measurements().get(metric) instanceof Measurement.Figure figure
                ? Optional.of(
                        words.range(figure.portals().low(), figure.portals().high()))
                : Optional.empty();
    }

    /** The days of the certification, where they are not the same. */
    private void certification() throws IOException {
        if (comparison.first().report().evaluation().measurements().get(MetricId.CERTIFICATION)
                        instanceof Measurement.Status first
                && comparison.second().report().evaluation().measurements().get(MetricId.CERTIFICATION)
                        instanceof Measurement.Status second) {
            CertificationStatus one =
                    CertificationStatus.of(first.state(), comparison.first().report());
            CertificationStatus other =
                    CertificationStatus.of(second.state(), comparison.second().report());
            if (!one.equals(other)) {
                page.paragraph(words.say(
                        "compare.named",
                        words.metric(MetricId.CERTIFICATION),
                        words.fromTo(
                                certification(one, comparison.first()), certification(other, comparison.second()))));
            }
        }
    }

    private String certification(CertificationStatus standing, Side side) {
        return words.certification(standing)
                + words.certificationDates(standing, side.report().snapshot().day())
                        .map(dates -> ", " + dates)
                        .orElse("");
    }

    private void gaps() throws IOException {
        List<String> gaps = new ArrayList<>();
        words.gaps(comparison.first().report())
                .ifPresent(gap -> gaps.add(words.say("compare.named", words.say("compare.column.first"), gap)));
        words.gaps(comparison.second().report())
                .ifPresent(gap -> gaps.add(words.say("compare.named", words.say("compare.column.second"), gap)));
        page.list(gaps);
    }

    private void portals() throws IOException {
        page.section(words.say("compare.portals.changed"));
        List<PortalDifference> portals = comparison.portals();
        if (portals.isEmpty()) {
            page.paragraph(words.say("compare.portals.alike"));
            return;
        }
        Grid grid = new Grid(1);
        grid.row(
                Cell.of(words.say("column.portal"), Style.BOLD),
                Cell.of(words.say("column.name"), Style.BOLD),
                Cell.of(words.say("compare.column.change"), Style.BOLD));
        for (PortalDifference portal : portals.subList(0, Math.min(MOST_PORTALS, portals.size()))) {
            grid.row(
                    Cell.of(words.foreign(portal.id())),
                    Cell.of(words.portalName(portal.name()).orElseGet(this::none)),
                    Cell.of(what(portal)));
        }
        page.table(grid);
        more(portals.size());
    }

    private String what(PortalDifference portal) {
        return switch (portal.kind()) {
            case NEW -> words.say("compare.named", words.say("compare.only-second"), summary(portal.second()));
            case GONE -> words.say("compare.named", words.say("compare.only-first"), summary(portal.first()));
            case CHANGED ->
                portal.aspects().stream()
                        .map(aspect -> words.say(
                                "compare.named",
                                words.say("compare.aspect." + MachineForm.code(aspect)),
                                words.fromTo(
                                                value(aspect, portal.first().orElseThrow()),
                                                value(aspect, portal.second().orElseThrow()))
                                        + (aspect == Aspect.APPS ? apps(portal.apps()) : "")))
                        .collect(Collectors.joining("; "));
        };
    }

    /** What a portal that only one snapshot lists comes to there. */
    private String summary(Optional<PortalAssessment> portal) {
        PortalAssessment known = portal.orElseThrow();
        return words.say(
                "compare.summary",
                words.mrr(known.mrr()),
                verdict("sold", known.sold()),
                verdict("managed", known.managed()));
    }

    private String value(Aspect aspect, PortalAssessment portal) {
        return switch (aspect) {
            case NAME -> words.portalName(portal.portal().name()).orElseGet(() -> words.say("unknown"));
            case MRR -> words.mrr(portal.mrr());
            case SOLD -> verdict("sold", portal.sold());
            case MANAGED -> verdict("managed", portal.managed());
            case APPS -> words.apps(portal.portal().appUsage());
            case POINTS -> portal.creditedPoints().map(words::points).orElseGet(this::none);
        };
    }

    /** Whether it counts; the reason alone says so where it is unknown. */
    private String verdict(String kind, Verdict<?> verdict) {
        String reason = words.reason(kind, verdict.reason());
        return verdict.count() == Count.UNKNOWN
                ? reason
                : words.say("compare.verdict", words.verdict(verdict.count()), reason);
    }

    private String apps(AppChanges apps) {
        List<String> parts = new ArrayList<>();
        apps.added().forEach(app -> parts.add("+" + words.app(app)));
        apps.removed().forEach(app -> parts.add(words.typeface().minus() + words.app(app)));
        apps.unclear().forEach(app -> parts.add("?" + words.app(app)));
        return " (" + String.join(", ", parts) + ")";
    }

    private void contributions(MetricId metric, List<PortalChange> changes) throws IOException {
        page.section(comparison
                .difference(metric)
                .map(difference -> words.say(
                        "compare.named", words.metric(metric), words.difference(metric, BigDecimal.ZERO, difference)))
                .orElseGet(() -> words.metric(metric)));
        Grid grid = new Grid(1);
        grid.row(
                Cell.of(words.say("column.portal"), Style.BOLD),
                Cell.of(words.say("column.name"), Style.BOLD),
                Cell.right(words.say("compare.column.first"), Style.BOLD),
                Cell.right(words.say("compare.column.second"), Style.BOLD),
                Cell.right(words.say("column.difference"), Style.BOLD),
                Cell.of(words.say("column.reason"), Style.BOLD));
        for (PortalChange change : changes.subList(0, Math.min(MOST_PORTALS, changes.size()))) {
            Interval from = change.from().amount();
            Interval to = change.to().amount();
            grid.row(
                    Cell.of(words.foreign(change.id())),
                    Cell.of(words.portalName(change.name()).orElseGet(this::none)),
                    Cell.right(amount(metric, change.from().count(), from)),
                    Cell.right(amount(metric, change.to().count(), to)),
                    Cell.right(from.isExact() && to.isExact() ? words.difference(metric, from.low(), to.low()) : "?"),
                    Cell.of(reason(change)));
        }
        page.table(grid);
        more(changes.size());
    }

    private String amount(MetricId metric, Count count, Interval amount) {
        return count == Count.DOES_NOT_COUNT ? none() : words.briefFigures(metric, amount);
    }

    /** Why, as the second snapshot says; nobody knows what became of a portal that only one of them lists. */
    private String reason(PortalChange change) {
        if (!onOneSide.contains(change.id())) {
            return words.change(change.reason());
        }
        return words.say(change.kind() == PortalChange.Kind.NEW ? "compare.only-second" : "compare.only-first");
    }

    private void assumptions() throws IOException {
        page.section(words.say("section.assumptions"));
        page.list(Stream.of(comparison.first(), comparison.second())
                .flatMap(side -> side.report().assumptions().stream())
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

    private String none() {
        return words.typeface().dash();
    }
}
