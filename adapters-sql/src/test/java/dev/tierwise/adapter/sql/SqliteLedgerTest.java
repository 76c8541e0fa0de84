package dev.tierwise.adapter.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteLedgerTest extends LedgerContract {

    @TempDir
    Path folder;

    @Override
    Place freshPlace() {
        return Place.inFile(folder.resolve("ledger.db"));
    }
}
