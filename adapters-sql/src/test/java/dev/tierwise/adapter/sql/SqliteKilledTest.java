package dev.tierwise.adapter.sql;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

@Tag("process")
class SqliteKilledTest extends KilledContract {

    @TempDir
    Path folder;

    @Override
    Place freshPlace() {
        return Place.inFile(folder.resolve("ledger.db"));
    }
}
