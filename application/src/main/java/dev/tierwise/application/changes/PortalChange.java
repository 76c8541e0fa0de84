package dev.tierwise.application.changes;

import dev.tierwise.domain.metric.Interval;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * A portal that adds something else to a figure than before.
 *
 * @param id     the portal
 * @param name   as it was known last; empty when unknown
 * @param reason why
 * @param from   what it added before
 * @param to     what it adds now
 * @param apps   of app usage which apps came and went, where it counts on both days; nothing else
 */
public record PortalChange(
        String id, Optional<String> name, ChangeReason reason, Contribution from, Contribution to, AppChanges apps) {

    /** The largest effect first: that by which either bound of the figure moves most, from or to no bound before all. */
    static final Comparator<PortalChange> BY_EFFECT = Comparator.comparing(PortalChange::isUnbounded)
            .thenComparing(PortalChange::effect)
            .reversed()
            .thenComparing(PortalChange::id);

    /** What becomes of a portal's part in a figure. */
    public enum Kind {
        /** It did not count. */
        NEW,
        /** It counted, or may have, and does not any more. */
        LOST,
        /** It counts on both days, or may. */
        CHANGED
    }

    /** What has become of the portal's part in the figure. */
    public Kind kind() {
        if (from.isNone()) {
            return Kind.NEW;
        }
        return to.isNone() ? Kind.LOST : Kind.CHANGED;
    }

    private boolean isUnbounded() {
        return from.amount().high().isPresent() != to.amount().high().isPresent();
    }

    private BigDecimal effect() {
        return distance(from.amount().low(), to.amount().low()).max(distance(high(from), high(to)));
    }

    private static BigDecimal high(Contribution contribution) {
        Interval amount = contribution.amount();
        return amount.high().orElse(amount.low());
    }

    private static BigDecimal distance(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs();
    }
}
