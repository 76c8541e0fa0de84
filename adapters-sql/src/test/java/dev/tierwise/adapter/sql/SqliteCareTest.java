package dev.tierwise.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCareTest extends CareContract {

    @TempDir
    Path ledgers;

    @Override
    Place freshPlace() {
        return Place.inFile(ledgers.resolve("ledger.db"));
    }

    @Test
    void findsWhatTheDatabaseWouldNotHaveTaken() throws Exception {
        Place place = Place.inFile(ledgers.resolve("other.db"));
        try (var ledger = place.open()) {
            LedgerContract.refresh(
                    ledger, LedgerContract.NORDLICHT, LedgerContract.day(LedgerContract.DAY, "1.00"), List.of());
        }
        place.run(
                "pragma foreign_keys = off",
                "pragma ignore_check_constraints = on",
                "update refresh set times = 0",
                "insert into portal values (77, 'x')");
        assertThat(place.care().verify())
                .anySatisfy(problem -> assertThat(problem.toString()).contains("the file is damaged", "refresh"))
                .anySatisfy(problem ->
                        assertThat(problem.toString()).contains("a row of portal belongs to nothing in history"));
    }
}
