package dev.tierwise.adapter.sql;

class PostgresKilledTest extends KilledContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
