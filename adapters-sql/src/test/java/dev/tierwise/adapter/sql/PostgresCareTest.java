package dev.tierwise.adapter.sql;

class PostgresCareTest extends CareContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
