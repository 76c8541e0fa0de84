package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificationsFileTest {

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path).with("portals.csv", "portal_id");
    }

    private Recording rows(String... rows) {
        return folder.with(
                        "certifications.csv", "certification,holder,awarded_on,expires_on\n" + String.join("\n", rows))
                .read();
    }

    @Test
    void theFileIsComplete() {
        assertThat(rows(" agency-partner , Eva ,2017-03-16,2018-03-16", "agency-partner,,2016-01-01,").facts)
                .containsExactly(
                        "certification agency-partner of Optional[ Eva ] from 2017-03-16 to Optional[2018-03-16]",
                        "certification agency-partner of Optional.empty from 2016-01-01 to Optional.empty",
                        "certifications complete");
    }

    @Test
    void withoutRowsThereAreNone() {
        assertThat(rows().facts).containsExactly("certifications complete");
    }

    @Test
    void withoutTheFileNothingIsSaid() {
        assertThat(folder.read().facts).isEmpty();
    }

    @Test
    void whereTheFolderListsNoPortalsTheFileSaysOnlyWhatItsRowsSay(@TempDir Path supplement) {
        assertThat(new Folder(supplement)
                        .with("certifications.csv", "awarded_on,certification", "2017-01-01,agency-partner")
                        .read()
                        .facts)
                .containsExactly("certification agency-partner of Optional.empty from 2017-01-01 to Optional.empty");
    }

    @Test
    void holderAndExpiryAreOptionalColumns() {
        assertThat(folder.with("certifications.csv", "awarded_on,certification", "2017-01-01,agency-partner")
                        .read()
                        .facts)
                .contains("certification agency-partner of Optional.empty from 2017-01-01 to Optional.empty");
    }

    @Test
    void itMayExpireOnTheDayOfTheAward() {
        assertThat(rows("x,,2017-01-01,2017-01-01").errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "',Eva,2017-01-01,', 1",
        "'?,Eva,2017-01-01,', 1",
        "'x,Eva,,', 3",
        "'x,Eva,?,', 3",
        "'x,Eva,2017-01-01,?', 4",
        "'x,Eva,2017-01-01,2016-12-31', 4",
        "'x,Eva,2017-01-01T00:00:00Z,', 3"
    })
    void aWrongValueIsReportedAtItsColumn(String row, int column) {
        Recording said = rows(row);
        assertThat(said.errors).singleElement().asString().startsWith("certifications.csv:2:" + column + ": ");
        assertThat(said.facts).containsExactly("certifications complete");
    }
}
