package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsersFileTest {

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    private Recording rows(String... rows) {
        return folder.with("users.csv", "portal_id,email,partner_employee\n" + String.join("\n", rows))
                .read();
    }

    @Test
    void aRowIsAUser() {
        Recording said = rows("P1, Eva@Nordlicht.Example ,ja", "P2,o'brien@x,0");
        assertThat(said.facts)
                .containsExactly(
                        "about P1",
                        "P1 user Eva at nordlicht.example, partner employee",
                        "about P2",
                        "P2 user o'brien at x");
        assertThat(said.places).containsExactly("about P1 @ users.csv:2:1", "about P2 @ users.csv:3:1");
        assertThat(said.errors).isEmpty();
    }

    @Test
    void aQuestionMarkAsEmailSaysThatThereMayBeFurtherUsers() {
        Recording said = rows("P1,?,", "P2,?,yes", "P2,a@b,no");
        assertThat(said.facts)
                .containsExactly(
                        "about P1",
                        "P1 further users possible",
                        "about P2",
                        "P2 further users possible",
                        "about P2",
                        "P2 user a at b");
        assertThat(said.errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "TRUE", "yes", "Yes", "ja", "JA", "wahr", "Wahr", "1", " ja "})
    void theseMeanYes(String written) {
        assertThat(rows("P1,a@b," + written).facts).contains("P1 user a at b, partner employee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "No", "no", "nein", "NEIN", "falsch", "0"})
    void theseMeanNo(String written) {
        assertThat(rows("P1,a@b," + written).facts).contains("P1 user a at b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "y", "x", "2", "01", "yes please"})
    void anythingElseIsWrong(String written) {
        Recording said = rows("P1,a@b," + written);
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("users.csv:2:3: ")
                .contains("yes or no");
        assertThat(said.facts).containsExactly("about P1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret.example", "secret@", "@secret.example", "secret@a@b", "*"})
    void anEmailWithoutExactlyOneAtIsWrongAndNeverShown(String email) {
        Recording said = rows("P1," + email + ",yes");
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("users.csv:2:2: ")
                .doesNotContain("secret");
    }

    @Test
    void anAddressInAWrongColumnIsNotShownEither() {
        assertThat(rows("P1,yes,secret@a.example").errors).hasSize(2).noneMatch(error -> error.contains("secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?"})
    void thePortalMustBeKnown(String id) {
        assertThat(rows(id + ",a@b,yes").errors).singleElement().asString().startsWith("users.csv:2:1: ");
    }
}
