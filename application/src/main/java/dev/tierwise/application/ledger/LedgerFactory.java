package dev.tierwise.application.ledger;

/**
 * The way in to ledgers, found by {@link java.util.ServiceLoader}. It has a public constructor without arguments that
 * does nothing. Every method but {@link #opens} may throw a {@link LedgerException}.
 */
public interface LedgerFactory {

    /** Whether a ledger may be created. */
    enum IfMissing {
        /** A ledger that is not there is an error. */
        FAIL,
        /** A ledger that is not there is created. */
        CREATE
    }

    /** Whether this factory can open a ledger in such a place; answers without I/O. */
    boolean opens(LedgerLocation location);

    /**
     * Whether the ledger in such a place can be read but not changed, because nothing may be written there; false where
     * there is no ledger, and where only its server knows.
     */
    boolean isReadOnly(LedgerLocation location);

    /** Opens a ledger; one that an older version made is brought up to date first. */
    Ledger open(LedgerLocation location, ProgrammeCodec programmes, IfMissing ifMissing);

    /** What can be done to a ledger as a whole. */
    LedgerCare care(LedgerLocation location, ProgrammeCodec programmes);

    /** Work that every process on the same ledger shares; begins when it is started. */
    SharedWork sharedWork(LedgerLocation location);
}
