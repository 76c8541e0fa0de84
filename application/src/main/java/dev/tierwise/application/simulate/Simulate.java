package dev.tierwise.application.simulate;

import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.Published;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.spi.SourceException;
import java.util.List;
import java.util.Optional;

/** What would become of the tier if some things happened? */
public final class Simulate {

    private final Snapshots snapshots;

    public Simulate(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Reads the sources and looks ahead from what they know, without and with changes.
     *
     * @param months how many months are looked ahead, at least 1; at least to the next update of the tier
     * @param ledger what HubSpot has published is taken from it, where it has the partner's history; the changes come after
     *               it. Else reports are those of the facts with the changes
     * @throws ChangeRefusedException when a change cannot be made to these facts
     * @throws BadInputException      when the data is wrong
     * @throws SourceException        when a source cannot be used
     * @throws dev.tierwise.application.ledger.LedgerException when the ledger cannot be used
     */
    public SimulationAnswer simulate(SnapshotRequest request, List<Change> changes, int months, Optional<Ledger> ledger)
            throws BadInputException, SourceException {
        EvaluationAnswer today =
                EvaluationAnswer.of(request, snapshots.read(request).kept());
        return of(today, changes, months, ledger);
    }

    /**
     * The same for facts that have been read.
     *
     * @throws ChangeRefusedException when a change cannot be made to these facts
     */
    public static SimulationAnswer of(
            EvaluationAnswer today, List<Change> changes, int months, Optional<Ledger> ledger) {
        Scenario scenario = new Scenario(today.snapshot(), changes, today.programme(), today.rates());
        EvaluationAnswer then = today.with(scenario.on(today.snapshot().day()));
        Published published = Forecast.published(today, today.snapshot()::on, ledger);
        Published changed = published.fromLedger().isPresent()
                ? published
                : Forecast.published(then, scenario::on, Optional.empty());
        return new SimulationAnswer(
                changes,
                Forecast.of(today, months, today.snapshot()::on, published),
                Forecast.of(then, months, scenario::on, changed));
    }
}
