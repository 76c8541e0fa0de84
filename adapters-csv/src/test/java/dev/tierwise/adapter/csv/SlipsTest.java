package dev.tierwise.adapter.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slip never passes for a fact: what is slightly off is read as it is meant, or refused with what to do. */
class SlipsTest {

    @TempDir
    Path path;

    private Folder folder;

    @BeforeEach
    void open() {
        folder = new Folder(path).with("portals.csv", "portal_id,mrr,currency", "7052061,1100.00,USD");
    }

    private Recording users(String email) {
        return folder.with("users.csv", "portal_id;email;partner_employee", "7052061;" + email + ";yes")
                .read();
    }

    private static void oneError(Recording said, String place, String... parts) {
        assertThat(said.errors)
                .singleElement()
                .asString()
                .startsWith(place + ": ")
                .contains(parts);
    }

    @Nested
    class Addresses {

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "eva@nordlicht.example",
                    "Eva Nord <eva@nordlicht.example>",
                    "\"\"\"Nord, Eva\"\" <eva@nordlicht.example>\"",
                    "eva@nordlicht.example (Eva Nord)",
                    "Eva Nord (eva@nordlicht.example)",
                    "mailto:eva@nordlicht.example",
                    "<MAILTO:eva@nordlicht.example>",
                    "'eva@nordlicht.example'",
                    "\u201Eeva@nordlicht.example\u201C",
                    "\u200Beva@nordlicht.example\u00A0",
                    "eva@NORDLICHT.example"
                })
        void are_read_as_people_write_them(String written) {
            Recording said = users(written);
            assertThat(said.errors).isEmpty();
            assertThat(said.facts).contains("7052061 user eva at nordlicht.example, partner employee");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "eva@nordlicht.example.",
                    "\"eva@nordlicht.example;\"",
                    "https://eva@nordlicht.example",
                    "eva@nordlicht.example/path",
                    "eva@nord licht.example",
                    "eva@nordlicht_x.example",
                    "eva@-nordlicht.example",
                    "eva@nordlicht..example",
                    "\"eva@nordlicht.example;tim@nordlicht.example\"",
                    "eva nord@nordlicht.example",
                    "eva.nordlicht.example",
                    "@nordlicht.example"
                })
        void that_cannot_exist_are_errors(String written) {
            oneError(users(written), "users.csv:2:2", "email: ", "can exist");
        }

        @Test
        void are_never_repeated_in_the_error() {
            assertThat(users("eva@nordlicht.example.").errors.get(0)).doesNotContain("eva@nordlicht");
        }
    }

    @Nested
    class Domains {

        private Recording domains(String written) {
            return folder.with("partner.csv", "name,email_domains", "Nordlicht," + written)
                    .readPartner();
        }

        @ParameterizedTest
        @ValueSource(strings = {"@nordlicht.example", " nordlicht.example\u200E", "nordlicht.example;"})
        void are_read_without_what_does_not_belong_to_them(String written) {
            Recording said = domains(written);
            assertThat(said.errors).isEmpty();
            assertThat(said.facts).anyMatch(fact -> fact.contains("[nordlicht.example]"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "https://nordlicht.example/",
                    "nordlicht.example/",
                    "nordlicht.example.",
                    "nordlicht example",
                    "nord_licht.example",
                    "*.nordlicht.example",
                    "eva@nordlicht.example"
                })
        void that_cannot_exist_are_errors(String written) {
            oneError(domains(written), "partner.csv:2:2", "email_domains: ");
        }
    }

    @Nested
    class Ids {

        @ParameterizedTest
        @ValueSource(strings = {"7052061\u200B", "\u200E7052061", "\uFEFF7052061", "\u00A07052061\u2060"})
        void have_invisible_characters_around_them_trimmed(String written) {
            Recording said = folder.with("users.csv", "portal_id,email,partner_employee", written + ",a@b.example,yes")
                    .read();
            assertThat(said.errors).isEmpty();
            assertThat(said.facts).contains("7052061 user a at b.example, partner employee");
        }

        @ParameterizedTest
        @ValueSource(strings = {"7.05E+06", "7,05E+06", "7E6", "7.052061e+6"})
        void in_scientific_notation_are_errors(String written) {
            Recording said = folder.with("users.csv", "portal_id;email;partner_employee", written + ";a@b.example;yes")
                    .read();
            oneError(said, "users.csv:2:1", written, "format the column as text");
        }

        @ParameterizedTest
        @ValueSource(strings = {"Total", "TOTAL:", "Summe", "Gesamt", "Zwischensumme", "Grand Total", "sum", "\u03A3"})
        void that_are_words_for_a_total_are_errors(String written) {
            Recording said = folder.with("portals.csv", "portal_id,mrr,currency", "1,5,USD", written + ",5,USD")
                    .read();
            oneError(said, "portals.csv:3:1", "row of totals");
        }

        @Test
        void that_only_contain_such_a_word_are_ids() {
            assertThat(folder.with("portals.csv", "portal_id,name", "total-energies,Total")
                            .read()
                            .facts)
                    .contains("portal total-energies");
        }
    }

    @Nested
    class Headers {

        @Test
        void have_spaces_and_hyphens_for_underscores_in_any_case() {
            Recording said = folder.with("portals.csv", "Portal ID,MRR,Currency,Sold-On", "1,5,USD,2018-01-10")
                    .read();
            assertThat(said.errors).isEmpty();
            assertThat(said.warnings).isEmpty();
            assertThat(said.facts).contains("1 mrr 5.00 USD", "1 sold on 2018-01-10");
        }

        @Test
        void are_read_in_german_too_and_mixed() {
            Recording said = folder.with(
                            "portals.csv",
                            "Portal-ID;Name;Abonnement;MRR;Währung;Verkauft am;Kunde seit;Gekündigt am;Verwaltet",
                            "1;Elbtal;pro;5;EUR;2018-01-10;2016-05-01;2018-04-01;ja")
                    .with("users.csv", "portal_id,E-Mail,Partnermitarbeiter", "1,a@b.example,ja")
                    .with("app_usage.csv", "Portal-ID,App,Genutzt am", "1,crm,2018-03-01")
                    .with(
                            "certifications.csv",
                            "Zertifizierung,Inhaber,Erworben am,Läuft ab am",
                            "agency-partner,Eva,2017-04-30,2018-04-30")
                    .with("partner.csv", "Name,E-Mail-Domains,Zeitzone", "Nordlicht,b.example,Europe/Berlin")
                    .readAll();
            assertThat(said.errors).isEmpty();
            assertThat(said.warnings).isEmpty();
            assertThat(said.facts)
                    .contains(
                            "1 mrr 5.00 EUR",
                            "1 sold on 2018-01-10",
                            "1 customer since 2016-05-01",
                            "1 cancelled on 2018-04-01",
                            "1 managed flag true",
                            "1 user a at b.example, partner employee");
        }

        @Test
        void that_are_two_names_of_one_column_are_an_error() {
            oneError(
                    folder.with("portals.csv", "portal_id,mrr,currency,Währung", "1,5,USD,EUR")
                            .read(),
                    "portals.csv:1:4",
                    "'currency' and 'Währung' are names of one column");
        }

        @ParameterizedTest
        @CsvSource({
            "canceled_on, cancelled_on",
            "cancled_on, cancelled_on",
            "customer_sinse, customer_since",
            "sold_no, sold_on",
            "sodl_on, sold_on",
            "curency, currency",
            "Gekündigt_an, cancelled_on"
        })
        void that_are_nearly_a_column_that_is_missing_are_errors(String written, String meant) {
            oneError(
                    folder.with("portals.csv", "portal_id," + written, "1,").read(),
                    "portals.csv:1:2",
                    "did you mean " + meant + "?");
        }

        @Test
        void that_are_nearly_a_column_that_is_there_are_only_unknown() {
            Recording said = folder.with("portals.csv", "portal_id,mrr,currency,mr", "1,5,USD,")
                    .read();
            assertThat(said.errors).isEmpty();
            assertThat(said.warnings).hasSize(1);
        }

        @Test
        void with_a_slip_in_a_required_column_are_one_error_and_not_two() {
            oneError(
                    folder.with("users.csv", "portal_id,emial,partner_employee", "7052061,a@b.example,yes")
                            .read(),
                    "users.csv:1:2",
                    "did you mean email?");
        }
    }

    @Nested
    class Characters {

        @Test
        void that_are_nul_are_an_error_in_their_field() {
            Recording said = folder.withText("portals.csv", "portal_id,name,mrr,currency\n1,A\0cme,5,USD\n2,B,5,USD\n")
                    .read();
            oneError(said, "portals.csv:2:2", "NUL");
        }

        @Test
        void of_utf_16_without_a_byte_order_mark_are_explained() {
            oneError(
                    folder.withText("portals.csv", "portal_id,name\n1,Acme\n", UTF_16LE)
                            .read(),
                    "portals.csv:1:1",
                    "UTF-16 without a byte order mark",
                    "--csv-encoding utf-16le");
            oneError(
                    folder.withText("portals.csv", "portal_id,name\n1,Acme\n", UTF_16BE)
                            .read(),
                    "portals.csv:1:1",
                    "--csv-encoding utf-16be");
        }
    }

    @Nested
    class Numbers {

        @ParameterizedTest
        @CsvSource({"1140.000000,1140.00", "1125.5000,1125.50", "114.000000,114.00", "1140.000,1140.00"})
        void may_have_further_decimals_that_are_zero(String written, String read) {
            assertThat(folder.with("portals.csv", "portal_id,mrr,currency", "1," + written + ",USD")
                            .read()
                            .facts)
                    .contains("1 mrr " + read + " USD");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.120", "114.000", "1140.001", "1140.0000001"})
        void that_could_mean_thousands_or_have_more_decimals_are_errors(String written) {
            assertThat(folder.with("portals.csv", "portal_id,mrr,currency", "1," + written + ",USD")
                            .read()
                            .errors)
                    .singleElement()
                    .asString()
                    .startsWith("portals.csv:2:2: ");
        }

        @Test
        void without_a_column_of_currencies_are_assumed_to_be_dollars() {
            assertThat(folder.with("portals.csv", "portal_id,mrr", "1,5").read().assumptions)
                    .containsExactly("currency-is-usd USD");
            assertThat(folder.with("portals.csv", "portal_id,mrr", "1,?").read().assumptions)
                    .isEmpty();
            assertThat(folder.with("portals.csv", "portal_id,mrr,currency", "1,5,")
                            .read()
                            .assumptions)
                    .isEmpty();
        }
    }

    @Nested
    class RaggedRows {

        @Test
        void that_end_in_a_separator_too_many_say_so_and_nothing_else_is_reported() {
            Recording said = folder.with("portals.csv", "portal_id,name", "1,A,", "2,B,")
                    .with("users.csv", "portal_id,email,partner_employee", "1,a@b.example,yes")
                    .read();
            assertThat(said.errors).hasSize(2);
            assertThat(said.errors.get(0))
                    .startsWith("portals.csv:2:1: ")
                    .contains("1 separator too many")
                    .doesNotContain("quotes");
            assertThat(said.facts).noneMatch(fact -> fact.contains("user"));
        }

        @Test
        void with_too_few_fields_say_so() {
            oneError(
                    folder.with("portals.csv", "portal_id,name,mrr", "1,A").read(),
                    "portals.csv:2:1",
                    "every row needs as many as the header");
        }
    }

    @Nested
    class Files {

        @ParameterizedTest
        @CsvSource({
            "'PK\u0003\u0004....[Content_Types].xml xl/workbook.xml', Excel workbook (xlsx)",
            "'PK\u0003\u0004mimetypeapplication/vnd.oasis.opendocument.spreadsheet', LibreOffice workbook (ods)",
            "'PK\u0003\u0004 portals.csv', zip archive",
            "'\u00D0\u00CF\u0011\u00E0\u00A1\u00B1\u001A\u00E1 Root Entry', old Excel workbook (xls)",
            "'\u001F\u008B\u0008', gzip",
            "'%PDF-1.7', PDF",
            "'<!DOCTYPE html><html>', web page",
            "'<html><table>', web page",
            "'<?xml version=\"1.0\"?>', XML"
        })
        void that_are_no_csv_are_one_error_that_says_what_they_are(String content, String kind) {
            Recording said = folder.withText("portals.csv", content, ISO_8859_1)
                    .with("users.csv", "portal_id,email,partner_employee", "1,a@b.example,yes")
                    .read();
            oneError(said, "portals.csv:1:1", kind, "portals.csv");
            assertThat(said.facts).isEmpty();
        }

        @Test
        void are_found_whatever_the_case_of_their_name() {
            Recording said = folder.with("USERS.CSV", "portal_id,email,partner_employee", "7052061,x,yes")
                    .read();
            oneError(said, "USERS.CSV:2:2", "email");
        }

        @Test
        void whose_names_differ_only_in_case_are_an_error() {
            oneError(
                    folder.with("Users.csv", "portal_id,email,partner_employee")
                            .with("users.csv", "portal_id,email,partner_employee")
                            .read(),
                    "Users.csv:1:1",
                    "differ only in case");
        }

        @ParameterizedTest
        @CsvSource({
            "users.csv.csv, users.csv",
            "users.txt, users.csv",
            "users (1).csv, users.csv",
            "user.csv, users.csv",
            "Copy of users.csv, users.csv",
            "users - Kopie.csv, users.csv",
            "app-usage.csv, app_usage.csv",
            "App Usage.csv, app_usage.csv",
            "appusage.csv, app_usage.csv",
            "certification.csv, certifications.csv",
            "rates (1).csv, rates.csv",
            "users.tsv, users.csv"
        })
        void that_look_like_one_that_is_read_are_a_warning_with_the_name_they_should_have(String name, String meant) {
            Recording said = folder.with(name, "a,b", "c,d").read();
            assertThat(said.errors).isEmpty();
            assertThat(said.warnings)
                    .singleElement()
                    .asString()
                    .startsWith(name + ":1:1: ")
                    .contains("rename it to " + meant);
        }

        @ParameterizedTest
        @ValueSource(strings = {"notes.txt", "invoices.csv", "README.txt", "LIESMICH.txt", "users.md", "rates.csv"})
        void that_look_like_none_are_left_alone(String name) {
            Recording said = folder.with(name, "a,b", "c,d").read();
            assertThat(said.errors).isEmpty();
            assertThat(said.warnings).isEmpty();
        }

        @Test
        void that_are_templates_are_a_warning_once_they_are_filled_in() {
            folder.with("users.template.csv", "portal_id,email,partner_employee");
            assertThat(folder.read().warnings).isEmpty();

            folder.with("users.template.csv", "portal_id,email,partner_employee", "7052061,a@b.example,yes");
            assertThat(folder.read().warnings)
                    .singleElement()
                    .asString()
                    .startsWith("users.template.csv:1:1: ")
                    .contains("rename it to users.csv");
        }

        @Test
        void that_are_workbooks_of_another_kind_in_place_of_a_table_are_an_error_that_names_the_file()
                throws Exception {
            java.nio.file.Files.delete(path.resolve("portals.csv"));
            Recording said = folder.withText("portals.ods", "PK", ISO_8859_1).read();
            oneError(said, "portals.ods:1:1", "its sheet as CSV", "portals.csv");
        }

        @Test
        void in_another_encoding_are_one_error_and_bring_no_other() {
            Recording said = folder.withText("portals.csv", "portal_id,name\n1,M\u00FCller\n", ISO_8859_1)
                    .with("users.csv", "portal_id,email,partner_employee", "1,a@b.example,yes")
                    .read();
            oneError(said, "portals.csv:2:1", "--csv-encoding");
            assertThat(said.facts).isEmpty();
        }
    }
}
