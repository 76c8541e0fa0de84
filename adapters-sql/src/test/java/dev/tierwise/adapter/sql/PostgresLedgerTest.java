package dev.tierwise.adapter.sql;

import org.junit.jupiter.api.Tag;

@Tag("process")
class PostgresLedgerTest extends LedgerContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
