package dev.tierwise.adapter.tables;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.SourceException;
import java.time.Instant;
import java.util.List;

/**
 * The tables of a source. A table that is there is complete for the portals that {@link TableKind#PORTALS} lists: one without a row among
 * the users has none. A table that is not there says nothing.
 */
public interface Tables extends AutoCloseable {

    /**
     * Looks at what is there, before anything else and once for each phase of reading.
     *
     * @param problems takes why nothing can be read, at the first time
     * @return whether tables can be read; what cannot be is reported
     * @throws SourceException when the source cannot be used
     */
    default boolean areReadable(ProblemSink problems) throws SourceException {
        return true;
    }

    /** Whether there is a table of that kind, readable or not. */
    boolean has(TableKind kind);

    /**
     * Opens a table; only called where {@link #has} is true. It may be called again when the table before is closed.
     *
     * @param deadline when to give up, by the system's clock
     * @param problems takes what is wrong with rows, until the table is closed
     * @throws BrokenTableException when the table cannot be read, not even its header
     * @throws SourceException      when the source cannot be used
     */
    Table open(TableKind kind, Instant deadline, ProblemSink problems) throws BrokenTableException, SourceException;

    /** The columns of a kind that are read here. */
    default List<String> columns(TableKind kind) {
        return kind.columns();
    }

    /** Where a table of that kind would be, for the message that there is none. */
    Origin place(TableKind kind);

    /** What is said when the table of the partner or of the portals is not there: that it is missing, and what it gives. */
    Text missing(TableKind kind);

    /**
     * Says what concerns no single table, such as assumptions; called at the end of reading.
     *
     * @throws SourceException when the source cannot be used
     */
    default void finish(FactSink sink) throws SourceException {}

    /**
     * Finds out which tables can be used, as {@link dev.tierwise.spi.Source#diagnose}.
     *
     * @throws SourceException when nothing can be found out
     */
    default void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {}

    /** Lets go of everything, whatever happened before. */
    @Override
    void close();
}
