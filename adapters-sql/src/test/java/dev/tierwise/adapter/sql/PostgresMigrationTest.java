package dev.tierwise.adapter.sql;

import org.junit.jupiter.api.Tag;

@Tag("process")
class PostgresMigrationTest extends MigrationContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
