package dev.tierwise.application.credit;

import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How one portal stands in the published figures of a day, and why.
 *
 * @param id          the portal
 * @param name        empty when unknown
 * @param kind        whether the last report published it
 * @param mrr         what the last report published; for a portal that no report has published what is known today
 * @param sold        whether the last report counted it as sold; empty when it did not publish it
 * @param managed     whether it is managed on the day; empty when no source lists it
 * @param usedApps    the ids of the programme's apps that are known to be used, sorted
 * @param unknownApps the ids of those of which that is unknown, sorted
 * @param points      what the last report published; for a portal that no report has published what is known today.
 *                    Empty when the programme knows no points
 * @param soldThrough the day with which the next of its sales that count leaves the programme's window: the first monthly
 *                    report after it leaves the sale out. Empty where no such day is known, and where no source lists it
 */
public record PortalStanding(
        String id,
        Optional<String> name,
        Kind kind,
        Interval mrr,
        Optional<Verdict<SoldReason>> sold,
        Optional<Verdict<ManagedReason>> managed,
        List<String> usedApps,
        List<String> unknownApps,
        Optional<PortalPoints> points,
        Optional<LocalDate> soldThrough) {

    /** What the last report has to do with a portal. */
    public enum Kind {
        /** The last report published it. */
        PUBLISHED,
        /** It is active, but the last report did not publish it: it counts from the next one on. */
        PENDING,
        /** It is not active, and the last report did not publish it. */
        INACTIVE,
        /** The last report published it, but no source lists it any more. */
        UNLISTED
    }

    public PortalStanding {
        usedApps = List.copyOf(usedApps);
        unknownApps = List.copyOf(unknownApps);
    }

    /** Without points, and without a day with which a sale leaves. */
    public PortalStanding(
            String id,
            Optional<String> name,
            Kind kind,
            Interval mrr,
            Optional<Verdict<SoldReason>> sold,
            Optional<Verdict<ManagedReason>> managed,
            List<String> usedApps,
            List<String> unknownApps) {
        this(id, name, kind, mrr, sold, managed, usedApps, unknownApps, Optional.empty(), Optional.empty());
    }

    /** The portal as people know it. */
    public PortalName portal() {
        return new PortalName(id, name);
    }

    /** How a portal stands where all facts of a day count at once, as if a report were published on it. */
    public static PortalStanding live(PortalAssessment assessment, LocalDate day) {
        return new PortalStanding(
                assessment.portal().id(),
                assessment.portal().name(),
                assessment.portal().isActiveOn(day) ? Kind.PUBLISHED : Kind.INACTIVE,
                assessment.mrr(),
                Optional.of(assessment.sold()),
                Optional.of(assessment.managed()),
                assessment.portal().appUsage().used().ids(),
                assessment.portal().appUsage().unknown().ids(),
                assessment.points(),
                Optional.empty());
    }

    /** Whether its MRR is in the published sold MRR. */
    public Count countsAsSold() {
        return sold.map(Verdict::count).orElse(Count.DOES_NOT_COUNT);
    }

    /** Whether its MRR is in the day's managed MRR. */
    public Count countsAsManaged() {
        return kind == Kind.PUBLISHED ? managed.map(Verdict::count).orElse(Count.DOES_NOT_COUNT) : Count.DOES_NOT_COUNT;
    }

    /**
     * What it gives to a metric of points on the day: what the last report published, as the portal is managed or not;
     * their number is unknown if that report knew no points yet. Empty where the last report did not publish it.
     *
     * @throws IllegalArgumentException when the metric does not count points
     */
    public Optional<PortalPoints.Credit> credit(MetricId metric) {
        return switch (kind) {
            case PUBLISHED, UNLISTED ->
                Optional.of(points.orElse(PortalPoints.UNKNOWN).credit(metric, countsAsManaged()));
            case PENDING, INACTIVE -> Optional.empty();
        };
    }

    /** Whether it is one of the portals that the day's median is taken of. */
    public Count contributes() {
        return kind == Kind.PUBLISHED
                ? PortalAssessment.contributes(countsAsSold().or(countsAsManaged()), mrr)
                : Count.DOES_NOT_COUNT;
    }
}
