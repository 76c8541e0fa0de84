package dev.tierwise.adapter.sql;

class PostgresLedgerTest extends LedgerContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
