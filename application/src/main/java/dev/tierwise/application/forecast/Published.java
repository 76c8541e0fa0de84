package dev.tierwise.application.forecast;

import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.Outlook;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.credit.PublishedPortal;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.LastPublished;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What HubSpot has published by today.
 *
 * @param report     the last monthly report
 * @param credited   the tier of the last mid-month update
 * @param fromLedger the day of the refresh that a ledger has it from; empty where it is worked out from the facts of today
 */
public record Published(MonthlyReport report, TierRange credited, Optional<LocalDate> fromLedger) {

    /** As it follows from the facts: reports and tiers are those of the facts as of their days. */
    static Published of(
            LocalDate today, Function<LocalDate, Snapshot> facts, Programme programme, ExchangeRates rates) {
        Schedule schedule = new Schedule(programme.updateDays());
        LocalDate tierDay = schedule.latest(ScheduledEvent.Kind.TIER, today);
        MonthlyReport before = report(tierDay, facts, programme, rates);
        TierRange credited = tier(tierDay, facts.apply(tierDay), before, programme, rates);
        MonthlyReport last =
                schedule.latest(ScheduledEvent.Kind.MONTHLY_REPORT, today).equals(before.day())
                        ? before
                        : report(today, facts, programme, rates);
        return new Published(last, credited, Optional.empty());
    }

    /** The last report of a day or before it. */
    private static MonthlyReport report(
            LocalDate by, Function<LocalDate, Snapshot> facts, Programme programme, ExchangeRates rates) {
        LocalDate day = new Schedule(programme.updateDays()).latest(ScheduledEvent.Kind.MONTHLY_REPORT, by);
        return MonthlyReport.of(day, facts.apply(day), programme, rates);
    }

    private static TierRange tier(
            LocalDate day, Snapshot facts, MonthlyReport report, Programme programme, ExchangeRates rates) {
        return TierRange.of(
                Outlook.of(facts.on(day), report, programme, rates).on(day).answer());
    }

    /**
     * As a ledger remembers it. What was published after its last refresh is worked out from the facts of today, as a
     * refresh today would.
     *
     * @return empty when the ledger has no refresh of that history by today
     */
    static Optional<Published> of(Snapshot facts, Programme programme, ExchangeRates rates, Ledger ledger) {
        HistoryId history = new HistoryId(facts.partner().name(), programme.id());
        if (ledger.lastRefreshed(history).isEmpty()) {
            return Optional.empty();
        }
        return ledger.latestDay(history, facts.day())
                .map(day -> of(recorded(ledger, history, day), facts, programme, rates));
    }

    private static Published of(Published recorded, Snapshot facts, Programme programme, ExchangeRates rates) {
        LocalDate refreshed = recorded.fromLedger().orElseThrow();
        MonthlyReport report = recorded.report();
        TierRange credited = recorded.credited();
        for (ScheduledEvent event : new Schedule(programme.updateDays()).events(refreshed, facts.day())) {
            switch (event.kind()) {
                case MONTHLY_REPORT -> report = MonthlyReport.of(event.day(), facts, programme, rates);
                case TIER -> credited = tier(event.day(), facts, report, programme, rates);
                default -> throw new IllegalStateException("no such event: " + event);
            }
        }
        return new Published(report, credited, recorded.fromLedger());
    }

    private static Published recorded(Ledger ledger, HistoryId history, RecordedDay refreshed) {
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
                published.tier().tier(),
                Optional.of(refreshed.day()));
    }
}
