package dev.tierwise.application.forecast;

import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.Outlook;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.credit.PublishedPortal;
import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.keeping.Crediting;
import dev.tierwise.application.keeping.Held;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.LastPublished;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What HubSpot has published by today.
 *
 * @param report     the last monthly report
 * @param crediting  the tier of the last mid-month update, and what decides on the next
 * @param fromLedger the day of the refresh that a ledger has it from; empty where it is worked out from the facts of today
 */
public record Published(MonthlyReport report, Crediting crediting, Optional<LocalDate> fromLedger) {

    /** The tier that is credited. */
    public TierRange credited() {
        return crediting.credited();
    }

    /**
     * Why the tier is credited that certainly is, and until when at least; empty where no tier is certain, and where every update
     * takes a tier that is not met any more.
     *
     * @param facts the facts as they will hold on a coming day
     */
    public Optional<Held> held(Programme programme, Function<LocalDate, Snapshot> facts) {
        return crediting.held(certified(programme, facts));
    }

    /** Whether it is certain that the certification is valid on a day, where the programme asks for one. */
    static Predicate<LocalDate> certified(Programme programme, Function<LocalDate, Snapshot> facts) {
        return day -> !programme.on(day).metrics().contains(MetricId.CERTIFICATION)
                || (Metrics.get(MetricId.CERTIFICATION)
                                        .begin(
                                                programme.on(day),
                                                day,
                                                facts.apply(day).partnerFacts())
                                        .result()
                                instanceof Measurement.Status status
                        && status.state() == State.MET);
    }

    /** As it follows from the facts: reports and tiers are those of the facts as of their days. */
    static Published of(
            LocalDate today, Function<LocalDate, Snapshot> facts, Programme programme, ExchangeRates rates) {
        Crediting crediting = Crediting.ofFacts(
                programme,
                today,
                facts.apply(today).partnerFacts().credited(),
                tierDay -> met(tierDay, facts, report(tierDay, facts, programme, rates), programme, rates));
        return new Published(report(today, facts, programme, rates), crediting, Optional.empty());
    }

    /** What an answer rests on where no ledger says what is credited: also that it is what follows from the facts. */
    public static List<Assumption> assumptions(EvaluationAnswer today) {
        List<Assumption> assumptions = new ArrayList<>(today.assumptions());
        Crediting.assumedSince(
                        today.programme(),
                        today.snapshot().day(),
                        today.snapshot().partnerFacts().credited())
                .ifPresent(since -> assumptions.add(new Assumption("credited-from-facts", since.toString())));
        return assumptions;
    }

    /** The last report of a day or before it. */
    private static MonthlyReport report(
            LocalDate by, Function<LocalDate, Snapshot> facts, Programme programme, ExchangeRates rates) {
        LocalDate day = Schedule.of(programme).latest(ScheduledEvent.Kind.MONTHLY_REPORT, by);
        return MonthlyReport.of(day, facts.apply(day), programme.on(day), rates);
    }

    private static MetTier met(
            LocalDate day,
            Function<LocalDate, Snapshot> facts,
            MonthlyReport report,
            Programme programme,
            ExchangeRates rates) {
        return MetTier.of(
                day,
                programme.on(day),
                Outlook.of(facts.apply(day), report, programme, rates).on(day));
    }

    /**
     * As a ledger remembers it. What was published after its last refresh is worked out from the facts of today, as a
     * refresh today would.
     *
     * @return empty when the ledger has no refresh of that history by today
     */
    static Optional<Published> of(Snapshot facts, Programme programme, ExchangeRates rates, Ledger ledger) {
        HistoryId history = HistoryId.of(facts.partner().name(), programme);
        if (ledger.lastRefreshed(history).isEmpty()) {
            return Optional.empty();
        }
        return ledger.latestDay(history, facts.day())
                .map(day -> of(recorded(ledger, history, programme, day), facts, programme, rates));
    }

    private static Published of(Published recorded, Snapshot facts, Programme programme, ExchangeRates rates) {
        LocalDate refreshed = recorded.fromLedger().orElseThrow();
        MonthlyReport report = recorded.report();
        Crediting crediting = recorded.crediting();
        for (ScheduledEvent event : Schedule.of(programme).events(refreshed, facts.day())) {
            switch (event.kind()) {
                case MONTHLY_REPORT -> report = MonthlyReport.of(event.day(), facts, programme.on(event.day()), rates);
                case TIER -> crediting = crediting.next(met(event.day(), facts::on, report, programme, rates));
                default -> throw new IllegalStateException("no such event: " + event);
            }
        }
        return new Published(report, crediting, recorded.fromLedger());
    }

    private static Published recorded(Ledger ledger, HistoryId history, Programme programme, RecordedDay refreshed) {
        LastPublished published =
                ledger.lastPublished(history, refreshed.day()).orElseThrow(() -> LedgerException.incomplete(history));
        Map<String, PublishedPortal> portals = new LinkedHashMap<>();
        ledger.forEachPortal(history, refreshed.day(), standing -> {
            if (standing.kind() == PortalStanding.Kind.PUBLISHED || standing.kind() == PortalStanding.Kind.UNLISTED) {
                portals.put(
                        standing.id(),
                        new PublishedPortal(standing.mrr(), standing.sold().orElseThrow(), standing.points()));
            }
        });
        return new Published(
                new MonthlyReport(published.report().day(), published.report().soldMrr(), portals),
                Crediting.remembered(programme, published.tier(), ledger.tierRecord(history)),
                Optional.of(refreshed.day()));
    }
}
