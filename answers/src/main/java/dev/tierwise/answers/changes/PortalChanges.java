package dev.tierwise.answers.changes;

import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.changes.AppChanges;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has become of figures and of the portals behind them, in words. */
record PortalChanges(Words words) {

    /** The cells that say what a portal adds to a figure that it did not before, and why. */
    List<Cell> cells(MetricId metric, PortalChange change) {
        return List.of(
                Cell.of(mark(change.kind()) + " " + words.foreign(change.id()), style(change.kind())),
                Cell.of(words.portalName(change.name())
                        .orElseGet(() -> words.typeface().dash())),
                Cell.right(effect(metric, change)),
                Cell.of(why(metric, change)));
    }

    /** A figure before and after. */
    String measurement(MetricId metric, @Nullable Measurement from, @Nullable Measurement to) {
        if (from instanceof Measurement.Numeric before && to instanceof Measurement.Numeric after) {
            List<String> parts = new ArrayList<>();
            String earlier = words.figures(metric, before.value());
            String later = words.figures(metric, after.value());
            boolean same = earlier.equals(later);
            parts.add(same ? words.say("changes.still", later) : words.fromTo(earlier, later));
            if (!same && before.value().isExact() && after.value().isExact()) {
                parts.add(words.difference(
                        metric, before.value().low(), after.value().low()));
            }
            if (before instanceof Measurement.Figure earlierFigure && after instanceof Measurement.Figure laterFigure) {
                parts.add(portals(earlierFigure.portals(), laterFigure.portals()));
            }
            return String.join(", ", parts);
        }
        if (from instanceof Measurement.Status before && to instanceof Measurement.Status after) {
            return before.equals(after)
                    ? words.say("changes.still", words.state(after.state()))
                    : words.fromTo(words.state(before.state()), words.state(after.state()));
        }
        return words.say("changes.incomparable");
    }

    private String portals(PortalCount before, PortalCount after) {
        return before.equals(after)
                ? words.portals(after)
                : words.fromTo(words.range(before.low(), before.high()), words.portals(after));
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
        apps.removed().forEach(app -> parts.add(words.typeface().minus() + words.app(app)));
        apps.unclear().forEach(app -> parts.add("?" + words.app(app)));
        return parts;
    }

    private String mark(PortalChange.Kind kind) {
        return switch (kind) {
            case NEW -> "+";
            case LOST -> words.typeface().minus();
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
