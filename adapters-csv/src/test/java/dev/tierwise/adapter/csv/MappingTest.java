package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of other programs, read through a mapping. */
class MappingTest {

    private static final String MAPPING = "tierwise-import.yaml";

    private static final String CLIENTS = """
            "Record ID","Client name","Hub ID","Is active","Is sold","Is managed","Total subscription MRR","Currency"
            "1","Elbe Optik GmbH","71","Yes","Yes","Yes","1,200.0","EUR"
            "2","Brand & Söhne","72","Yes","Yes","Yes","1000.0","EUR"
            "3","Hafen, Hamburg","73","No","No","Yes","n/a","EUR"
            """;

    private static final String DEALS = """
            "Deal Name","Deal Stage","Close Date","Amount","Associated Company"
            "Pro","Closed Won","2018-01-10 14:02","1200","Elbe Optik GmbH"
            "Pro","Closed Won","2017-09-30 23:30","1000","BRAND & SÖHNE ;Brand Holding"
            "Ads","Closed Won","2018-02-01 10:00","100","Brand & Söhne"
            "Old","Closed Lost","2016-02-01 10:00","100","Brand & Söhne"
            """;

    private static final String USERS = """
            "User ID","Email"
            "1","Eva Nord <eva@nordlicht.example>"
            "2","kim@kunde.example"
            """;

    private static final String FULL = """
            schema: tierwise/import/1
            partner: {name: Nordlicht, email_domains: [nordlicht.example], time_zone: Europe/Berlin}
            portals:
              from: "*clients*.{csv,xlsx}"
              columns:
                portal_id: Hub ID
                name: Client name
                mrr: Total subscription MRR
                currency: Currency
                managed: Is managed
                cancelled_on: {column: Is active, values: {"Yes": "", "No": "?"}}
                sold_on:
                  lookup: deals
                  match: {Associated Company: Client name}
                  take: earliest
                  column: Close Date
                  else: {column: Is sold, values: {"Yes": "?", "No": ""}}
            users:
              from: "*user-export-*.csv"
              columns:
                portal_id: {file-name: "user-export-(\\\\d+)"}
                email: Email
                partner_employee: {by-domain: true}
            tables:
              deals: {from: "*deals*.csv", keep: {Deal Stage: Closed Won}, split: {Associated Company: ";"}}
            unknown: [n/a]
            """;

    @TempDir
    private Path path;

    private Folder exports() {
        return new Folder(path)
                .withText("all-clients-2018.csv", CLIENTS)
                .withText("won-deals-2018.csv", DEALS)
                .withText("hub-user-export-71-2018.csv", USERS)
                .withText("hub-user-export-72-2018.csv", USERS);
    }

    /** A mapping of the clients with one more column. */
    private static String clients(String column, String... further) {
        return "schema: tierwise/import/1\nportals:\n  from: \"*clients*.csv\"\n  columns:\n    portal_id: Hub ID\n    "
                + column + "\n" + String.join("\n", further) + "\n";
    }

    @Test
    void exports_are_read_as_the_mapping_beside_them_says() {
        Recording said = exports().withText(MAPPING, FULL).read();

        assertThat(said.errors).isEmpty();
        assertThat(said.facts)
                .contains(
                        "71 name [Elbe Optik GmbH]",
                        "71 mrr 1200.00 EUR",
                        "71 sold on 2018-01-10",
                        "71 managed flag true",
                        "71 users complete",
                        "71 user eva at nordlicht.example, partner employee",
                        "71 user kim at kunde.example",
                        "72 sold on 2017-09-30",
                        "73 not sold by the partner",
                        "73 inactive since an unknown day",
                        "73 users complete")
                .noneMatch(fact -> fact.startsWith("73 mrr") || fact.startsWith("71 inactive"));
    }

    @Test
    void the_partner_may_be_given_by_the_mapping() {
        Recording said = exports().withText(MAPPING, FULL).readPartner();

        assertThat(said.errors).isEmpty();
        assertThat(said.facts).anyMatch(fact -> fact.contains("Nordlicht"));
    }

    @Test
    void what_a_mapping_infers_is_an_assumption_of_the_answer() {
        assertThat(exports().withText(MAPPING, FULL).read().assumptions)
                .contains(
                        "partner-employees-by-domain nordlicht.example",
                        "sold-on-looked-up deals: earliest Close Date, Associated Company = Client name");
    }

    @Test
    void rows_without_a_match_are_counted_in_a_warning_with_the_first_names() {
        assertThat(exports().withText(MAPPING, FULL).read().warnings)
                .anyMatch(warning -> warning.startsWith(MAPPING + ":13:7: ")
                        && warning.contains(
                                "1 row has no match in deals; there the value is what follows else: Hafen"));
    }

