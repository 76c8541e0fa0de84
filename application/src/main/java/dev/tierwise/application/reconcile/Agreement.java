package dev.tierwise.application.reconcile;

import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.PointRange;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Whether a figure of the rules is the one that HubSpot reports. */
final class Agreement {

    /** HubSpot is taken to leave out what is smaller than a hundredth, and nothing larger. */
    private static final int PLACES = 2;

    private Agreement() {}

    /** Whether both are the same number, written with as many decimals as HubSpot's. */
    static boolean isCertain(PointRange byRules, BigDecimal reported) {
        return byRules.isExact() && isSame(byRules.low(), reported);
    }

    /** Whether HubSpot's number is one of those that the rules can give. */
    static boolean isPossible(PointRange byRules, BigDecimal reported) {
        if (reported.signum() < 0) {
            return false;
        }
        Fraction number = Fraction.of(reported);
        return (number.compareTo(byRules.low()) >= 0 || isSame(byRules.low(), reported))
                && byRules.high()
                        .map(high -> number.compareTo(high) <= 0 || isSame(high, reported))
                        .orElse(true);
    }

    private static boolean isSame(Fraction byRules, BigDecimal reported) {
        int places = Math.max(PLACES, reported.scale());
        return byRules.rounded(places, RoundingMode.HALF_UP).compareTo(reported) == 0;
    }
}
