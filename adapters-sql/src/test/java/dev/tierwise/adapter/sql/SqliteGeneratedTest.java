package dev.tierwise.adapter.sql;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class SqliteGeneratedTest extends GeneratedContract {

    private final AtomicInteger files = new AtomicInteger();

    @TempDir
    Path ledgers;

    @Override
    Place freshPlace() {
        return Place.inFile(ledgers.resolve("ledger" + files.incrementAndGet() + ".db"));
    }
}
