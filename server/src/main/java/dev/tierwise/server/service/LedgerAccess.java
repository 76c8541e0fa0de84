package dev.tierwise.server.service;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.spi.SourceException;
import java.util.Optional;
import java.util.function.Supplier;

/** The way to the ledger, which may come and go while the service runs. Used from any thread. */
final class LedgerAccess {

    private static final Text ABOUT = Text.of(LedgerAccess.class, "ledger");

    private final Supplier<Ledger> opening;
    private final Journal journal;

    LedgerAccess(Supplier<Ledger> opening, Journal journal) {
        this.opening = opening;
        this.journal = journal;
    }

    /** Something that is done with the ledger. */
    @FunctionalInterface
    interface Use {
        void of(Ledger ledger) throws BadInputException, SourceException, InterruptedException;
    }

    /**
     * Does something with the ledger. Where it cannot be used, that is said, and what was to be done is left to later.
     *
     * @return why it cannot be used, in words; empty if it can
     */
    Optional<Text> use(Use use) throws BadInputException, SourceException, InterruptedException {
        try (Ledger ledger = opening.get()) {
            use.of(ledger);
        } catch (LedgerException e) {
            Text why = words(e);
            journal.trouble(ABOUT, why);
            return Optional.of(why);
        }
        journal.over(ABOUT, Text.of(LedgerAccess.class, "ledger.again"));
        return Optional.empty();
    }

    /** Opens the ledger for somebody who says himself when it cannot be used. */
    Ledger open() {
        return opening.get();
    }

    /** Somebody else found that the ledger's database does not answer. */
    void unreachable(Throwable why) {
        // who uses the ledger may word it differently, and the two would never tire of correcting each other
        journal.firstTrouble(ABOUT, words(why));
    }

    /** Why the ledger cannot be used, in words. */
    static Text words(Throwable why) {
        return why instanceof LedgerException
                ? Worded.of(why)
                : Text.of(LedgerAccess.class, "ledger.silent", why.getClass().getSimpleName());
    }
}
