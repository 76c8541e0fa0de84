package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The files that a mapping chooses from. */
public interface Exports {

    /** A file, or a file in an archive. */
    interface File {

        /** Its name, as it is written. */
        String name();

        /** Where it begins. */
        Origin start();

        /**
         * Opens it.
         *
         * @param sheet    of a workbook; empty: the first
         * @param skip     lines before the header
         * @param columns  the columns that are needed, as the mapping writes them
         * @param problems takes what is wrong with rows
         * @throws BrokenTableException when it cannot be read, not even its header
         * @throws SourceException      when the thread is interrupted
         */
        Table open(Optional<String> sheet, int skip, Set<String> columns, ProblemSink problems)
                throws BrokenTableException, SourceException;
    }

    /**
     * The files whose names match, in the order of names.
     *
     * @param order where problems of their rows are listed among those of other tables
     */
    List<File> matching(String pattern, int order);

    /** The names of all files, for the message that none matches. */
    List<String> names();

    /** The domains of the partner's employees that tables give; empty where none do. */
    Set<String> partnerDomains();
}
