package dev.tierwise.answers.document;

import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.Unit;
import org.jspecify.annotations.Nullable;

/**
 * What the rules say of a portal.
 *
 * @param id      as HubSpot knows it
 * @param name    as people know it; null if unknown
 * @param mrr     its MRR in the programme's currency
 * @param sold    whether it counts as sold
 * @param managed whether it counts as managed
 * @param apps    the apps that it used
 * @param points  its points; left out where none are counted
 */
public record AssessedPortal(
        String id,
        @Nullable String name,
        Range mrr,
        CountVerdict sold,
        CountVerdict managed,
        AppsUsed apps,
        @LeftOutIfNull @Nullable PointsCredited points) {

    public static AssessedPortal of(PortalAssessment assessment) {
        return new AssessedPortal(
                assessment.portal().id(),
                assessment.portal().name().orElse(null),
                Range.of(Unit.MONEY, assessment.mrr()),
                CountVerdict.of(assessment.sold()),
                CountVerdict.of(assessment.managed()),
                AppsUsed.of(assessment.portal().appUsage()),
                assessment.creditedPoints().map(PointsCredited::of).orElse(null));
    }
}
