package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartnerFileTest {

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    @Test
    void oneRowDescribesThePartner() {
        Recording said = folder.with(
                        "partner.csv",
                        "name,email_domains,time_zone",
                        "Nordlicht Agentur,nordlicht.example; Nordlicht.Example.ORG ;,Europe/Berlin")
                .readPartner();
        assertThat(said.facts)
                .containsExactly(
                        "partner name [Nordlicht Agentur]",
                        "partner domains [nordlicht.example, Nordlicht.Example.ORG]",
                        "partner zone Europe/Berlin");
        assertThat(said.errors).isEmpty();
    }

    @Test
    void theNameIsTakenAsItIs() {
        assertThat(folder.with("partner.csv", "name,email_domains", " A  B ,a.example")
                        .readPartner()
                        .facts)
                .contains("partner name [ A  B ]");
    }

    @Test
    void theTimeZoneMayBeLeftToAnotherSource() {
        assertThat(folder.with("partner.csv", "name,email_domains,time_zone", "A,a.example,")
                        .readPartner()
                        .facts)
                .noneMatch(fact -> fact.startsWith("partner zone"));
        assertThat(folder.with("partner.csv", "name,email_domains", "A,a.example")
                        .readPartner()
                        .facts)
                .noneMatch(fact -> fact.startsWith("partner zone"));
    }

    @Test
    void domainsSeparatedBySemicolonsNeedQuotesWhereThatSeparatesTheFields() {
        assertThat(folder.with("partner.csv", "name;email_domains", "A;\"a.example;b.example\"")
                        .readPartner()
                        .facts)
                .contains("partner domains [a.example, b.example]");
        assertThat(folder.with("partner.csv", "name;email_domains", "A;a.example;b.example")
                        .readPartner()
                        .errors)
                .singleElement()
                .asString()
                .startsWith("partner.csv:2:1: ")
                .contains("3 fields", "quotes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ";", " ; ", "?", "eva@a.example", "a example", "a.example;b@c"})
    void domainsMustBeDomains(String domains) {
        Recording said =
                folder.with("partner.csv", "name,email_domains", "A," + domains).readPartner();
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("partner.csv:2:2: ")
                .doesNotContain("eva");
        assertThat(said.facts).containsExactly("partner name [A]");
    }

    @Test
    void theNameMustNotBeBlank() {
        assertThat(folder.with("partner.csv", "name,email_domains", "  ,a.example")
                        .readPartner()
                        .errors)
                .singleElement()
                .asString()
                .startsWith("partner.csv:2:1: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Berlin", "?", "europe/berlin", "CET+"})
    void theTimeZoneMustExist(String zone) {
        assertThat(folder.with("partner.csv", "name,email_domains,time_zone", "A,a.example," + zone)
                        .readPartner()
                        .errors)
                .singleElement()
                .asString()
                .startsWith("partner.csv:2:3: ")
                .contains("Europe/Berlin");
    }

    @Test
    void noRowIsAnErrorAtTheHeader() {
        assertThat(folder.with("partner.csv", "", "name,email_domains").readPartner().errors)
                .singleElement()
                .asString()
                .startsWith("partner.csv:2:1: ");
    }

    @Test
    void aSecondRowIsAnErrorAtThatRow() {
        assertThat(folder.with("partner.csv", "name,email_domains", "A,a.example", "", "B,b.example")
                        .readPartner()
                        .errors)
                .singleElement()
                .asString()
                .startsWith("partner.csv:4:1: ");
    }

    @Test
    void everyWrongFieldOfTheRowIsReported() {
        assertThat(folder.with("partner.csv", "name,email_domains,time_zone", ",x,Berlin,", ",,Berlin")
                        .readPartner()
                        .errors)
                .extracting(error -> error.substring(0, error.indexOf(": ")))
                .containsExactly("partner.csv:2:1", "partner.csv:3:1");
        assertThat(folder.with("partner.csv", "name,email_domains,time_zone", ",,Berlin")
                        .readPartner()
                        .errors)
                .extracting(error -> error.substring(0, error.indexOf(": ")))
                .containsExactly("partner.csv:2:1", "partner.csv:2:2", "partner.csv:2:3");
    }

    @Test
    void withoutTheFileThePartnerIsMissing() {
        Recording said = folder.readPartner();
        assertThat(said.missing).singleElement().asString().startsWith("PARTNER @ partner.csv:1:1: ");
        assertThat(said.errors).isEmpty();
    }

    private Recording pointRow(String cells) {
        return folder.with("partner.csv", "name,email_domains,market,invited,retention", "A,a.example," + cells)
                .readPartner();
    }

    @Test
    void theRowMayHoldWhatTiersOfProgrammesWithPointsAskOfThePartner() {
        Recording said = pointRow("growth,ja,87.5");
        assertThat(said.places)
                .contains(
                        "partner market GROWTH @ partner.csv:2:3",
                        "partner invited true @ partner.csv:2:4",
                        "partner retention 87.50 @ partner.csv:2:5");
        assertThat(said.errors).isEmpty();
    }

    @Test
    void theRowMayHoldTheTierThatHubSpotCreditsAndSinceWhen() {
        assertThat(folder.with(
                                "partner.csv",
                                "name,email_domains,Zuerkannte Stufe,Zuerkannt seit",
                                "A,a.example,Gold,2026-01-15")
                        .readPartner()
                        .places)
                .contains("partner credited Gold since 2026-01-15 @ partner.csv:2:3");
        assertThat(folder.with("partner.csv", "name,email_domains,credited_tier,credited_since", "A,a.example,none,?")
                        .readPartner()
                        .places)
                .contains("partner credited none @ partner.csv:2:3");
    }

    @Test
    void aDaySinceWhichNoTierIsCreditedIsAnError() {
        assertThat(folder.with(
                                "partner.csv",
                                "name,email_domains,credited_tier,credited_since",
                                "A,a.example,,2026-01-15")
                        .readPartner()
                        .errors)
                .singleElement()
                .asString()
                .startsWith("partner.csv:2:4: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {",,", "?,?,?"})
    void ofThatAnEmptyCellAndAQuestionMarkSayUnknown(String cells) {
        Recording said = pointRow(cells);
        assertThat(said.facts).containsExactly("partner name [A]", "partner domains [a.example]");
        assertThat(said.errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'europe,,', 3", "',perhaps,', 4", "',,85 %', 5", "',,-85', 5"})
    void aWrongValueAmongThemIsReportedAtItsColumn(String cells, int column) {
        assertThat(pointRow(cells).errors).singleElement().asString().startsWith("partner.csv:2:" + column + ": ");
    }
}
