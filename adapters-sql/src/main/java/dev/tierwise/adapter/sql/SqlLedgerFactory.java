package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerCare;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.ledger.SharedWork;

/** Ledgers in files of SQLite and in databases of PostgreSQL. */
public final class SqlLedgerFactory implements LedgerFactory {

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
        return new SqlLedger(Schema.CURRENT.open(Database.at(location), ifMissing), programmes);
    }

    @Override
    public LedgerCare care(LedgerLocation location, ProgrammeCodec programmes) {
        return new SqlLedgerCare(Database.at(location), programmes);
    }

    @Override
    public SharedWork sharedWork(LedgerLocation location) {
        return new SqlSharedWork(location, SqlSharedWork.Pace.USUAL);
    }
}
