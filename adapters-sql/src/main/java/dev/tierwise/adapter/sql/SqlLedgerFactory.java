package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.ledger.SharedWork;

/** Ledgers in files of SQLite and in databases of PostgreSQL. */
public final class SqlLedgerFactory implements LedgerFactory {

    private final ServerLimits limits;
    private final SqlSharedWork.Pace pace;

    public SqlLedgerFactory() {
        this(ServerLimits.USUAL, SqlSharedWork.Pace.USUAL);
    }

    SqlLedgerFactory(ServerLimits limits, SqlSharedWork.Pace pace) {
        this.limits = limits;
        this.pace = pace;
    }

    @Override
    public boolean opens(LedgerLocation location) {
        return location instanceof LedgerLocation.InFile
                || (location instanceof LedgerLocation.OnServer server
                        && server.url().startsWith(PostgresDatabase.URL_PREFIX));
    }

    @Override
    public boolean isReadOnly(LedgerLocation location) {
        return location instanceof LedgerLocation.InFile file && new SqliteDatabase(file).isReadOnly();
    }

    @Override
    public Ledger open(LedgerLocation location, ProgrammeCodec programmes, IfMissing ifMissing) {
        return new SqlLedger(Schema.CURRENT.open(Database.at(location, limits), ifMissing), programmes);
    }

    @Override
    public LedgerCare care(LedgerLocation location, ProgrammeCodec programmes) {
        return new SqlLedgerCare(Database.at(location, limits.forWholeLedgers()), programmes);
    }

    @Override
    public SharedWork sharedWork(LedgerLocation location) {
        return new SqlSharedWork(location, limits, pace);
    }
}
