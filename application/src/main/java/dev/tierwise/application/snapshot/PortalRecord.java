package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A portal with what its facts rest on.
 *
 * @param portal     the merged facts
 * @param people     the known users who are partner employees or have one of the partner's e-mail domains
 * @param usedOn     for each app that counts as used, by id, the latest day inside the window that a source names
 * @param provenance where each known fact comes from
 */
public record PortalRecord(
        Portal portal, List<PortalUser> people, Map<String, LocalDate> usedOn, List<Provenance> provenance) {

    public PortalRecord {
        people = List.copyOf(people);
        usedOn = Collections.unmodifiableMap(new LinkedHashMap<>(usedOn));
        provenance = List.copyOf(provenance);
    }
}
