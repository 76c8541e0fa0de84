package dev.tierwise.application.reconcile;

import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.ReportedFigures;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A figure that HubSpot reports of each portal and that the rules give as well.
 *
 * @param metric         what it is
 * @param isFromSales    whether sales have a part in it
 * @param isFromManaging whether managing has a part in it
 * @param reportedFigure what HubSpot reports
 * @param ofPortal       what the rules give
 */
record ComparedFigure(
        MetricId metric,
        boolean isFromSales,
        boolean isFromManaging,
        Function<ReportedFigures, Optional<Reported>> reportedFigure,
        Function<PortalAssessment, PointRange> ofPortal) {

    private static final List<ComparedFigure> POINTS = List.of(
            ofPoints(MetricId.TOTAL_POINTS, true, true, ReportedFigures::totalPoints),
            ofPoints(MetricId.SOLD_POINTS, true, false, ReportedFigures::soldPoints),
            ofPoints(MetricId.MANAGED_POINTS, false, true, ReportedFigures::managedPoints));
    private static final ComparedFigure MANAGED_MRR = new ComparedFigure(
            MetricId.MANAGED_MRR, false, true, ComparedFigure::reportedMrr, ComparedFigure::managedMrr);

    /**
     * What HubSpot reports.
     *
     * @param amount   as it is
     * @param currency of an amount of money
     */
    record Reported(BigDecimal amount, Optional<String> currency) {}

    private static ComparedFigure ofPoints(
            MetricId metric,
            boolean isFromSales,
            boolean isFromManaging,
            Function<ReportedFigures, Optional<BigDecimal>> reported) {
        return new ComparedFigure(
                metric,
                isFromSales,
                isFromManaging,
                figures -> reported.apply(figures).map(amount -> new Reported(amount, Optional.empty())),
                portal -> portal.points()
                        .map(points ->
                                points.credit(metric, portal.managed().count()).points())
                        .orElse(PointRange.ZERO));
    }

    /** Those that a programme has rules for: points in total first, then what they are made of, then managed MRR. */
    static List<ComparedFigure> of(Programme programme) {
        return programme.pointRules().isPresent()
                ? Stream.concat(POINTS.stream(), Stream.of(MANAGED_MRR)).toList()
                : List.of(MANAGED_MRR);
    }

    boolean isMoney() {
        return metric.equals(MetricId.MANAGED_MRR);
    }

    /** What HubSpot reports; empty when it reports nothing. */
    Optional<Reported> reported(ReportedFigures figures) {
        return reportedFigure.apply(figures);
    }

    /** What the rules give. */
    PointRange byRules(PortalAssessment portal) {
        return ofPortal.apply(portal);
    }

    private static Optional<Reported> reportedMrr(ReportedFigures figures) {
        return figures.managedMrr().map(money -> new Reported(money.amount(), Optional.of(money.currency())));
    }

    private static PointRange managedMrr(PortalAssessment portal) {
        Interval mrr = portal.mrr();
        PointRange whole = new PointRange(Fraction.of(mrr.low()), mrr.high().map(Fraction::of));
        return switch (portal.managed().count()) {
            case COUNTS -> whole;
            case UNKNOWN -> whole.or(PointRange.ZERO);
            case DOES_NOT_COUNT -> PointRange.ZERO;
        };
    }
}
