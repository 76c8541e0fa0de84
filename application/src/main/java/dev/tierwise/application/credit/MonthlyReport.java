package dev.tierwise.application.credit;

import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metric;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A monthly report: it fixes sold MRR and the points for sales, and publishes the MRR and the points of every portal that
 * is active on its day.
 *
 * <p>FAQ: "Der MRR aus verkauften Portalen wird monatlich aktualisiert."
 *
 * @param day     the day of the report
 * @param soldMrr sold MRR as of that day
 * @param portals every portal that was active on that day, by id
 */
public record MonthlyReport(LocalDate day, Measurement.Figure soldMrr, Map<String, PublishedPortal> portals) {

    public MonthlyReport {
        portals = Collections.unmodifiableMap(portals);
    }

    /**
     * The report of a day.
     *
     * @param day   the day of the report
     * @param facts the facts as they are known now, read for any day: a report does not ask which apps were used
     * @throws IllegalArgumentException when a portal's MRR is in a currency without a rate
     */
    public static MonthlyReport of(LocalDate day, Snapshot facts, Programme programme, ExchangeRates rates) {
        Metric.Tally soldMrr = Metrics.get(MetricId.SOLD_MRR).begin(programme, day, facts.partnerFacts());
        Map<String, PublishedPortal> portals = new LinkedHashMap<>();
        for (Portal portal : facts.portals()) {
            if (portal.isActiveOn(day)) {
                PortalAssessment assessment = PortalAssessment.of(portal, day, programme, rates);
                soldMrr.add(assessment);
                portals.put(portal.id(), new PublishedPortal(assessment.mrr(), assessment.sold(), assessment.points()));
            }
        }
        return new MonthlyReport(day, (Measurement.Figure) soldMrr.result(), portals);
    }
}
