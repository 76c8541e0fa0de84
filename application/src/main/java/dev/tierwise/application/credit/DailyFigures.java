package dev.tierwise.application.credit;

import dev.tierwise.application.credit.PortalStanding.Kind;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Measuring;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The figures that HubSpot has published by a day: sold MRR, the points for sales, and which portals count as sold, as
 * the last report has them; managed MRR, managed points and app usage of the day's facts with the MRR and the points of
 * the last report; the day's facts about the partner itself.
 */
public final class DailyFigures {

    private DailyFigures() {}

    /**
     * Computes the figures of a day; the portals are gone through once.
     *
     * @param facts     the facts of the day
     * @param report    the last monthly report of that day or before it
     * @param standings is told how each portal stands: those that the sources list in their order, then those that only
     *                  the report knows
     * @return what each metric of the programme came to, in the programme's order
     * @throws IllegalArgumentException when a portal's MRR is in a currency without a rate
     */
    public static Map<MetricId, Measurement> of(
            Snapshot facts,
            MonthlyReport report,
            Programme programme,
            ExchangeRates rates,
            Consumer<PortalStanding> standings) {
        Measuring measuring = new Measuring(programme, facts.day(), facts.partnerFacts());
        SaleEnds ends = new SaleEnds(programme);
        LocalDate nextReport = Schedule.of(programme).next(ScheduledEvent.Kind.MONTHLY_REPORT, facts.day());
        Set<String> listed = new HashSet<>();
        for (Portal portal : facts.portals()) {
            PublishedPortal published = report.portals().get(portal.id());
            if (published == null) {
                standings.accept(unpublished(portal, facts, programme, rates, ends.next(portal, nextReport)));
                continue;
            }
            listed.add(portal.id());
            PortalAssessment assessment = new PortalAssessment(
                    portal,
                    published.mrr(),
                    published.sold(),
                    ManagedReason.judge(portal, facts.day()),
                    published.points());
            measuring.add(assessment);
            standings.accept(new PortalStanding(
                    portal.id(),
                    portal.name(),
                    Kind.PUBLISHED,
                    published.mrr(),
                    Optional.of(published.sold()),
                    Optional.of(assessment.managed()),
                    portal.appUsage().used().ids(),
                    portal.appUsage().unknown().ids(),
                    published.points(),
                    ends.next(portal, published.sold().count() == Count.DOES_NOT_COUNT ? nextReport : report.day())));
        }
        report.portals().forEach((id, published) -> {
            if (!listed.contains(id)) {
                measuring.addUnlisted(published.points().orElse(PortalPoints.UNKNOWN));
                standings.accept(new PortalStanding(
                        id,
                        Optional.empty(),
                        Kind.UNLISTED,
                        published.mrr(),
                        Optional.of(published.sold()),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        published.points(),
                        Optional.empty()));
            }
        });
        Map<MetricId, Measurement> measurements = measuring.results();
        measurements.replace(MetricId.SOLD_MRR, report.soldMrr());
        return measurements;
    }

    private static PortalStanding unpublished(
            Portal portal, Snapshot facts, Programme programme, ExchangeRates rates, Optional<LocalDate> soldThrough) {
        PortalAssessment assessment = PortalAssessment.of(portal, facts.day(), programme, rates);
        return new PortalStanding(
                portal.id(),
                portal.name(),
                portal.isActiveOn(facts.day()) ? Kind.PENDING : Kind.INACTIVE,
                assessment.mrr(),
                Optional.empty(),
                Optional.of(assessment.managed()),
                portal.appUsage().used().ids(),
                portal.appUsage().unknown().ids(),
                assessment.points(),
                soldThrough);
    }
}