    @Test
    void without_a_match_and_without_else_the_value_is_unknown() {
        Recording said = exports()
                .withText(MAPPING, FULL.replaceAll("(?m)^ +else: .*\n", ""))
                .read();

        assertThat(said.facts)
                .contains("71 sold on 2018-01-10")
                .noneMatch(fact -> fact.startsWith("73 ") && fact.contains("sold"));
        assertThat(said.warnings).anyMatch(warning -> warning.contains("1 row has no match in deals, so that"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "take: earliest, column: Close Date|72 sold on 2017-09-30",
                "take: latest, column: Close Date|72 sold on 2018-02-01",
                "take: only, column: Close Date|"
            })
    void of_several_matches_the_earliest_the_latest_or_none_is_taken(String take, String expected) {
        Recording said = exports()
                .withText(
                        MAPPING,
                        FULL.replaceAll("(?ms)take: earliest\n +column: Close Date", take.replace(", ", "\n      ")))
                .read();

        if (expected == null) {
            assertThat(said.facts)
                    .contains("71 sold on 2018-01-10")
                    .noneMatch(fact -> fact.startsWith("72 ") && fact.contains("sold"));
            assertThat(said.warnings).anyMatch(warning -> warning.contains("do not say which value counts"));
        } else {
            assertThat(said.facts).contains(expected);
        }
    }

    @Test
    void the_amounts_of_several_matches_can_be_added() {
        Recording said = exports()
                .withText(
                        MAPPING,
                        clients(
                                "mrr: {lookup: deals, match: {Associated Company: Client name}, take: sum,"
                                        + " column: Amount}",
                                "tables:",
                                "  deals: {from: \"*deals*.csv\", keep: {Deal Stage: Closed Won}}"))
                .read();

        assertThat(said.facts).contains("71 mrr 1200.00 USD", "72 mrr 100.00 USD");
    }

    @Test
    void of_two_portals_of_one_name_nobody_knows_which_of_them_a_deal_means() {
        Recording said = exports()
                .withText("all-clients-2018.csv", CLIENTS.replace("Hafen, Hamburg", "elbe optik gmbh"))
                .withText(MAPPING, FULL)
                .read();

        assertThat(said.facts)
                .noneMatch(fact -> fact.startsWith("71 ") && fact.contains("sold"))
                .noneMatch(fact -> fact.startsWith("73 ") && fact.contains("sold"));
        assertThat(said.warnings).anyMatch(warning -> warning.contains("2 rows have matches in deals that do not say"));
    }

    @Test
    void a_value_that_is_translated_must_be_listed() {
        assertThat(exports()
                        .withText(MAPPING, clients("cancelled_on: {column: Is active, values: {\"Yes\": \"\"}}"))
                        .read()
                        .errors)
                .singleElement()
                .asString()
                .startsWith("all-clients-2018.csv:4:4: the column Is active holds 'No'");
    }

    @Test
    void numbers_and_days_are_read_as_the_mapping_says() {
        Recording said = new Folder(path)
                .withText("clients.csv", "Hub ID;Umsatz;Verkauf\n1;1.200,50;15.03.2018\n2;x;2018-03-15\n3;7;gestern\n")
                .withText(
                        MAPPING, "locale: de\n" + clients("mrr: Umsatz", "    sold_on: Verkauf", "dates: [dd.MM.yyyy]"))
                .read();

        assertThat(said.facts).contains("1 mrr 1200.50 USD", "1 sold on 2018-03-15", "2 sold on 2018-03-15");
        assertThat(said.errors)
                .hasSize(2)
                .anyMatch(error ->
                        error.startsWith("clients.csv:3:2: mrr: 'x' is no amount; expected one such as 1.234,50"))
                .anyMatch(error -> error.startsWith("clients.csv:4:3: sold_on: 'gestern' is no day")
                        && error.contains("dd.MM.yyyy"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "portal_id: Hub|all-clients-2018.csv:1:1|there is no column Hub, which the mapping names",
                "mrrr: Hub ID|tierwise-import.yaml:6:5|the table portals has no column mrrr",
                "mrr: {colum: X}|tierwise-import.yaml:6:10|one of column, value, lookup",
                "mrr: {lookup: deals, match: {A: B}, column: C}|tierwise-import.yaml:6:19|none of the tables",
                "mrr: {file-name: abc}|tierwise-import.yaml:6:22|a regular expression with a group",
                "mrr: {by-domain: true}|tierwise-import.yaml:6:22|by-domain is only for the column partner_employee",
                "mrr: {value: 1, more: 2}|tierwise-import.yaml:6:21|more"
            })
    void a_mapping_that_is_wrong_is_an_error_at_its_place(String column, String place, String words) {
        assertThat(exports()
                        .withText(
                                MAPPING, clients(column).replaceFirst("portal_id: Hub ID\n    portal_id", "portal_id"))
                        .read()
                        .errors)
                .anyMatch(error -> error.startsWith(place) && error.contains(words));
    }

    @Test
    void a_pattern_that_no_file_matches_is_an_error_that_names_the_files() {
        assertThat(new Folder(path)
                        .withText("other.csv", "a\n1\n")
                        .withText(MAPPING, clients("name: Client name"))
                        .read()
                        .errors)
                .singleElement()
                .asString()
                .startsWith(MAPPING + ":3:3: no file matches *clients*.csv; there are: other.csv");
    }

    @Test
    void a_table_that_is_not_mapped_is_read_from_its_usual_file() {
        Recording said = exports()
                .withText(MAPPING, clients("name: Client name"))
                .with("app_usage.csv", "portal_id,app,used_on", "71,crm,2018-03-01")
                .read();

        assertThat(said.errors).isEmpty();
        assertThat(said.facts).contains("71 used crm on 2018-03-01", "72 app usage complete");
    }

    @Test
    void by_domain_needs_the_partners_domains_from_the_mapping_or_the_partners_file() {
        String mapping = FULL.replaceFirst("partner: .*\n", "");

        assertThat(exports().withText(MAPPING, mapping).read().errors)
                .anyMatch(error -> error.contains("nobody gives the partner's e-mail domains"));
        assertThat(exports()
                        .withText(MAPPING, mapping)
                        .with("partner.csv", "name,email_domains", "N,nordlicht.example")
                        .read()
                        .facts)
                .contains("71 user eva at nordlicht.example, partner employee");
    }

    @Test
    void the_earliest_of_moments_with_offsets_is_told_by_the_moment_and_not_by_what_is_written() {
        Recording said = exports()
                .withText(
                        "won-deals-2018.csv",
                        "Deal Stage,Close Date,Associated Company\n"
                                + "Closed Won,2018-01-11T00:30:00+02:00,Elbe Optik GmbH\n"
                                + "Closed Won,2018-01-10T23:00:00Z,Elbe Optik GmbH\n")
                .withText(MAPPING, FULL)
                .read();

        assertThat(said.facts).contains("71 sold on 2018-01-10");
    }

    @Test
    void an_address_that_cannot_be_is_an_error_where_its_domain_decides() {
        assertThat(exports()
                        .withText("hub-user-export-71-2018.csv", "User ID,Email\n1,eva at nordlicht\n")
                        .withText(MAPPING, FULL)
                        .read()
                        .errors)
                .singleElement()
                .asString()
                .startsWith("hub-user-export-71-2018.csv:2:2: email: this is no e-mail address");
    }

    @Test
    void by_domain_takes_the_domains_of_a_partner_who_is_mapped_too() {
        Recording said = exports()
                .withText("agency.csv", "Agency,Domains\nNordlicht,nordlicht.example\n")
                .withText(
                        MAPPING,
                        FULL.replaceFirst(
                                "partner: .*",
                                "partner: {from: agency.csv, columns: {name: Agency, email_domains: Domains}}"))
                .read();

        assertThat(said.errors).isEmpty();
        assertThat(said.facts)
                .contains("71 user eva at nordlicht.example, partner employee", "71 user kim at kunde.example");
        assertThat(said.assumptions).contains("partner-employees-by-domain nordlicht.example");
    }

    @Test
    void by_domain_tells_after_else_what_it_tells_alone() {
        Recording said = exports()
                .withText("staff.csv", "Mail,Ours\nkim@kunde.example,yes\n")
                .withText(
                        MAPPING,
                        FULL.replace(
                                        "{by-domain: true}",
                                        "{lookup: staff, match: {Mail: Email}, column: Ours, else: {by-domain: true}}")
                                .replace("tables:\n", "tables:\n  staff: {from: staff.csv}\n"))
                .read();

        assertThat(said.errors).isEmpty();
        assertThat(said.facts).contains("71 user kim at kunde.example, partner employee");
        assertThat(said.assumptions)
                .contains("partner-employees-by-domain nordlicht.example")
                .anyMatch(assumption -> assumption.startsWith("partner-employee-looked-up "));
    }

    @Test
    void a_blank_name_is_kept_as_a_plain_file_keeps_it() {
        assertThat(new Folder(path)
                        .withText("clients.csv", "Hub ID,Name\n1, \n")
                        .withText(MAPPING, clients("name: Name"))
                        .read()
                        .facts)
                .contains("1 name [ ]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"earliest", "only"})
    void a_deal_without_a_day_is_a_sale_on_a_day_that_nobody_knows(String take) {
        Recording said = exports()
                .withText(
                        "won-deals-2018.csv", "Deal Stage,Close Date,Associated Company\nClosed Won,,Elbe Optik GmbH\n")
                .withText(MAPPING, FULL.replace("take: earliest", "take: " + take))
                .read();

        assertThat(said.facts).contains("71 sold on an unknown day").doesNotContain("71 not sold by the partner");
    }

    @Test
    void what_is_wrong_with_an_address_is_reported_once_although_its_domain_decides_too() {
        assertThat(exports()
                        .withText(
                                MAPPING,
                                FULL.replace(
                                        "email: Email",
                                        "email: {column: Email, values: {\"kim@kunde.example\": \"kim@kunde.example\"}}"))
                        .read()
                        .errors)
                .filteredOn(error -> error.contains("the column Email holds this value"))
                .hasSize(2);
    }
}
