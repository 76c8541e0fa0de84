package dev.tierwise.adapter.sql;

import org.junit.jupiter.api.Tag;

@Tag("process")
class PostgresForgettingTest extends ForgettingContract {

    @Override
    Place freshPlace() {
        return Server.freshPlace();
    }
}
