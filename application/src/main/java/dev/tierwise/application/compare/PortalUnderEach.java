package dev.tierwise.application.compare;

import dev.tierwise.application.credit.PortalName;
import dev.tierwise.domain.metric.PortalAssessment;
import java.util.List;

/**
 * A portal that does not count alike under all programmes.
 *
 * @param portal      the portal
 * @param assessments what the rules of each programme say of it, in the order of the programmes
 */
public record PortalUnderEach(PortalName portal, List<PortalAssessment> assessments) {

    public PortalUnderEach {
        assessments = List.copyOf(assessments);
    }
}
