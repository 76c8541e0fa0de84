package dev.tierwise.application.ledger;

import java.nio.file.Path;
import java.util.List;

/** What can be done to a ledger as a whole. Every method may throw a {@link LedgerException}. */
public interface LedgerCare {

    /** What is wrong with what the ledger holds, in words for people; empty when nothing is. */
    List<String> verify();

    /**
     * Writes everything that the ledger holds as CSV files.
     *
     * @param folder does not exist yet or is empty; it is written as a whole or not at all
     */
    void exportTo(Path folder);

    /**
     * Fills a ledger that does not exist yet, or that is empty, with what was exported: it is then identical to the one
     * that was exported.
     */
    void importFrom(Path folder);

    /**
     * Writes a copy that can be used as a ledger; others may go on using this one meanwhile.
     *
     * @param file does not exist yet
     */
    void backupTo(Path file);
}
