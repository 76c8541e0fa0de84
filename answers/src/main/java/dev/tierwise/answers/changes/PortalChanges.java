package dev.tierwise.answers.changes;

import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Portals;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has become of figures and of the portals behind them, in words. */
public record PortalChanges(Words words) {

    /** The cells that say what a portal adds to a figure that it did not before, and why. */
    public List<Cell> cells(MetricId metric, ChangedPortal change) {
        return List.of(
                Cell.of(mark(change.change()) + " " + change.id(), style(change.change())),
                Cell.of(words.nameOrDash(change.name())),
                Cell.right(effect(metric, change)),
                Cell.of(why(metric, change)));
    }

    /** A figure before and after. */
    String measurement(MetricId metric, @Nullable Measured from, @Nullable Measured to) {
        if (from instanceof Measured.Figure before && to instanceof Measured.Figure after) {
            List<String> parts = new ArrayList<>();
            String earlier = words.figures(metric, before.value());
            String later = words.figures(metric, after.value());
            boolean same = earlier.equals(later);
            parts.add(same ? words.say("changes.still", later) : words.fromTo(earlier, later));
            if (!same && before.value().isExact() && after.value().isExact()) {
                parts.add(words.difference(
                        metric, before.value().low(), after.value().low()));
            }
            if (before.portals() != null && after.portals() != null) {
                parts.add(portals(before.portals(), after.portals()));
            }
            return String.join(", ", parts);
        }
        if (from instanceof Measured.Status before && to instanceof Measured.Status after) {
            return before.state() == after.state()
                    ? words.say("changes.still", words.status(metric, after))
                    : words.fromTo(words.status(metric, before), words.status(metric, after));
        }
        return words.say("changes.incomparable");
    }

    private String portals(Portals before, Portals after) {
        return before.equals(after) ? words.portals(after) : words.fromTo(words.range(before), words.portals(after));
    }

    private String effect(MetricId metric, ChangedPortal change) {
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
    private String why(MetricId metric, ChangedPortal change) {
        List<String> parts = new ArrayList<>();
        parts.add(words.change(change.reason()));
        parts.addAll(apps(change));
        Count before = change.from().state();
        Count after = change.to().state();
        if (change.change() == ChangedPortal.Kind.CHANGED && before != after) {
            parts.add(words.fromTo(words.verdict(before), words.verdict(after)));
        }
        String from = amount(metric, change.from().amount());
        String to = amount(metric, change.to().amount());
        boolean exact = change.from().amount().isExact() && change.to().amount().isExact();
        if (!from.equals(to) && (!exact || change.change() == ChangedPortal.Kind.CHANGED)) {
            parts.add(words.fromTo(from, to));
        }
        return String.join(", ", parts);
    }

    private String amount(MetricId metric, Interval amount) {
        return amount.high().isEmpty() && amount.low().signum() == 0
                ? words.say("unknown")
                : words.briefFigures(metric, amount);
    }

    private List<String> apps(ChangedPortal change) {
        List<String> parts = new ArrayList<>();
        apps(change.added(), "+", parts);
        apps(change.removed(), words.typeface().minus(), parts);
        apps(change.unclear(), "?", parts);
        return parts;
    }

    private void apps(@Nullable List<String> apps, String mark, List<String> parts) {
        if (apps != null) {
            apps.forEach(app -> parts.add(mark + words.app(app)));
        }
    }

    private String mark(ChangedPortal.Kind kind) {
        return switch (kind) {
            case NEW -> "+";
            case LOST -> words.typeface().minus();
            case CHANGED -> "~";
        };
    }

    private static Style style(ChangedPortal.Kind kind) {
        return switch (kind) {
            case NEW -> Style.GOOD;
            case LOST -> Style.BAD;
            case CHANGED -> Style.PLAIN;
        };
    }
}
