package dev.tierwise.application.diagnose;

import dev.tierwise.spi.Finding;
import java.util.List;

/**
 * What one source found out about itself.
 *
 * @param source   its location as the user wrote it, or its adapter's name
 * @param adapter  the adapter's name
 * @param findings in the order in which people want to read them
 */
public record SourceDiagnosis(String source, String adapter, List<Finding> findings) {

    public SourceDiagnosis {
        findings = List.copyOf(findings);
    }
}
