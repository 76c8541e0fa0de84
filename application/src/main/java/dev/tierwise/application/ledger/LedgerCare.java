package dev.tierwise.application.ledger;

import dev.tierwise.domain.text.Text;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** What can be done to a ledger as a whole. Every method may throw a {@link LedgerException}. */
public interface LedgerCare {

    /** What is wrong with what the ledger holds, in words for users; empty when nothing is. */
    List<Text> verify();

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
     * What {@link #forget} would take back: the refreshed days after a given one, by history.
     *
     * @throws LedgerException also when the ledger can be read but not changed
     */
    List<LaterDays> later(LocalDate day);

    /**
     * Takes back what every refresh after a day did to some histories: the days, what was published and announced with them,
     * and how portals stood from then on. A history whose first refresh came later is gone. The rules and the time zone
     * stay those of the last refresh.
     */
    void forget(LocalDate after, Collection<HistoryId> histories);

    /**
     * Writes a copy that can be used as a ledger; others may go on using this one meanwhile.
     *
     * @param file does not exist yet
     */
    void backupTo(Path file);
}
