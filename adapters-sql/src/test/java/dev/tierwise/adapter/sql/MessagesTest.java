package dev.tierwise.adapter.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.testing.MessageFilesContract;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MessagesTest extends MessageFilesContract {

    MessagesTest() {
        super(100);
    }

    @Test
    void a_ledger_that_is_not_there_is_named_in_german(@TempDir Path folder) {
        Database database = Database.at(new LedgerLocation.InFile("agency.db", folder.resolve("agency.db")));

        assertThatThrownBy(() -> database.checkPlace(IfMissing.FAIL))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        missing -> assertThat(missing.text().in(Locale.GERMAN))
                                .isEqualTo(
                                        "Unter agency.db gibt es noch keinen Verlauf; legen Sie mit 'tierwise refresh' einen an, oder geben"
                                                + " Sie mit --ledger einen anderen an"));
    }

    @Test
    void a_folder_in_the_place_of_a_ledger_is_told_in_german(@TempDir Path folder) {
        Database database = Database.at(new LedgerLocation.InFile("agency", folder));

        assertThatThrownBy(() -> database.checkPlace(IfMissing.FAIL))
                .isInstanceOfSatisfying(
                        LedgerException.class,
                        foreign -> assertThat(foreign.text().in(Locale.GERMAN))
                                .isEqualTo(
                                        "agency ist ein Ordner, ein Verlauf ist aber eine Datei; es wurde nichts daran geändert. Geben Sie"
                                                + " mit --ledger einen anderen Ort an"));
    }
}
