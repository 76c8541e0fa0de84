package dev.tierwise.adapter.sql;

import org.junit.jupiter.api.Tag;

@Tag("process")
class PostgresGeneratedTest extends GeneratedContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
