package dev.tierwise.application.credit;

import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What HubSpot will publish from a day on if nothing happens that is not known on that day: users and app usage stay as
 * they are, while sales grow old, cancellations and customers that are already entered take effect, and certifications
 * expire.
 */
public final class Outlook {

    private final LocalDate today;
    private final Function<LocalDate, Snapshot> facts;
    private final MonthlyReport lastReport;
    private final Programme programme;
    private final ExchangeRates rates;

    /** The last one that was worked out: tiers are asked about in the order of their days. */
    private Optional<MonthlyReport> nextReport = Optional.empty();

    /**
     * @param today      the day from which on it looks ahead
     * @param facts      the facts as they will hold on that day or a later one
     * @param lastReport the last monthly report of today or before it
     */
    public Outlook(
            LocalDate today,
            Function<LocalDate, Snapshot> facts,
            MonthlyReport lastReport,
            Programme programme,
            ExchangeRates rates) {
        this.today = today;
        this.facts = facts;
        this.lastReport = lastReport;
        this.programme = programme;
        this.rates = rates;
    }

    /** Of facts of which none is known to change but by their own days. */
    public static Outlook of(Snapshot facts, MonthlyReport lastReport, Programme programme, ExchangeRates rates) {
        return new Outlook(facts.day(), facts::on, lastReport, programme, rates);
    }

    /** The tier of the mid-month update of a day: today, or a later one. */
    public Evaluation on(LocalDate tierDay) {
        return on(tierDay, standing -> {});
    }

    /**
     * The same; a monthly report that lies after today, through the mid-month day itself, publishes anew, and where there
     * is none the last one still holds.
     *
     * @param standings is told how each portal stands, as by {@link DailyFigures#of}
     * @throws IllegalArgumentException when the day lies before today, or a portal's MRR is in a currency without a rate
     */
    public Evaluation on(LocalDate tierDay, Consumer<PortalStanding> standings) {
        if (tierDay.isBefore(today)) {
            throw new IllegalArgumentException(tierDay + " lies before " + today);
        }
        LocalDate reportDay = Schedule.of(programme).latest(ScheduledEvent.Kind.MONTHLY_REPORT, tierDay);
        MonthlyReport published = reportDay.isAfter(today) ? report(reportDay) : lastReport;
        Programme inForce = programme.on(tierDay);
        Snapshot then = facts.apply(tierDay).among(inForce.apps());
        Map<MetricId, Measurement> figures = DailyFigures.of(then, published, inForce, rates, standings);
        return Evaluation.of(inForce, then.partnerFacts().market(), figures);
    }

    private MonthlyReport report(LocalDate day) {
        MonthlyReport report = nextReport
                .filter(known -> known.day().equals(day))
                .orElseGet(() -> MonthlyReport.of(day, facts.apply(day), programme.on(day), rates));
        nextReport = Optional.of(report);
        return report;
    }
}
