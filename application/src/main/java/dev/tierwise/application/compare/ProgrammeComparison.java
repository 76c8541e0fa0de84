package dev.tierwise.application.compare;

import dev.tierwise.application.credit.PortalName;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.Portal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same facts under several programmes.
 *
 * @param reports one answer for each programme, in the order in which they were asked for; at least two
 * @param portals those that do not count alike under all of them, in the order of the sources
 */
public record ProgrammeComparison(List<EvaluationReport> reports, List<PortalUnderEach> portals) {

    /** @throws IllegalArgumentException when there are fewer than two answers */
    public ProgrammeComparison {
        reports = List.copyOf(reports);
        portals = List.copyOf(portals);
        if (reports.size() < 2) {
            throw new IllegalArgumentException("a comparison is of two programmes at least");
        }
    }

    /**
     * Compares answers about the same sources and the same day.
     *
     * @throws IllegalArgumentException when there are fewer than two answers
     */
    public static ProgrammeComparison of(List<EvaluationReport> reports) {
        Map<String, List<PortalAssessment>> all = new LinkedHashMap<>();
        for (EvaluationReport report : reports) {
            report.forEachPortal(
                    assessment -> all.computeIfAbsent(assessment.portal().id(), id -> new ArrayList<>())
                            .add(assessment));
        }
        List<PortalUnderEach> different = new ArrayList<>();
        all.values().forEach(assessments -> {
            if (assessments.stream()
                            .map(ProgrammeComparison::counted)
                            .distinct()
                            .count()
                    > 1) {
                Portal portal = assessments.get(0).portal();
                different.add(new PortalUnderEach(new PortalName(portal.id(), portal.name()), assessments));
            }
        });
        return new ProgrammeComparison(reports, different);
    }

    /** Everything by which a portal can count for something else. */
    private static List<Object> counted(PortalAssessment assessment) {
        return List.of(
                assessment.sold(),
                assessment.managed(),
                assessment.portal().appUsage().low(),
                assessment.portal().appUsage().high(),
                assessment.creditedPoints());
    }
}
