package dev.tierwise.application.reconcile;

import dev.tierwise.domain.metric.Interval;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One figure of one portal: HubSpot's beside that of the rules.
 *
 * @param id         the portal
 * @param name       empty when unknown
 * @param state      how they compare
 * @param reported   what HubSpot reports, in the metric's unit; empty when it cannot be converted
 * @param byRules    what the rules give, in the metric's unit
 * @param difference what the rules give less what HubSpot reports; empty when that cannot be said
 * @param updatedOn  when HubSpot last updated its figure; empty when unknown
 * @param reasons    why they differ or may differ; none where they agree
 */
public record ReconciledPortal(
        String id,
        Optional<String> name,
        State state,
        Optional<BigDecimal> reported,
        Interval byRules,
        Optional<Difference> difference,
        Optional<LocalDate> updatedOn,
        List<Given> reasons) {

    /** The largest effect first: what differs by how much it surely does, then what may, then what agrees. */
    static final Comparator<ReconciledPortal> BY_EFFECT = Comparator.comparing(ReconciledPortal::state)
            .thenComparing(
                    portal -> portal.difference().map(Difference::atLeast).orElse(BigDecimal.ZERO),
                    Comparator.reverseOrder())
            .thenComparing(portal -> portal.width().isPresent())
            .thenComparing(portal -> portal.width().orElse(BigDecimal.ZERO), Comparator.reverseOrder())
            .thenComparing(ReconciledPortal::id);

    /** How HubSpot's figure and that of the rules compare. */
    public enum State {
        /** HubSpot's figure is none of those that the rules can give. */
        DIFFERS,
        /** HubSpot's amount cannot be converted. */
        NOT_COMPARABLE,
        /** HubSpot's figure is one of several that the rules can give, depending on unknown facts. */
        OPEN,
        /** Both are the same. */
        AGREES
    }

    /**
     * A reason.
     *
     * @param reason   what it is
     * @param explains whether it alone turns the figure of the rules into HubSpot's
     */
    public record Given(Reason reason, boolean explains) {}

    public ReconciledPortal {
        reasons = List.copyOf(reasons);
    }

    /** How wide the figure of the rules is; empty when it has no bound. */
    private Optional<BigDecimal> width() {
        return byRules.high().map(high -> high.subtract(byRules.low()));
    }
}
