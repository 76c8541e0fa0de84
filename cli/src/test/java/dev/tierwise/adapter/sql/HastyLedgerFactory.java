package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.ledger.SharedWork;
import java.time.Duration;

/** The ledgers of every day, where somebody who dies is replaced within a second: for tests that ask for it. */
public final class HastyLedgerFactory implements LedgerFactory {

    /** The system property that asks for it. */
    public static final String PROPERTY = "tierwise.test.hasty";

    private static final SqlSharedWork.Pace PACE =
            new SqlSharedWork.Pace(Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500));

    private final SqlLedgerFactory usual = new SqlLedgerFactory();

    @Override
    public boolean opens(LedgerLocation location) {
        return Boolean.getBoolean(PROPERTY) && usual.opens(location);
    }

    @Override
    public Ledger open(LedgerLocation location, ProgrammeCodec programmes, IfMissing ifMissing) {
        return usual.open(location, programmes, ifMissing);
    }

    @Override
    public LedgerCare care(LedgerLocation location, ProgrammeCodec programmes) {
        return usual.care(location, programmes);
    }

    @Override
    public SharedWork sharedWork(LedgerLocation location) {
        return new SqlSharedWork(location, PACE);
    }
}
