package dev.tierwise.application.forecast;

import dev.tierwise.application.credit.Outlook;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.keeping.Crediting;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.spi.SourceException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Which tier will the partner be credited with in the coming months if nothing else happens? */
public final class Forecast {

    /** How many months can be looked ahead. */
    public static final int MOST_MONTHS = 120;

    private final Snapshots snapshots;

    public Forecast(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Reads the sources and looks ahead from what they know.
     *
     * @param months how many months are looked ahead, at least 1; where tiers are updated in some months only, at least to
     *               the next update. What changes after the last update in this time belongs to the answer too
     * @param ledger what HubSpot has published is taken from it, where it has the partner's history; else it is worked out
     *               from the facts, as of the days of reports and tiers
     * @throws BadInputException when the data is wrong
     * @throws SourceException   when a source cannot be used
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public ForecastAnswer forecast(SnapshotRequest request, int months, Optional<Ledger> ledger)
            throws BadInputException, SourceException {
        ReadFacts facts = snapshots.read(request).kept();
        EvaluationAnswer today = EvaluationAnswer.of(request, facts);
        return of(today, months, facts.snapshot()::on, published(today, facts.snapshot()::on, ledger));
    }

    /**
     * What has been published by the day of an answer: by a ledger, if there is one that knows, else as it follows from
     * the facts.
     *
     * @param facts the facts as they hold on a day
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public static Published published(
            EvaluationAnswer today, Function<LocalDate, Snapshot> facts, Optional<Ledger> ledger) {
        return ledger.flatMap(opened -> Published.of(today.snapshot(), today.programme(), today.rates(), opened))
                .orElseGet(() -> Published.of(today.snapshot().day(), facts, today.programme(), today.rates()));
    }

    /**
     * Looks ahead.
     *
     * @param today     the facts of today, and what follows from them
     * @param months    how many months are looked ahead; at least to the next update of the tier
     * @param facts     the facts as they will hold on a coming day
     * @param published what HubSpot has published by today
     * @throws IllegalArgumentException when a portal's MRR is in a currency without a rate
     */
    public static ForecastAnswer of(
            EvaluationAnswer today, int months, Function<LocalDate, Snapshot> facts, Published published) {
        LocalDate day = today.snapshot().day();
        Outlook outlook = new Outlook(day, facts, published.report(), today.programme(), today.rates());
        Schedule schedule = Schedule.of(today.programme());
        LocalDate horizon = horizon(schedule, day, months);
        EventSearch events = new EventSearch(today.programme(), facts, day, standings(outlook, day));
        List<ForecastMonth> all = new ArrayList<>();
        Crediting crediting = published.crediting();
        for (LocalDate tierDay : schedule.tierDays(day.plusDays(1), horizon)) {
            List<ForecastEvent> happened = byReports(events, outlook, schedule, day, tierDay);
            Map<String, PortalStanding> then = new LinkedHashMap<>();
            Evaluation evaluation = outlook.on(tierDay, standing -> then.put(standing.id(), standing));
            happened.addAll(events.until(tierDay, then));
            crediting = crediting.next(MetTier.of(tierDay, today.programme().on(tierDay), evaluation));
            all.add(new ForecastMonth(
                    tierDay,
                    evaluation,
                    crediting.credited(),
                    crediting.held(Published.certified(today.programme(), facts)),
                    happened));
            day = tierDay;
        }
        List<ForecastEvent> afterwards = new ArrayList<>();
        if (horizon.isAfter(day)) {
            afterwards.addAll(byReports(events, outlook, schedule, day, horizon));
            afterwards.addAll(events.until(horizon, standings(outlook, horizon)));
        }
        return new ForecastAnswer(
                today,
                published.credited(),
                published.held(today.programme(), facts),
                published.fromLedger(),
                all,
                horizon,
                afterwards);
    }

    /** What happens through the last monthly report that lies between two days, report by report. */
    private static List<ForecastEvent> byReports(
            EventSearch events, Outlook outlook, Schedule schedule, LocalDate after, LocalDate before) {
        List<ForecastEvent> happened = new ArrayList<>();
        for (ScheduledEvent event : schedule.events(after, before.minusDays(1))) {
            if (event.kind() == ScheduledEvent.Kind.MONTHLY_REPORT) {
                happened.addAll(events.until(event.day(), standings(outlook, event.day())));
            }
        }
        return happened;
    }

    /** The last day that is looked at: the mid-month day of so many months ahead, or the next update of the tier. */
    private static LocalDate horizon(Schedule schedule, LocalDate after, int months) {
        Schedule monthly = schedule.everyMonth();
        LocalDate last = after;
        for (int i = 0; i < months; i++) {
            last = monthly.next(ScheduledEvent.Kind.TIER, last);
        }
        LocalDate next = schedule.next(ScheduledEvent.Kind.TIER, after);
        return next.isAfter(last) ? next : last;
    }

    private static Map<String, PortalStanding> standings(Outlook outlook, LocalDate day) {
        Map<String, PortalStanding> standings = new LinkedHashMap<>();
        outlook.on(day, standing -> standings.put(standing.id(), standing));
        return standings;
    }
}
