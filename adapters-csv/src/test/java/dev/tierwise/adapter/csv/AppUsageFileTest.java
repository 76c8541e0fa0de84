package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppUsageFileTest {

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    private Recording rows(String... rows) {
        return folder.with("app_usage.csv", "portal_id,app,used_on\n" + String.join("\n", rows))
                .read();
    }

    @Test
    void aRowIsAUseAndItsPlaceIsTheAppsColumn() {
        Recording said = rows("P1, Landing-Pages ,2018-03-01");
        assertThat(said.places)
                .containsExactly(
                        "about P1 @ app_usage.csv:2:1", "P1 used Landing-Pages on 2018-03-01 @ app_usage.csv:2:2");
        assertThat(said.errors).isEmpty();
    }

    @Test
    void aQuestionMarkAsDaySaysThatNobodyKnowsWhetherTheAppWasUsed() {
        assertThat(rows("P1,crm,?").facts).containsExactly("about P1", "P1 app unknown crm");
    }

    @Test
    void aStarWithAQuestionMarkSaysItOfEveryOtherApp() {
        assertThat(rows("P1,*,?").facts).containsExactly("about P1", "P1 other apps unknown");
    }

    @Test
    void aStarWithADayIsWrong() {
        Recording said = rows("P1,*,2018-03-01");
        assertThat(said.errors).singleElement().asString().startsWith("app_usage.csv:2:2: ");
        assertThat(said.facts).containsExactly("about P1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "?"})
    void theAppMustBeKnown(String app) {
        assertThat(rows("P1," + app + ",2018-03-01").errors)
                .singleElement()
                .asString()
                .startsWith("app_usage.csv:2:2: ");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-15T23:30:00Z, Europe/Berlin, 2018-03-16",
        "2018-03-15T23:30Z, UTC, 2018-03-15",
        "2018-03-15T00:30:00.123+02:00, UTC, 2018-03-14",
        "2018-03-25T00:59:59Z, Europe/Berlin, 2018-03-25",
        "2018-03-15T01:00:00+00:00, America/New_York, 2018-03-14"
    })
    void aMomentIsTheDayInThePartnersTimeZone(String moment, String zone, String day) {
        folder.zone(zone);
        assertThat(rows("P1,crm," + moment).facts).contains("P1 used crm on " + day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "2018-02-30",
                "2018-02-30T10:00:00Z",
                "2018-03-15T10:00:00",
                "2018-03-15T24:00:00Z",
                "2018-03-15 10:00:00Z",
                "2018-03-15T10:00:00+99:00",
                "9999-12-31T23:59:59-18:00",
                "15.03.2018",
                "yesterday"
            })
    void anythingElseIsNoDayOfUse(String written) {
        Recording said = rows("P1,crm," + written);
        assertThat(said.errors).singleElement().asString().startsWith("app_usage.csv:2:3: ");
        assertThat(said.facts).containsExactly("about P1");
    }

    @Test
    void whereThereAreNoPortalsOnlyTheRowsSaySomething() {
        assertThat(rows("P1,crm,2018-03-01").facts).containsExactly("about P1", "P1 used crm on 2018-03-01");
    }
}
