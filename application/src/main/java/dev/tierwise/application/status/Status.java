package dev.tierwise.application.status;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.deadline.Deadlines;
import dev.tierwise.application.keeping.Crediting;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.LastPublished;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What does the ledger say of a day? No source is read. */
public final class Status {

    private static final Period DEADLINES = Period.ofMonths(12);

    private final InstantSource clock;

    @Inject
    public Status(InstantSource clock) {
        this.clock = clock;
    }

    /**
     * What the ledger knew after the last refresh on a day or before it.
     *
     * @param day the day; empty for today in the partner's time zone
     * @return empty when there was no refresh by then
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public Optional<StatusAnswer> status(Ledger ledger, History history, Optional<LocalDate> day) {
        LocalDate asOf = day.orElseGet(() -> LocalDate.ofInstant(clock.instant(), history.timeZone()));
        return ledger.latestDay(history.id(), asOf)
                .map(refreshed -> report(ledger, history.on(refreshed.day()), asOf, refreshed));
    }

    private static StatusAnswer report(Ledger ledger, History history, LocalDate asOf, RecordedDay refreshed) {
        Schedule schedule = Schedule.of(history.programme());
        LastPublished published = ledger.lastPublished(history.id(), refreshed.day())
                .orElseThrow(() -> LedgerException.incomplete(history.id()));
        LocalDate nextReport = schedule.next(ScheduledEvent.Kind.MONTHLY_REPORT, refreshed.day());
        List<PendingPortal> pending = new ArrayList<>();
        Deadlines deadlines =
                new Deadlines(history.programme(), asOf, asOf.plus(DEADLINES).minusDays(1));
        ledger.forEachPortal(history.id(), refreshed.day(), portal -> {
            deadlines.add(portal);
            if (portal.kind() == PortalStanding.Kind.PENDING) {
                pending.add(new PendingPortal(portal.id(), portal.name(), portal.mrr(), nextReport));
            }
        });
        refreshed.certifiedThrough().ifPresent(deadlines::addCertifiedThrough);
        return new StatusAnswer(
                history,
                asOf,
                refreshed,
                published.tier(),
                published.since(),
                Crediting.remembered(history.programme(), published.tier(), ledger.tierRecord(history.id()))
                        .held(day -> certified(history.programme(), refreshed, day)),
                published.report(),
                pending,
                schedule.nextDue(refreshed.day()).stream()
                        .filter(due -> due.variable().isOf(history.programme()))
                        .toList(),
                deadlines.inOrder());
    }

    /** Whether it is certain that the certification is valid on a day, where the programme asks for one. */
    private static boolean certified(Programme programme, RecordedDay refreshed, LocalDate day) {
        return !programme.on(day).metrics().contains(MetricId.CERTIFICATION)
                || (refreshed.figures().get(MetricId.CERTIFICATION) instanceof Measurement.Status status
                        && status.state() == State.MET
                        && refreshed.certifiedThrough().filter(day::isAfter).isEmpty());
    }
}
