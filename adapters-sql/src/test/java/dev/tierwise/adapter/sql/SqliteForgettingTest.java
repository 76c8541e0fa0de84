package dev.tierwise.adapter.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteForgettingTest extends ForgettingContract {

    @TempDir
    Path ledgers;

    @Override
    Place freshPlace() {
        return Place.inFile(ledgers.resolve("ledger.db"));
    }
}
