package dev.tierwise.cli.render;

import dev.tierwise.application.changes.AppChanges;
import dev.tierwise.application.changes.ChangesReport;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes for people: the tiers and the figures before and after, and below each figure the portals behind it. */
record ChangesTable(ChangesReport report, Words words, Paper paper) {

    private static final String INDENT = "  ";
    private static final int MOST_PORTALS = 20;

    void write() throws IOException {
        paper.heading(
                words.foreign(report.to().history().partner()),
                words.label(report.to().history().programme().label()));
        paper.wrapped("", words.say("changes.range", day(report.from()), day(report.to())));
        paper.line("");
        tiers();
        for (MetricId metric : report.to().refreshed().figures().keySet()) {
            paper.line("");
            metric(metric);
        }
    }

    /** The day that was asked about and, if it is another one, the day of the refresh. */
    private String day(StatusReport status) {
        String asOf = words.day(status.asOf());
        return status.asOf().equals(status.refreshed().day())
                ? asOf
                : words.say(
                        "changes.refreshed", asOf, words.day(status.refreshed().day()));
    }

    private void tiers() throws IOException {
        Grid grid = new Grid();
        grid.row(
                Cell.of(words.say("tier.credited")),
                tiers(report.from().credited().tier(), report.to().credited().tier()));
        grid.row(
                Cell.of(words.say("tier.live")),
                tiers(report.from().refreshed().live(), report.to().refreshed().live()));
        grid.write(paper, INDENT);
    }

    private Cell tiers(TierRange from, TierRange to) {
        return from.equals(to)
                ? Cell.of(words.say("changes.still", words.tier(to)))
                : Cell.of(words.fromTo(words.tier(from), words.tier(to)), Style.BOLD);
    }

    private void metric(MetricId metric) throws IOException {
        @Nullable Measurement from = report.from().refreshed().figures().get(metric);
        @Nullable Measurement to = report.to().refreshed().figures().get(metric);
        List<PortalChange> changes = report.portals().getOrDefault(metric, List.of());
        paper.titled(INDENT, words.metric(metric), measurement(metric, from, to));
        Grid grid = new Grid(1);
        for (PortalChange change : changes.subList(0, Math.min(MOST_PORTALS, changes.size()))) {
            grid.row(
                    Cell.of(mark(change.kind()) + " " + words.foreign(change.id()), style(change.kind())),
                    Cell.of(words.portalName(change.name())
                            .orElseGet(() -> paper.typeface().dash())),
                    Cell.right(effect(metric, change)),
                    Cell.of(why(metric, change)));
        }
        grid.write(paper, INDENT + INDENT);
        if (changes.size() > MOST_PORTALS) {
            paper.wrapped(INDENT + INDENT, words.say("more.csv", Integer.toString(changes.size() - MOST_PORTALS)));
        }
    }

    private String measurement(MetricId metric, @Nullable Measurement from, @Nullable Measurement to) {
        if (from instanceof Measurement.Figure before && to instanceof Measurement.Figure after) {
            List<String> parts = new ArrayList<>();
            String earlier = words.figures(metric, before.value());
            String later = words.figures(metric, after.value());
            boolean same = earlier.equals(later);
            parts.add(same ? words.say("changes.still", later) : words.fromTo(earlier, later));
            if (!same && before.value().isExact() && after.value().isExact()) {
                parts.add(words.difference(
                        metric, before.value().low(), after.value().low()));
            }
            parts.add(
                    before.portals().equals(after.portals())
                            ? words.portals(after.portals())
                            : words.fromTo(
                                    words.range(
                                            before.portals().low(),
                                            before.portals().high()),
                                    words.portals(after.portals())));
            return String.join(", ", parts);
        }
        if (from instanceof Measurement.Status before && to instanceof Measurement.Status after) {
            return before.equals(after)
                    ? words.say("changes.still", words.state(after.state()))
                    : words.fromTo(words.state(before.state()), words.state(after.state()));
        }
        return words.say("changes.incomparable");
    }

    private String effect(MetricId metric, PortalChange change) {
        Interval from = change.from().amount();
        Interval to = change.to().amount();
        if (!from.isExact() || !to.isExact()) {
            return "?";
        }
        String difference = words.difference(metric, from.low(), to.low());
        if (!metric.equals(MetricId.MEDIAN_APP_USAGE)) {
            return difference;
        }
        boolean one = to.low().subtract(from.low()).abs().compareTo(BigDecimal.ONE) == 0;
        return words.say(one ? "changes.apps.one" : "changes.apps.many", difference);
    }

    /** The reason, and what the effect alone does not say. */
    private String why(MetricId metric, PortalChange change) {
        List<String> parts = new ArrayList<>();
        parts.add(words.change(change.reason()));
        parts.addAll(apps(change.apps()));
        Count before = change.from().count();
        Count after = change.to().count();
        if (change.kind() == PortalChange.Kind.CHANGED && before != after) {
            parts.add(words.fromTo(words.verdict(before), words.verdict(after)));
        }
        String from = amount(metric, change.from().amount());
        String to = amount(metric, change.to().amount());
        boolean exact = change.from().amount().isExact() && change.to().amount().isExact();
        if (!from.equals(to) && (!exact || change.kind() == PortalChange.Kind.CHANGED)) {
            parts.add(words.fromTo(from, to));
        }
        return String.join(", ", parts);
    }

    private String amount(MetricId metric, Interval amount) {
        return amount.high().isEmpty() && amount.low().signum() == 0
                ? words.say("unknown")
                : words.briefFigures(metric, amount);
    }

    private List<String> apps(AppChanges apps) {
        List<String> parts = new ArrayList<>();
        apps.added().forEach(app -> parts.add("+" + words.app(app)));
        apps.removed().forEach(app -> parts.add(paper.typeface().minus() + words.app(app)));
        apps.unclear().forEach(app -> parts.add("?" + words.app(app)));
        return parts;
    }

    private String mark(PortalChange.Kind kind) {
        return switch (kind) {
            case NEW -> "+";
            case LOST -> paper.typeface().minus();
            case CHANGED -> "~";
        };
    }

    private static Style style(PortalChange.Kind kind) {
        return switch (kind) {
            case NEW -> Style.GOOD;
            case LOST -> Style.BAD;
            case CHANGED -> Style.PLAIN;
        };
    }
}
