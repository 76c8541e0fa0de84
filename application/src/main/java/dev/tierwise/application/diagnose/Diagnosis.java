package dev.tierwise.application.diagnose;

import dev.tierwise.spi.Finding;
import java.util.List;

/**
 * What was found out about all sources.
 *
 * @param sources  each source on its own, in the order in which they are believed
 * @param together what reading them together finds: wrong values, rows that fit no portal, portals of which something is missing; empty
 *                 where a source is a live account, which is not read for this
 */
public record Diagnosis(List<SourceDiagnosis> sources, List<Finding> together) {

    public Diagnosis {
        sources = List.copyOf(sources);
        together = List.copyOf(together);
    }
}
