package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalsFileTest {

    private static final String HEADER =
            "portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on,managed";

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    private Recording row(String row) {
        return folder.with("portals.csv", HEADER, row).read();
    }

    @Test
    void a_text_of_more_than_1000_characters_is_an_error_at_its_place() {
        Recording said = folder.with("portals.csv", "portal_id,name,note", "P1," + "n".repeat(1001) + ",", "P2,,")
                .with("app_usage.csv", "portal_id,app,used_on", "P2," + "a".repeat(1001) + ",2018-03-01")
                .read();
        assertThat(said.errors)
                .containsExactly(
                        "portals.csv:2:2: name: this has 1001 characters; expected at most 1000",
                        "app_usage.csv:2:2: app: this has 1001 characters; expected at most 1000");
        assertThat(folder.with("app_usage.csv", "portal_id,app,used_on", "P2,crm,2018-03-01")
                        .with("portals.csv", "portal_id,name", "P2," + "n".repeat(1000))
                        .read()
                        .errors)
                .isEmpty();
    }

    @Test
    void aFullRowSaysEverything() {
        Recording said = row("7052064, Acme  GmbH ,Pro,1125.5, eur ,2018-01-10,2017-12-01,2019-01-01,yes");
        assertThat(said.facts)
                .containsExactly(
                        "portal 7052064",
                        "7052064 name [ Acme  GmbH ]",
                        "7052064 subscription PRO",
                        "7052064 mrr 1125.50 EUR",
                        "7052064 sold on 2018-01-10",
                        "7052064 customer since 2017-12-01",
                        "7052064 cancelled on 2019-01-01",
                        "7052064 managed flag true");
        assertThat(said.errors).isEmpty();
        assertThat(said.warnings).isEmpty();
    }

    @Test
    void emptyCellsSayUnknownExceptThatNobodyElseSoldIt() {
        assertThat(row("P1,,,,,,,,").facts).containsExactly("portal P1", "P1 not sold by the partner");
    }

    @Test
    void columnsThatAreNotThereSayNothing() {
        assertThat(folder.with("portals.csv", "portal_id", "P1").read().facts).containsExactly("portal P1");
    }

    @Test
    void aQuestionMarkSaysUnknown() {
        assertThat(row("P1,,,?,,?,,?,?").facts)
                .containsExactly("portal P1", "P1 sold on an unknown day", "P1 inactive since an unknown day");
    }

    @Test
    void aNameMayBeAQuestionMark() {
        assertThat(row("P1,?,,,,,,,").facts).contains("P1 name [?]");
    }

    @ParameterizedTest
    @CsvSource({"'?,,,,,,,,', 1", "'P1,,?,,,,,,', 3", "'P1,,,1,?,,,,', 5", "'P1,,,,,,?,,', 7"})
    void anywhereElseAQuestionMarkIsWrong(String row, int column) {
        assertThat(row(row).errors).singleElement().asString().startsWith("portals.csv:2:" + column + ": ");
    }

    @Test
    void withoutCurrencyItIsDollarsAndThePlaceIsThatOfTheCurrencyElseOfTheMrr() {
        assertThat(row("P1,,,5,,,,,").places).contains("P1 mrr 5.00 USD @ portals.csv:2:5");
        assertThat(folder.with("portals.csv", "mrr,portal_id", "5,P1").read().places)
                .contains("P1 mrr 5.00 USD @ portals.csv:2:1", "portal P1 @ portals.csv:2:2");
    }

    @ParameterizedTest
    @CsvSource({"basic,BASIC", "PRO,PRO", "Professional,PRO", " enterprise ,ENTERPRISE"})
    void subscriptionsAreReadInAnyCase(String written, String meant) {
        assertThat(row("P1,," + written + ",,,,,,").facts).contains("P1 subscription " + meant);
    }

    @Test
    void anotherSubscriptionIsAWarningAndUnknown() {
        Recording said = row("P1,,starter,,,,,,");
        assertThat(said.warnings)
                .singleElement()
                .asString()
                .startsWith("portals.csv:2:3: ")
                .contains("'starter'");
        assertThat(said.facts).noneMatch(fact -> fact.contains("subscription"));
        assertThat(said.errors).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"EU", "EURO", "E1R", "€", "ΑΒΓ", "ß u"})
    void aCurrencyHasThreeLetters(String currency) {
        Recording said = row("P1,,,5," + currency + ",,,,");
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:2:5: ")
                .contains("EUR");
        assertThat(said.facts).noneMatch(fact -> fact.contains("mrr"));
    }

    @Test
    void aNegativeMrrIsWrongAndSaysSo() {
        assertThat(row("P1,,,-5.00,,,,,").errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:2:4: ")
                .contains("negative");
    }

    @Test
    void anEmptyIdIsWrong() {
        Recording said = row(" ,Acme,,,,,,,");
        assertThat(said.errors).singleElement().asString().startsWith("portals.csv:2:1: ");
        assertThat(said.facts).isEmpty();
    }

    @Test
    void aPortalListedTwiceIsSaidTwiceWithBothPlaces() {
        assertThat(folder.with("portals.csv", "portal_id", "P1", "P1").read().places)
                .containsExactly("portal P1 @ portals.csv:2:1", "portal P1 @ portals.csv:3:1");
    }

    @Test
    void everyWrongFieldOfARowIsReportedAndThePortalIsListedAllTheSame() {
        Recording said = row("P1,,,x,y,2018-02-30,15.03.2018,tomorrow,perhaps");
        assertThat(said.errors)
                .extracting(error -> error.substring(0, error.indexOf(": ")))
                .containsExactly(
                        "portals.csv:2:4",
                        "portals.csv:2:5",
                        "portals.csv:2:6",
                        "portals.csv:2:7",
                        "portals.csv:2:8",
                        "portals.csv:2:9");
        assertThat(said.facts).containsExactly("portal P1");
    }

    @Test
    void noRowsAreAnAgencyWithoutPortals() {
        Recording said = folder.with("portals.csv", HEADER).read();
        assertThat(said.facts).isEmpty();
        assertThat(said.errors).isEmpty();
        assertThat(said.missing).isEmpty();
    }

    @Test
    void withoutTheFileThePortalsAreMissing() {
        Recording said = folder.read();
        assertThat(said.missing).singleElement().asString().startsWith("PORTALS @ portals.csv:1:1: ");
        assertThat(said.errors).isEmpty();
        assertThat(said.facts).isEmpty();
    }

    @Test
    void usersAndAppUsageAreCompleteForTheListedPortalsWhereTheirFilesAreThere() {
        assertThat(folder.with("portals.csv", "portal_id", "P1")
                        .with("users.csv", "portal_id,email,partner_employee", "P2,a@b,yes")
                        .read()
                        .facts)
                .containsExactly("portal P1", "P1 users complete", "about P2", "P2 user a at b, partner employee");
        assertThat(folder.with("app_usage.csv", "portal_id,app,used_on").read().facts)
                .contains("P1 users complete", "P1 app usage complete");
    }

    private Recording pointRow(String row) {
        return folder.with(
                        "portals.csv",
                        "portal_id,mrr,currency,market,managing_partners,reported_managed_mrr,reported_currency,"
                                + "reported_sold_points,reported_managed_points,reported_total_points,"
                                + "reported_updated_on",
                        row)
                .read();
    }

    @Test
    void aRowMayHoldWhatPointsDependOnAndHubSpotsOwnFigures() {
        Recording said = pointRow("P1,,,Growth,2,1000.5,eur,30,10,40.25,2025-08-01");
        assertThat(said.facts)
                .containsExactly(
                        "portal P1",
                        "P1 market GROWTH",
                        "P1 managing partners 2",
                        "P1 reported managed mrr 1000.50 EUR",
                        "P1 reported sold points 30.00",
                        "P1 reported managed points 10.00",
                        "P1 reported total points 40.25",
                        "P1 reported updated on 2025-08-01");
        assertThat(said.errors).isEmpty();
        assertThat(said.warnings).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P1,,,,,,,,,,", "P1,?,,?,?,?,,?,?,?,?"})
    void ofThoseAnEmptyCellAndAQuestionMarkSayUnknown(String row) {
        Recording said = pointRow(row);
        assertThat(said.facts).containsExactly("portal P1");
        assertThat(said.errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'', '', USD", "EUR, '', EUR", "EUR, gbp, GBP"})
    void aReportedMrrIsInItsOwnCurrencyElseInThatOfTheRow(String currency, String reported, String meant) {
        assertThat(pointRow("P1,," + currency + ",,,5," + reported + ",,,,").facts)
                .containsExactly("portal P1", "P1 reported managed mrr 5.00 " + meant);
    }

    @ParameterizedTest
    @CsvSource({
        "'P1,,,emerging,,,,,,,', 4",
        "'P1,,,,0,,,,,,', 5",
        "'P1,,,,1.0,,,,,,', 5",
        "'P1,,,,two,,,,,,', 5",
        "'P1,,,,٢,,,,,,', 5",
        "'P1,,,,10000000000,,,,,,', 5",
        "'P1,,,,,-1,,,,,', 6",
        "'P1,,,,,1,?,,,,', 7",
        "'P1,,,,,,,x,,,', 8",
        "'P1,,,,,,,,1.125,,', 9",
        "'P1,,,,,,,,,-1,', 10",
        "'P1,,,,,,,,,,01.08.2025', 11",
        "'?,,,,,,,,,,soon', 11"
    })
    void aWrongValueAmongThemIsReportedAtItsColumn(String row, int column) {
        assertThat(pointRow(row).errors).last().asString().startsWith("portals.csv:2:" + column + ": ");
    }

    @Test
    void theyAreWrittenInTheFoldersNotationToo() {
        folder.locale("de");
        assertThat(pointRow("P1,,,,,\"1.000,50\",,\"30,5\",,,01.08.2025").facts)
                .containsExactly(
                        "portal P1",
                        "P1 reported managed mrr 1000.50 USD",
                        "P1 reported sold points 30.50",
                        "P1 reported updated on 2025-08-01");
    }
}
