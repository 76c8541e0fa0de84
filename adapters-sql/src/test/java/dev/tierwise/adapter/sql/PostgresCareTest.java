package dev.tierwise.adapter.sql;

import org.junit.jupiter.api.Tag;

@Tag("process")
class PostgresCareTest extends CareContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
