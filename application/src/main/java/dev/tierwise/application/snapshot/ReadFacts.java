package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.Snapshot;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sources came to.
 *
 * @param snapshot    the merged facts
 * @param records     the same portals with what their facts rest on, where {@link Detail#EVERYTHING} was asked for; can be
 *                    gone through more than once
 * @param readAt      when the reading began
 * @param assumptions what the sources' way of reading takes for granted: id and value
 * @param warnings    what was ignored or could not be read, in the order of source, file, line and column
 */
public record ReadFacts(
        Snapshot snapshot,
        Iterable<PortalRecord> records,
        Instant readAt,
        Map<String, String> assumptions,
        List<Problem> warnings) {

    public ReadFacts {
        assumptions = Collections.unmodifiableMap(new LinkedHashMap<>(assumptions));
        warnings = List.copyOf(warnings);
    }
}
