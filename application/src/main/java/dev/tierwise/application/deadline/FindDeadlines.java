package dev.tierwise.application.deadline;

import dev.tierwise.application.credit.CertificationEnds;
import dev.tierwise.application.credit.DailyFigures;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.Published;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.spi.SourceException;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;

/** Which of the agency's own deadlines come? */
public final class FindDeadlines {

    /** How many months can be looked ahead. */
    public static final int MOST_MONTHS = 1200;

    private final Snapshots snapshots;

    public FindDeadlines(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Reads the sources and finds the deadlines that follow from what they know.
     *
     * @param ahead  how far ahead from the day on that is asked about
     * @param ledger the last monthly report is taken from it, where it has the partner's history; else it is worked out
     * @throws BadInputException when the data is wrong
     * @throws SourceException   when a source cannot be used
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public DeadlineAnswer read(SnapshotRequest request, Period ahead, Optional<Ledger> ledger)
            throws BadInputException, SourceException {
        ReadFacts facts = snapshots.read(request);
        Snapshot snapshot = facts.snapshot();
        Programme programme = request.programme().on(snapshot.day());
        Published published = Forecast.published(EvaluationAnswer.of(request, facts), snapshot::on, ledger);
        LocalDate day = snapshot.day();
        Deadlines deadlines = new Deadlines(programme, day, lastDay(day, ahead));
        DailyFigures.of(snapshot, published.report(), programme, request.rates(), deadlines::add);
        CertificationEnds.from(day, snapshot.certifications(), programme)
                .findFirst()
                .ifPresent(deadlines::addCertifiedThrough);
        return new DeadlineAnswer(
                snapshot.partner().name(), day, Optional.empty(), deadlines.inOrder(), facts.warnings());
    }

    /**
     * Finds the deadlines that the last refresh of a ledger on a day or before it knew.
     *
     * @param ahead how far ahead from that day on
     * @return empty when there was no refresh by then
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public static Optional<DeadlineAnswer> remembered(Ledger ledger, History history, LocalDate day, Period ahead) {
        return ledger.latestDay(history.id(), day).map(refreshed -> remembered(ledger, history, day, ahead, refreshed));
    }

    private static DeadlineAnswer remembered(
            Ledger ledger, History history, LocalDate day, Period ahead, RecordedDay refreshed) {
        Deadlines deadlines = new Deadlines(history.programme(), day, lastDay(day, ahead));
        ledger.forEachPortal(history.id(), refreshed.day(), deadlines::add);
        refreshed.certifiedThrough().ifPresent(deadlines::addCertifiedThrough);
        return new DeadlineAnswer(history.partner(), day, Optional.of(refreshed.day()), deadlines.inOrder(), List.of());
    }

    private static LocalDate lastDay(LocalDate day, Period ahead) {
        return day.plus(ahead).minusDays(1);
    }
}
