package dev.tierwise.adapter.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteMigrationTest extends MigrationContract {

    @TempDir
    Path ledgers;

    @Override
    Place freshPlace() {
        return Place.inFile(ledgers.resolve("ledger.db"));
    }
}
