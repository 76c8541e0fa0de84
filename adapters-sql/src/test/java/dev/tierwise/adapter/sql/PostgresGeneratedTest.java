package dev.tierwise.adapter.sql;

class PostgresGeneratedTest extends GeneratedContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
