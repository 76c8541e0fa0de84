package dev.tierwise.application.explain;

import dev.tierwise.application.explain.MedianChoice.Member;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PointLine;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.tier.Evaluation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/** Takes a figure apart into what each portal has to do with it. */
record Reckoner(SnapshotRequest request, Snapshot snapshot) {

    private static final BigDecimal NOTHING = BigDecimal.ZERO.setScale(2);

    Reckoning explain(MetricId metric, Evaluation evaluation) {
        Measurement measurement =
                Objects.requireNonNull(evaluation.measurements().get(metric));
        if (measurement instanceof Measurement.Figure figure) {
            if (metric.equals(MetricId.SOLD_MRR)) {
                return sum(metric, figure, PortalAssessment::sold);
            }
            if (metric.equals(MetricId.MANAGED_MRR)) {
                return sum(metric, figure, PortalAssessment::managed);
            }
            return MetricId.POINTS.contains(metric) ? points(metric, figure) : median(figure);
        }
        boolean certified = metric.equals(MetricId.CERTIFICATION) || metric.equals(MetricId.CERTIFIED_PEOPLE);
        return new Reckoning.OfPartner(
                metric,
                measurement,
                certified ? snapshot.certifications().list() : List.<Certification>of(),
                !certified || snapshot.certifications().complete());
    }

    private PortalAssessment assess(Portal portal) {
        return PortalAssessment.of(portal, snapshot.day(), request.programme(), request.rates());
    }

    private Reckoning sum(
            MetricId metric, Measurement.Figure figure, Function<PortalAssessment, Verdict<?>> verdictOf) {
        List<Reckoning.Addend> addends = new ArrayList<>();
        Map<Enum<?>, Integer> others = new TreeMap<>();
        for (Portal portal : snapshot.portals()) {
            PortalAssessment assessment = assess(portal);
            Verdict<?> verdict = verdictOf.apply(assessment);
            if (verdict.count() == Count.DOES_NOT_COUNT) {
                others.merge(verdict.reason(), 1, Integer::sum);
            } else {
                addends.add(addend(assessment, verdict));
            }
        }
        return new Reckoning.Sum(metric, figure, addends, others);
    }

    private Reckoning.Addend addend(PortalAssessment portal, Verdict<?> verdict) {
        return new Reckoning.Addend(
                portal.portal().id(),
                portal.portal().name(),
                verdict.count(),
                verdict.reason(),
                ConvertedMrr.of(portal, snapshot.day(), request.programme(), request.rates()),
                verdict.count() == Count.COUNTS ? portal.mrr().low() : NOTHING,
                portal.mrr().high());
    }

    private Reckoning median(Measurement.Figure figure) {
        List<Member> fewest = new ArrayList<>();
        List<Member> most = new ArrayList<>();
        Map<MedianReason, Integer> others = new EnumMap<>(MedianReason.class);
        for (Portal portal : snapshot.portals()) {
            MedianReason contribution = MedianReason.of(assess(portal));
            if (contribution.count() == Count.DOES_NOT_COUNT) {
                others.merge(contribution, 1, Integer::sum);
            } else {
                boolean certain = contribution.count() == Count.COUNTS;
                AppUsage usage = portal.appUsage();
                fewest.add(new Member(portal.id(), portal.name(), usage.low(), certain));
                most.add(new Member(portal.id(), portal.name(), usage.high(), certain));
            }
        }
        return new Reckoning.Median(figure, MedianChoice.lowest(fewest), MedianChoice.highest(most), others);
    }

    private Reckoning points(MetricId metric, Measurement.Figure figure) {
        List<Reckoning.PointAddend> giving = new ArrayList<>();
        int others = 0;
        for (Portal portal : snapshot.portals()) {
            PortalAssessment assessment = assess(portal);
            PortalPoints.Credit credit = assessment
                    .points()
                    .orElseThrow()
                    .credit(metric, assessment.managed().count());
            if (credit.count() == Count.DOES_NOT_COUNT) {
                others++;
            } else {
                giving.add(new Reckoning.PointAddend(
                        portal.id(),
                        portal.name(),
                        credit,
                        PointLine.of(
                                portal,
                                snapshot.day(),
                                request.programme(),
                                request.rates(),
                                metric,
                                assessment.managed().count())));
            }
        }
        return new Reckoning.PointList(metric, figure, giving, others);
    }
}
