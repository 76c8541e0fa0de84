package dev.tierwise.application.changes;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.MetricId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is different between two snapshots under the same programme.
 *
 * @param from    what follows from the one
 * @param to      what follows from the other
 * @param portals for each metric that is made of portals, in the programme's order, those that add something else to it,
 *                the largest effect first. What their bounds move by adds up to what the bounds of sold and of managed MRR
 *                move by
 */
public record SnapshotChanges(EvaluationReport from, EvaluationReport to, Map<MetricId, List<PortalChange>> portals) {

    public SnapshotChanges {
        portals = Collections.unmodifiableMap(new LinkedHashMap<>(portals));
    }

    /** Compares two answers under the same programme. */
    public static SnapshotChanges between(EvaluationReport from, EvaluationReport to) {
        Comparison comparison = new Comparison(to.programme());
        forEach(from, comparison::before);
        forEach(to, comparison::after);
        return new SnapshotChanges(from, to, comparison.result());
    }

    private static void forEach(EvaluationReport report, Consumer<PortalStanding> consumer) {
        report.forEachPortal(portal -> consumer.accept(standing(report, portal)));
    }

    /** How a portal stands with all facts of the day, as if a report had published it on that day. */
    private static PortalStanding standing(EvaluationReport report, PortalAssessment assessment) {
        boolean active = assessment.portal().isActiveOn(report.snapshot().day());
        AppUsage apps = assessment.portal().appUsage();
        return new PortalStanding(
                assessment.portal().id(),
                assessment.portal().name(),
                active ? PortalStanding.Kind.PUBLISHED : PortalStanding.Kind.INACTIVE,
                assessment.mrr(),
                active ? Optional.of(assessment.sold()) : Optional.empty(),
                Optional.of(assessment.managed()),
                ids(apps.used()),
                ids(apps.unknown()),
                assessment.points());
    }

    private static List<String> ids(AppSet apps) {
        return apps.stream().map(App::id).sorted().toList();
    }
}
