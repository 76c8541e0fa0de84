package dev.tierwise.adapter.sql;

class PostgresMigrationTest extends MigrationContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
