package dev.tierwise.application.reconcile;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What the rules give less what HubSpot reports: above zero where HubSpot credits too little.
 *
 * @param low  the least that it may be
 * @param high the most that it may be; empty when there is no bound
 */
public record Difference(BigDecimal low, Optional<BigDecimal> high) {

    /** Whether only one value is possible. */
    public boolean isExact() {
        return high.isPresent() && high.get().compareTo(low) == 0;
    }

    /** How far off HubSpot's figure is at least: zero where it may be right. */
    public BigDecimal atLeast() {
        if (low.signum() > 0) {
            return low;
        }
        return high.filter(most -> most.signum() < 0).map(BigDecimal::negate).orElse(BigDecimal.ZERO);
    }
}
