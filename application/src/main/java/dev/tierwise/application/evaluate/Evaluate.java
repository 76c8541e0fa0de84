package dev.tierwise.application.evaluate;

import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.spi.SourceException;

/** Which tier does the partner hold on a day, why, and what is missing for the others. */
public final class Evaluate {

    private final Snapshots snapshots;

    public Evaluate(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Reads the sources and evaluates what they know.
     *
     * @throws BadInputException when the data is wrong
     * @throws SourceException   when a source cannot be used
     */
    public EvaluationAnswer evaluate(SnapshotRequest request) throws BadInputException, SourceException {
        return EvaluationAnswer.of(request, snapshots.read(request));
    }
}
