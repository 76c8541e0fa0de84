package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The tier that HubSpot itself credits a partner with.
 *
 * @param tier  the id of the tier or what it is called, in any case; {@value #NONE} for no tier
 * @param since the day since which it is credited; empty when unknown
 */
public record CreditedTier(String tier, Optional<LocalDate> since) {

    /** No tier is credited. */
    public static final String NONE = "none";

    /** @throws IllegalArgumentException when the tier is blank */
    public CreditedTier {
        if (tier.isBlank()) {
            throw new InvalidValueException(Text.of(CreditedTier.class, "credited.blank"));
        }
    }
}
