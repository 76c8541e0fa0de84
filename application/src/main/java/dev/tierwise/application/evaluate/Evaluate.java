package dev.tierwise.application.evaluate;

import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.spi.SourceException;
import jakarta.inject.Inject;

/** Which tier does the partner hold on a day, why, and what is missing for the others. */
public final class Evaluate {

    private final SnapshotReader reader;

    @Inject
    public Evaluate(SnapshotReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the sources and evaluates what they know.
     *
     * @throws BadInputException when the data is wrong
     * @throws SourceException   when a source cannot be used
     */
    public EvaluationAnswer evaluate(SnapshotRequest request) throws BadInputException, SourceException {
        return EvaluationAnswer.of(request, reader.read(request));
    }
}
