package dev.tierwise.application.credit;

import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import java.time.LocalDate;

/**
 * What the partner will be credited with on a coming mid-month day if nothing happens that is not known today: users and
 * app usage stay as they are, while sales grow old, cancellations and customers that are already entered take effect,
 * and certifications expire.
 */
public final class Expectation {

    private Expectation() {}

    /**
     * Works out the update of a coming mid-month day. A monthly report that lies before it, or on it, publishes anew;
     * where there is none, the last report still holds.
     *
     * @param tierDay after the day of the facts
     * @param facts   the facts of today
     * @param report  the last monthly report of today or before it
     * @throws IllegalArgumentException when the mid-month day is not after the day of the facts, or a portal's MRR is in
     *                                  a currency without a rate
     */
    public static Evaluation of(
            LocalDate tierDay, Snapshot facts, MonthlyReport report, Programme programme, ExchangeRates rates) {
        if (!tierDay.isAfter(facts.day())) {
            throw new IllegalArgumentException(tierDay + " is not after " + facts.day());
        }
        LocalDate lastReport = new Schedule(programme.updateDays()).latest(ScheduledEvent.Kind.MONTHLY_REPORT, tierDay);
        MonthlyReport published =
                lastReport.isAfter(facts.day()) ? MonthlyReport.of(lastReport, facts, programme, rates) : report;
        Snapshot then = new Snapshot(tierDay, facts.partner(), facts.partnerFacts(), facts.portals());
        return Evaluation.of(
                programme,
                facts.partnerFacts().market(),
                DailyFigures.of(then, published, programme, rates, standing -> {}));
    }
}
