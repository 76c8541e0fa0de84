package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.spi.Finding;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SalesFileTest {

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    private Recording row(String row) {
        return folder.with("sales.csv", "portal_id,product,kind,mrr,currency,sold_on", row)
                .read();
    }

    @Test
    void aFullRowIsASaleAndAllSalesOfAPortalAreInItsRows() {
        Recording said = row("P1, Sales Hub ,Sourced,1000.5,eur,2024-03-01");
        assertThat(said.facts)
                .contains(
                        "about P1",
                        "P1 sale of [Sales Hub] SOURCED for 1000.50 EUR on 2024-03-01",
                        "P1 sales complete");
        assertThat(said.places)
                .containsExactly(
                        "about P1 @ sales.csv:2:1",
                        "P1 sale of [Sales Hub] SOURCED for 1000.50 EUR on 2024-03-01 @ sales.csv:2:5");
        assertThat(said.errors).isEmpty();
        assertThat(said.warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1,Sales Hub,,,,?", "P1,Sales Hub,?,?,,?"})
    void anEmptyCellAndAQuestionMarkSayUnknown(String row) {
        Recording said = row(row);
        assertThat(said.facts).contains("P1 sale of [Sales Hub] ? for ? on ?");
        assertThat(said.errors).isEmpty();
    }

    @Test
    void kindMrrAndCurrencyAreOptionalColumns() {
        assertThat(folder.with("sales.csv", "sold_on,product,portal_id", "2024-03-01,Sales Hub,P1")
                        .read()
                        .places)
                .contains("P1 sale of [Sales Hub] ? for ? on 2024-03-01 @ sales.csv:2:2");
        assertThat(folder.with("sales.csv", "portal_id,product").read().errors)
                .singleElement()
                .asString()
                .startsWith("sales.csv:1:1: the required column sold_on is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1,?,,,,", "P1,?,?,?,,?"})
    void aQuestionMarkAsProductSaysThatThereMayBeFurtherSales(String row) {
        Recording said = row(row);
        assertThat(said.facts).containsExactly("about P1", "P1 further sales possible");
        assertThat(said.errors).isEmpty();
    }

    @Test
    void aStarAsProductSaysThatSalesAreNotToldApart() {
        Recording said = row("P1,*,,,,");
        assertThat(said.facts).containsExactly("about P1", "P1 sales not given");
        assertThat(said.errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "',Sales Hub,,,,2024-03-01', 1",
        "'?,Sales Hub,,,,2024-03-01', 1",
        "'P1,,,,,2024-03-01', 2",
        "'P1,Sales Hub,bought,,,2024-03-01', 3",
        "'P1,Sales Hub,,-1,,2024-03-01', 4",
        "'P1,Sales Hub,,\"1,000\",,2024-03-01', 4",
        "'P1,Sales Hub,,1,?,2024-03-01', 5",
        "'P1,Sales Hub,,1,,', 6",
        "'P1,Sales Hub,,1,,01.03.2024', 6",
        "'P1,?,sourced,,,', 3",
        "'P1,?,,1000,,', 4",
        "'P1,*,,,EUR,', 5",
        "'P1,*,,,,2024-03-01', 6"
    })
    void aWrongValueIsReportedAtItsColumn(String row, int column) {
        assertThat(row(row).errors).singleElement().asString().startsWith("sales.csv:2:" + column + ": ");
    }

    @Test
    void theFileIsCompleteForThePortalsThatTheFolderLists() {
        folder.with("portals.csv", "portal_id", "P1");
        assertThat(folder.read().facts).as("without the file").containsExactly("portal P1");
        assertThat(row("P2,Sales Hub,,,,?").facts)
                .containsExactly(
                        "portal P1",
                        "P1 sales complete",
                        "about P2",
                        "P2 sale of [Sales Hub] ? for ? on ?",
                        "P2 sales complete");
    }

    @Test
    void doctorNamesTheFileOnlyWhereItIsThere() throws SourceException {
        assertThat(findings()).hasSize(5).noneMatch(finding -> finding.contains("sales.csv"));
        folder.with("sales.csv", "portal_id,product,sold_on");
        assertThat(findings()).contains("OK sales.csv is there");
    }

    private List<String> findings() throws SourceException {
        List<String> findings = new ArrayList<>();
        SourceSettings settings = SourceSettings.builder()
                .path(Setting.LOCATION, "agency", path)
                .build()
                .withDefaults(new CsvSourceFactory().settings());
        try (Source source = new CsvSourceFactory().open(settings)) {
            source.diagnose(
                    folder.request(), (Finding finding) -> findings.add(finding.status() + " " + finding.message()));
        }
        return findings;
    }
}
