package dev.tierwise.application.snapshot;

import dev.tierwise.spi.SourceException;

/** Where answers get the facts of a partner from: the sources, or a reading of them that is kept. */
@FunctionalInterface
public interface Snapshots {

    /**
     * The facts of the day that is asked about.
     *
     * @throws BadInputException if the data is wrong
     * @throws SourceException   if a source cannot be used; the message begins with its location
     */
    ReadFacts read(SnapshotRequest request) throws BadInputException, SourceException;
}
