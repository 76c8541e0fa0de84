package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * What is known about the partner itself that tiers ask for.
 *
 * @param certifications what is known about its certifications
 * @param market         the market that it is in; empty when unknown
 * @param invited        whether HubSpot has invited it to the tiers that are awarded by invitation; empty when unknown
 * @param retention      the retention of its customers in per cent, not negative; empty when unknown
 * @param credited       the tier that HubSpot itself credits it with; empty when unknown
 */
public record PartnerFacts(
        Certifications certifications,
        Optional<Market> market,
        Optional<Boolean> invited,
        Optional<BigDecimal> retention,
        Optional<CreditedTier> credited) {

    /** @throws IllegalArgumentException when the retention is negative */
    public PartnerFacts {
        if (retention.isPresent() && retention.get().signum() < 0) {
            throw new InvalidValueException(Text.of(
                    PartnerFacts.class, "retention.negative", retention.get().toPlainString()));
        }
    }

    /** The tier that is credited is unknown. */
    public PartnerFacts(
            Certifications certifications,
            Optional<Market> market,
            Optional<Boolean> invited,
            Optional<BigDecimal> retention) {
        this(certifications, market, invited, retention, Optional.empty());
    }

    /** Nothing but the certifications is known. */
    public PartnerFacts(Certifications certifications) {
        this(certifications, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same facts with other certifications. */
    public PartnerFacts with(Certifications others) {
        return new PartnerFacts(others, market, invited, retention, credited);
    }
}
