package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.CreditedTier;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says about the partner; it is believed before any source.
 *
 * @param name         empty when the configuration does not give it
 * @param emailDomains empty when the configuration does not give them
 * @param timeZone     empty when the configuration does not give it
 * @param market       the market that it is in; empty when the configuration does not give it
 * @param invited      whether it is invited to the tiers that are awarded by invitation; empty when the configuration
 *                     does not say
 * @param retention    in per cent, not negative, at most two places; empty when the configuration does not give it
 * @param credited     the tier that HubSpot credits it with; empty when the configuration does not give it
 */
public record PartnerConfiguration(
        Optional<String> name,
        Set<String> emailDomains,
        Optional<ZoneId> timeZone,
        Optional<Market> market,
        Optional<Boolean> invited,
        Optional<BigDecimal> retention,
        Optional<CreditedTier> credited) {

    /** The configuration says nothing about the partner. */
    public static final PartnerConfiguration NONE =
            new PartnerConfiguration(Optional.empty(), Set.of(), Optional.empty());

    /** The configuration says nothing that only programmes with points ask. */
    public PartnerConfiguration(Optional<String> name, Set<String> emailDomains, Optional<ZoneId> timeZone) {
        this(name, emailDomains, timeZone, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    }
}
