package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How people's tools write a file. */
class StylesTest {

    private static final Charset WINDOWS = Charset.forName("windows-1252");

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path);
    }

    private Recording portals(String text) {
        return folder.withText("portals.csv", text).read();
    }

    private static byte[] bytes(int[] mark, String text, Charset charset) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int b : mark) {
            out.write(b);
        }
        out.writeBytes(text.getBytes(charset));
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theSeparatorIsTheOneThatGivesTheMostKnownColumns(String separator) {
        assertThat(portals("portal_id,name,mrr\nP1,Acme,5\n".replace(",", separator)).facts)
                .containsExactly("portal P1", "P1 name [Acme]", "P1 mrr 5.00 USD");
    }

    @Test
    void unknownColumnsFullOfCommasDoNotDeceive() {
        Recording said = portals("a,b,c,d,e;portal_id;f,g,h;mrr\n1;P1;2;5\n");
        assertThat(said.facts).contains("P1 mrr 5.00 USD");
        assertThat(said.warnings).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sep=|", "SEP=|", "\"sep=|\""})
    void aFirstLineThatNamesTheSeparatorIsObeyedAndCounted(String line) {
        Recording said = portals(line + "\r\nportal_id|mrr\r\nP1|1,5\r\n");
        assertThat(said.errors).singleElement().asString().startsWith("portals.csv:3:2: ");
        assertThat(said.places).containsExactly("portal P1 @ portals.csv:3:1");
    }

    @Test
    void theDeclaredSeparatorWinsOverTheLikeliestOne() {
        assertThat(portals("sep=;\nportal_id,mrr\nP1,5\n").errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:2:1: ")
                .contains("portal_id");
    }

    @Test
    void aTabMayBeDeclared() {
        assertThat(portals("sep=\t\nportal_id\tmrr\nP1\t5\n").facts).contains("P1 mrr 5.00 USD");
    }

    @Test
    void columnNamesAreTrimmedAndInAnyCaseAndOrder() {
        assertThat(portals(" MRR ,\" Portal_ID\"\n5,P1\n").facts).contains("P1 mrr 5.00 USD");
    }

    @Test
    void aRepeatedColumnIsAnErrorWhereItIsRepeated() {
        assertThat(portals("portal_id,mrr, MRR \nP1,5,6\n").errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:1:3: ")
                .contains("mrr");
        Recording unknownTwice = portals("portal_id,x,x\nP1,5,6\n");
        assertThat(unknownTwice.errors).isEmpty();
        assertThat(unknownTwice.warnings).hasSize(2);
    }

    @Test
    void anUnknownColumnIsAWarningAndIgnored() {
        Recording said = portals("\nportal_id,owner,mrr\nP1,Eva,5\n");
        assertThat(said.warnings)
                .singleElement()
                .asString()
                .startsWith("portals.csv:2:2: ")
                .contains("'owner'");
        assertThat(said.facts).contains("P1 mrr 5.00 USD");
        assertThat(said.errors).isEmpty();
    }

    @Test
    void columnsWithoutANameAreIgnoredHoweverMany() {
        Recording said = portals("portal_id,,\nP1,,\n");
        assertThat(said.warnings).hasSize(2);
        assertThat(said.errors).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "partner.csv, name",
        "partner.csv, email_domains",
        "portals.csv, portal_id",
        "users.csv, portal_id",
        "users.csv, email",
        "users.csv, partner_employee",
        "app_usage.csv, portal_id",
        "app_usage.csv, app",
        "app_usage.csv, used_on",
        "certifications.csv, certification",
        "certifications.csv, awarded_on"
    })
    void aMissingRequiredColumnIsAnErrorAtTheHeader(String file, String column) {
        String all = "name,email_domains,portal_id,email,partner_employee,app,used_on,certification,awarded_on";
        String header = all.replaceFirst("(^|,)" + column + "(,|$)", "$1x$2");
        String row = "A,a.example,P1,a@b,yes,crm,2018-03-01,agency-partner,2018-03-01";
        Recording said = folder.with(file, header, row).readAll();
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith(file + ":1:1: ")
                .contains(column);
    }

    @Test
    void aMissingColumnDoesNotHideWrongValues() {
        assertThat(folder.with("users.csv", "email,partner_employee", "nobody,perhaps")
                        .read()
                        .errors)
                .extracting(error -> error.substring(0, error.indexOf(": ")))
                .containsExactly("users.csv:1:1", "users.csv:2:1", "users.csv:2:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", ";;\n , \n", "\uFEFF"})
    void anEmptyFileIsAnErrorThatNamesTheRequiredColumns(String text) {
        assertThat(folder.withText("users.csv", text).read().errors)
                .singleElement()
                .asString()
                .startsWith("users.csv:1:1: ")
                .contains("portal_id, email, partner_employee");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r", "\r\n"})
    void everyLineEndIsReadAndCounted(String end) {
        Recording said = portals(String.join(
                end, "portal_id,name,mrr", "P1,Acme,5", "", " , ,", "P2,\"two" + end + "lines\",x", "P3,,6", "P4,,y"));
        assertThat(said.facts).contains("P1 name [Acme]", "P2 name [two" + end + "lines]", "P3 mrr 6.00 USD");
        assertThat(said.places).contains("portal P2 @ portals.csv:5:1", "portal P3 @ portals.csv:7:1");
        assertThat(said.errors)
                .extracting(error -> error.substring(0, error.indexOf(": ")))
                .containsExactly("portals.csv:5:3", "portals.csv:8:3");
    }

    @Test
    void mixedLineEndsInsideQuotesAreCountedToo() {
        assertThat(portals("portal_id,name\nP1,\"a\rb\nc\r\nd\n\re\"\nP2,\n").places)
                .contains("portal P2 @ portals.csv:8:1");
    }

    @Test
    void quotesAreThoseOfRfc4180() {
        assertThat(portals("portal_id,name\n\"P1\",\"A \"\"B\"\", C; D\"\nP2,\"\"\nP3,\"\"\"\"\n").facts)
                .containsExactly("portal P1", "P1 name [A \"B\", C; D]", "portal P2", "portal P3", "P3 name [\"]");
    }

    @Test
    void aQuoteInsideAnUnquotedFieldIsLiteral() {
        assertThat(portals("portal_id,name\nP1,the \"big\" one\nP2, \"x\"\n").facts)
                .contains("P1 name [the \"big\" one]", "P2 name [ \"x\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2,\"Acme\"x", "P2,\"Acme\" ", "P2,\"Ac\"me\""})
    void textAfterAClosingQuoteIsAnErrorAtItsField(String row) {
        Recording said = portals("portal_id,name\nP1,\n" + row + "\nP3,\n");
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:3:2: ")
                .contains("quote");
        assertThat(said.facts).contains("portal P1");
    }

    @Test
    void aQuoteThatNeverEndsIsAnErrorWhereItsRowBegins() {
        Recording said = portals("portal_id,name\nP1,\nP2,\"Acme\nP3,\nP4,\n");
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:3:2: ")
                .contains("never ends");
    }

    @Test
    void aQuoteInTheHeaderThatNeverEndsIsAnErrorThere() {
        assertThat(portals("portal_id,\"name\nP1,\n").errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:1:2: ")
                .contains("never ends");
    }

    @ParameterizedTest
    @ValueSource(strings = {"P2", "P2,Acme,5,", "P2,Acme,5,6"})
    void aWrongNumberOfFieldsIsAnErrorInColumnOneAndTheNextRowIsRead(String row) {
        Recording said = portals("portal_id,name,mrr\n" + row + "\nP3,,x\n");
        assertThat(said.errors)
                .extracting(error -> error.substring(0, error.indexOf(": ")))
                .containsExactly("portals.csv:2:1", "portals.csv:3:3");
        assertThat(said.facts).containsExactly("portal P3");
    }

    @Test
    void rowsWhoseFieldsAreAllEmptyAreSkippedHoweverMany() {
        Recording said = portals("portal_id,name\n\n,\n,,,,,\n \t, \n\"\",\"\"\nP1,\n\n\n");
        assertThat(said.facts).containsExactly("portal P1");
        assertThat(said.errors).isEmpty();
    }

    @Test
    void theLastLineNeedsNoEnd() {
        assertThat(portals("portal_id,mrr\nP1,5\nP2,").facts).contains("P1 mrr 5.00 USD", "portal P2");
    }

    @Test
    void theEncodingIsUtf8UnlessSaidOtherwise() {
        assertThat(portals("portal_id,name\nP1,Käse €\n").facts).contains("P1 name [Käse €]");
        assertThat(folder.encoding("windows-1252")
                        .withText("portals.csv", "portal_id,name\nP1,Käse €\n", WINDOWS)
                        .read()
                        .facts)
                .contains("P1 name [Käse €]");
    }

    @Test
    void aByteOrderMarkWinsOverTheOption() {
        String text = "portal_id;name\nP1;Käse 🧀\n";
        folder.encoding("windows-1252");
        for (byte[] file : new byte[][] {
            bytes(new int[] {0xEF, 0xBB, 0xBF}, text, StandardCharsets.UTF_8),
            bytes(new int[] {0xFF, 0xFE}, text, StandardCharsets.UTF_16LE),
            bytes(new int[] {0xFE, 0xFF}, text, StandardCharsets.UTF_16BE)
        }) {
            assertThat(folder.withBytes("portals.csv", file).read().facts)
                    .containsExactly("portal P1", "P1 name [Käse 🧀]");
        }
    }

    @Test
    void theMarkCountsPerFile() {
        Recording said = folder.encoding("windows-1252")
                .withText("portals.csv", "portal_id,name\nP1,Käse\n", WINDOWS)
                .withText("certifications.csv", "\uFEFFcertification,holder,awarded_on\nx,Käthe,2018-01-01\n")
                .read();
        assertThat(said.facts)
                .contains("P1 name [Käse]", "certification x of Optional[Käthe] from 2018-01-01 to Optional.empty");
    }

    @Test
    void invalidBytesAreOneErrorInTheirRowThatNamesTheOptionAndWhatPrecedesIsChecked() {
        StringBuilder text = new StringBuilder("portal_id,name,mrr\nP1,,wrong\n");
        for (int i = 2; i < 5000; i++) {
            text.append('P').append(i).append(",Acme,5\n");
        }
        text.append("P5000,Käse,5\nP5001,Käse,5\n");
        Recording said =
                folder.withText("portals.csv", text.toString(), WINDOWS).read();
        assertThat(said.errors)
                .satisfiesExactly(
                        error -> assertThat(error).startsWith("portals.csv:2:3: "),
                        error -> assertThat(error)
                                .startsWith("portals.csv:5001:1: ")
                                .contains("UTF-8", "--csv-encoding windows-1252"));
    }

    @Test
    void invalidBytesInTheHeaderAreReportedThere() {
        assertThat(folder.withText("portals.csv", "portal_id,Größe\nP1,5\n", WINDOWS)
                        .read()
                        .errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:1:1: ")
                .contains("--csv-encoding");
    }

    @Test
    void bytesThatWindowsDoesNotUseAreInvalidToo() {
        assertThat(folder.encoding("windows-1252")
                        .withBytes(
                                "portals.csv",
                                new byte[] {'p', 'o', 'r', 't', 'a', 'l', '_', 'i', 'd', '\n', (byte) 0x81})
                        .read()
                        .errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:2:1: ")
                .contains("--csv-encoding");
    }

    @Test
    void halfACharacterAtTheEndIsInvalid() {
        byte[] file = bytes(new int[] {0xFF, 0xFE}, "portal_id\nP1\nP2", StandardCharsets.UTF_16LE);
        Recording said = folder.withBytes("portals.csv", Arrays.copyOf(file, file.length - 1))
                .read();
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith("portals.csv:3:1: ")
                .contains("UTF-16LE", "--csv-encoding");
        assertThat(said.facts).contains("portal P1");
    }

    @Test
    void utf16WithoutAMarkIsRecognisedInTheMessage() {
        assertThat(folder.withText("portals.csv", "portal_id\nP1\n", StandardCharsets.UTF_16LE)
                        .read()
                        .errors
                        .get(0))
                .startsWith("portals.csv:1:1: ")
                .contains("--csv-encoding utf-16le");
    }
}
