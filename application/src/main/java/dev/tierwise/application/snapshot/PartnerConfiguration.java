package dev.tierwise.application.snapshot;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says about the partner; it is believed before any source.
 *
 * @param name         empty when the configuration does not give it
 * @param emailDomains empty when the configuration does not give them
 * @param timeZone     empty when the configuration does not give it
 */
public record PartnerConfiguration(Optional<String> name, Set<String> emailDomains, Optional<ZoneId> timeZone) {

    /** The configuration says nothing about the partner. */
    public static final PartnerConfiguration NONE =
            new PartnerConfiguration(Optional.empty(), Set.of(), Optional.empty());
}
