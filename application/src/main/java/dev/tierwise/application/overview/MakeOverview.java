package dev.tierwise.application.overview;

import dev.tierwise.application.advise.Advise;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.history.HistoryAnswer;
import dev.tierwise.application.history.ReadHistory;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.application.status.Status;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.spi.SourceException;
import java.time.LocalDate;
import java.util.Optional;

/** Everything about a partner's tier at once. The sources are read once, and the ledger is only read. */
public final class MakeOverview {

    private final Snapshots snapshots;
    private final Status status;
    private final ReadHistory histories;

    public MakeOverview(Snapshots snapshots, Status status, ReadHistory histories) {
        this.snapshots = snapshots;
        this.status = status;
        this.histories = histories;
    }

    /**
     * Reads the sources, and answers what they and the ledger know.
     *
     * @param months how many months are looked ahead, at least 1
     * @param ledger empty if there is none
     * @throws BadInputException if the data is wrong
     * @throws SourceException   if a source cannot be used
     * @throws dev.tierwise.application.ledger.LedgerException if the ledger cannot be used
     */
    public Overview overview(SnapshotRequest request, int months, Optional<Ledger> ledger)
            throws BadInputException, SourceException {
        ReadFacts facts = snapshots.read(request).kept();
        EvaluationAnswer today = EvaluationAnswer.of(request, facts);
        Optional<StatusAnswer> known = ledger.flatMap(opened -> history(opened, today)
                .flatMap(history -> status.status(
                        opened, history, Optional.of(today.snapshot().day()))));
        return new Overview(
                today,
                Forecast.of(
                        today, months, facts.snapshot()::on, Forecast.published(today, facts.snapshot()::on, ledger)),
                Advise.of(today, Optional.empty(), Optional.empty(), ledger),
                known,
                known.map(report -> remembered(ledger.orElseThrow(), report)),
                facts.readAt(),
                facts.sources());
    }

    private HistoryAnswer remembered(Ledger ledger, StatusAnswer known) {
        LocalDate last = known.asOf();
        return histories.read(ledger, known.history(), Optional.empty(), Optional.of(last));
    }

    private static Optional<History> history(Ledger ledger, EvaluationAnswer today) {
        return ledger.history(HistoryId.of(today.snapshot().partner().name(), today.programme()));
    }
}
