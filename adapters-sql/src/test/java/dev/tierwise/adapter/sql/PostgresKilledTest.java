package dev.tierwise.adapter.sql;

import org.junit.jupiter.api.Tag;

@Tag("process")
class PostgresKilledTest extends KilledContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
