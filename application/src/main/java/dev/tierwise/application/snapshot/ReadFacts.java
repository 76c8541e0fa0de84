package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.Snapshot;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the sources came to.
 *
 * @param snapshot    the merged facts
 * @param assumptions what the sources' way of reading takes for granted: id and value
 * @param warnings    what was ignored or could not be read, in the order of source, file, line and column
 */
public record ReadFacts(Snapshot snapshot, Map<String, String> assumptions, List<Problem> warnings) {

    public ReadFacts {
        assumptions = Collections.unmodifiableMap(new LinkedHashMap<>(assumptions));
        warnings = List.copyOf(warnings);
    }
}
