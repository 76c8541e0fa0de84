package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Snapshot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sources came to.
 *
 * @param snapshots         the merged facts of each day that was asked about, ascending; at least one
 * @param rates             the exchange rates that hold: those asked for, then those of the sources
 * @param partnerProvenance where market, invitation and retention of the partner come from, as far as they are known
 * @param records           the portals of the last day with what their facts rest on, where {@link Detail#EVERYTHING} was
 *                          asked for; can be gone through more than once
 * @param readAt            when the reading began
 * @param sources           what was read, in the order in which it is believed
 * @param assumptions       what the sources' way of reading takes for granted: id and value
 * @param warnings          what was ignored or could not be read, in the order of source, file, line and column
 */
public record ReadFacts(
        List<Snapshot> snapshots,
        ExchangeRates rates,
        List<Provenance> partnerProvenance,
        Iterable<PortalRecord> records,
        Instant readAt,
        List<ReadSource> sources,
        Map<String, String> assumptions,
        List<Problem> warnings) {

    public ReadFacts {
        snapshots = List.copyOf(snapshots);
        partnerProvenance = List.copyOf(partnerProvenance);
        sources = List.copyOf(sources);
        assumptions = Collections.unmodifiableMap(new LinkedHashMap<>(assumptions));
        warnings = List.copyOf(warnings);
    }

    /** The same with portals that are worked out once, see {@link Snapshot#kept}. */
    public ReadFacts kept() {
        return new ReadFacts(
                snapshots.stream().map(Snapshot::kept).toList(),
                rates,
                partnerProvenance,
                records,
                readAt,
                sources,
                assumptions,
                warnings);
    }

    /** The facts of the last day. */
    public Snapshot snapshot() {
        return snapshots.get(snapshots.size() - 1);
    }

    /**
     * The facts of one of the days.
     *
     * @throws IllegalArgumentException when the day was not asked about
     */
    public Snapshot snapshotOn(LocalDate day) {
        return snapshots.stream()
                .filter(snapshot -> snapshot.day().equals(day))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(day + " was not asked about"));
    }
}
