package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Forecast, what-if and advice as people type and read them. */
class LookAheadCommandsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEAD = "portal_id,name,mrr,sold_on,customer_since,cancelled_on\n";

    @TempDir
    Path folder;

    @BeforeEach
    void an_agency_that_holds_gold() throws IOException {
        write("partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        write("certifications.csv", "certification,holder,awarded_on,expires_on\nagency-partner,Jana,2017-01-01,\n");
        portals(
                "1,Acme GmbH,600.00,2017-08-20,,",
                "2,Berta AG,1650.00,2018-01-10,,",
                "3,Caesar KG,4000.00,,2016-01-01,",
                "4,Dora e.K.,500.00,,2016-01-01,");
        write(
                "users.csv",
                "portal_id,email,partner_employee\n"
                        + "2,jana@nordlicht.example,yes\n3,jana@nordlicht.example,yes\n1,jana@nordlicht.example,yes\n"
                        + "4,extern@other.example,yes\n");
        StringBuilder apps = new StringBuilder("portal_id,app,used_on\n");
        for (String portal : List.of("1", "2", "3")) {
            for (String app : List.of("crm", "forms", "lists")) {
                apps.append(portal).append(',').append(app).append(",2018-03-10\n");
            }
        }
        write("app_usage.csv", apps.toString());
    }

    @Test
    void the_first_month_in_which_a_tier_is_lost_is_said_first() {
        CommandLineRun run = run("forecast", "agency");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines().filter(line -> !line.isBlank()).skip(1).findFirst())
                .contains("  Gold is lost on 15 September 2018: Sold MRR (12 months) $450.00 missing");
        assertThat(run.out())
                .containsPattern("1 September 2018 +Acme GmbH +−\\$600\\.00 +leaves sold MRR")
                .containsPattern("15 September 2018 +Silver +\\$1,650\\.00 +\\$6,250\\.00 +3 +met +Gold lost:");
    }

    @Test
    void a_tier_that_is_not_lost_is_said_to_be_held() {
        assertThat(run("forecast", "agency", "--months", "3").out()).contains("No tier is lost through 15 June 2018.");
    }

    @Test
    void a_forecast_has_the_members_of_its_schema_in_order() throws IOException {
        JsonNode json = json("forecast", "agency", "--months", "6");

        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "schema",
                        "partner",
                        "programme",
                        "asOf",
                        "months",
                        "credited",
                        "firstLoss",
                        "ledgerOf",
                        "assumptions",
                        "problems",
                        "through",
                        "eventsAfter",
                        "firstCertainLoss",
                        "programmeRules");
        assertThat(json.get("schema").asText()).isEqualTo("tierwise/forecast/1");
        JsonNode september = json.get("months").get(5);
        assertThat(september.fieldNames())
                .toIterable()
                .containsExactly("day", "tier", "metrics", "events", "loss", "gain");
        assertThat(september.get("events").toString())
                .isEqualTo("[{\"day\":\"2018-09-01\",\"event\":\"sold-expires\","
                        + "\"portal\":{\"id\":\"1\",\"name\":\"Acme GmbH\"},\"amount\":\"-600.00\"}]");
        assertThat(json.get("firstLoss").toString())
                .startsWith(
                        "{\"day\":\"2018-09-15\",\"tier\":\"gold\",\"certain\":true,\"missing\":[{\"metric\":\"sold-mrr\",");
        assertThat(json.get("firstCertainLoss")).isEqualTo(json.get("firstLoss"));
    }

    @Test
    void a_certain_loss_is_said_also_where_an_earlier_loss_is_only_possible() throws IOException {
        portals(
                "1,Acme GmbH,600.00,2017-04-20,,",
                "2,Berta AG,1650.00,2017-08-10,,",
                "3,Caesar KG,4000.00,,2016-01-01,",
                "5,Emil oHG,?,2017-08-10,,");

        JsonNode json = json("forecast", "agency");

        assertThat(json.get("firstLoss").toString())
                .startsWith("{\"day\":\"2018-05-15\",\"tier\":\"gold\",\"certain\":false,");
        assertThat(json.get("firstCertainLoss").toString())
                .startsWith("{\"day\":\"2018-09-15\",\"tier\":\"gold\",\"certain\":true,");
        for (String format : List.of("table", "markdown")) {
            assertThat(run("forecast", "agency", "--format", format).out())
                    .contains("Gold may be lost on 15 May 2018: ")
                    .contains("Gold is certainly lost on 15 September 2018: ")
                    .contains("Gold lost: ");
            assertThat(run("forecast", "agency", "--format", format, "--lang", "de")
                            .out())
                    .contains("Gold geht am 15. September 2018 sicher verloren: ");
        }
    }

    @Test
    void an_amount_that_nobody_knows_is_null_and_not_zero() throws IOException {
        portals("1,Acme GmbH,?,2017-08-20,,");

        JsonNode event =
                json("forecast", "agency").get("months").get(5).get("events").get(0);

        assertThat(event.get("event").asText()).isEqualTo("sold-expires");
        assertThat(event.get("amount").isNull()).isTrue();
        assertThat(run("forecast", "agency").out())
                .containsPattern("Acme GmbH +unknown +leaves sold MRR")
                .contains("No tier that is certain is lost through 15 March 2019");
    }

    @Test
    void a_certification_that_ends_is_an_event_of_no_portal() throws IOException {
        write(
                "certifications.csv",
                "certification,holder,awarded_on,expires_on\nagency-partner,Jana,2017-01-01,2018-04-30\n");

        JsonNode may = json("forecast", "agency").get("months").get(1);

        assertThat(may.get("events").toString())
                .isEqualTo(
                        "[{\"day\":\"2018-04-30\",\"event\":\"certification-expires\",\"portal\":null,\"amount\":null}]");
        assertThat(run("forecast", "agency").out()).contains("Gold is lost on 15 May 2018: Certification not met");
    }

    @Test
    void with_a_ledger_the_last_report_is_the_one_that_it_has() throws IOException {
        assertThat(run("refresh", "agency", "--ledger", "l.db").exitCode()).isZero();
        portals(
                "1,Acme GmbH,900.00,2017-08-20,,",
                "2,Berta AG,1650.00,2018-01-10,,",
                "3,Caesar KG,4000.00,,2016-01-01,",
                "5,New e.K.,100.00,2018-03-20,,");

        JsonNode json = json("forecast", "agency", "--ledger", "l.db", "--as-of", "2018-03-21");

        assertThat(json.get("ledgerOf").asText()).isEqualTo("2018-03-15");
        assertThat(json.get("credited").get("tier").get("atLeast").asText()).isEqualTo("gold");
        assertThat(StreamSupport.stream(json.get("months").get(0).get("events").spliterator(), false)
                        .map(event -> event.get("event").asText() + " "
                                + event.get("portal").get("id").asText() + " "
                                + event.get("amount").asText()))
                .containsExactly("corrected 1 300.00", "starts-to-count 5 100.00");
    }

    @Test
    void a_ledger_that_is_named_has_to_be_there() {
        CommandLineRun run = run("forecast", "agency", "--ledger", "nowhere.db");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("nowhere.db");
    }

    @ParameterizedTest
    @CsvSource({"0", "121", "-1"})
    void no_month_and_too_many_months_are_refused(String months) {
        CommandLineRun run = run("forecast", "agency", "--months", months);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("expected a number from 1 to 120");
    }

    @ParameterizedTest
    @CsvSource({"12,'2018-07-15,2019-01-15'", "1,2018-07-15"})
    void where_tiers_are_updated_twice_a_year_only_those_days_are_looked_at(String months, String days)
            throws IOException {
        JsonNode json = json("forecast", "agency", "--programme", twiceAYear(), "--months", months);

        assertThat(StreamSupport.stream(json.get("months").spliterator(), false)
                        .map(month -> month.get("day").asText()))
                .containsExactly(days.split(","));
    }

    @Test
    void what_changes_between_updates_twice_a_year_is_dated_by_the_monthly_report() throws IOException {
        portals(
                "1,Acme GmbH,600.00,2017-04-20,,",
                "2,Berta AG,1650.00,2018-01-10,,",
                "3,Caesar KG,4000.00,,2016-01-01,2018-06-10");

        JsonNode july = json("forecast", "agency", "--programme", twiceAYear())
                .get("months")
                .get(0);

        assertThat(events(july.get("events")))
                .containsExactly("2018-05-01 sold-expires 1 -600.00", "2018-06-10 cancelled 3 -4000.00");
    }

    @Test
    void what_changes_after_the_last_update_within_the_months_is_listed() throws IOException {
        JsonNode json = json("forecast", "agency", "--programme", twiceAYear(), "--months", "12");

        assertThat(json.get("months").get(1).get("day").asText()).isEqualTo("2019-01-15");
        assertThat(json.get("through").asText()).isEqualTo("2019-03-15");
        assertThat(events(json.get("eventsAfter"))).containsExactly("2019-02-01 sold-expires 2 -1650.00");
        for (String format : List.of("table", "markdown")) {
            assertThat(run("forecast", "agency", "--programme", "twice.yaml", "--format", format)
                            .out())
                    .contains("1 February 2019");
        }
    }

    private String twiceAYear() throws IOException {
        Files.writeString(
                folder.resolve("twice.yaml"),
                run("programme", "export", "hubspot-2018-01")
                        .out()
                        .replace("id: hubspot-2018-01", "id: twice")
                        .replace("  tier: 15\n", "  tier: 15\n  tier-months: [january, july]\n"));
        return "twice.yaml";
    }

    private static List<String> events(JsonNode events) {
        return StreamSupport.stream(events.spliterator(), false)
                .map(event -> event.get("day").asText() + " "
                        + event.get("event").asText() + " "
                        + event.get("portal").path("id").asText("-") + " "
                        + event.get("amount").asText())
                .toList();
    }

    @Test
    void names_cannot_steer_a_terminal_or_a_wiki() throws IOException {
        portals("1,\"A\u001B[31m|<b>*x*\",600.00,2017-08-20,,");

        assertThat(run("forecast", "agency").out()).doesNotContain("\u001B");
        assertThat(run("forecast", "agency", "--format", "markdown").out())
                .doesNotContain("<b>")
                .contains("\\|&lt;b&gt;\\*x\\*");
    }

    @Test
    void before_and_after_stand_side_by_side() {
        CommandLineRun run = run(
                "simulate",
                "agency",
                "--sell",
                "New GmbH=2000@2018-04-01",
                "--use",
                "New GmbH=forms,lists,crm",
                "--months",
                "2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("No other tier is credited through 15 May 2018.")
                .contains("Live tier: still GOLD")
                .contains("Sale to New GmbH: $2,000.00 on 1 April 2018")
                .contains("$2,250.00 → $4,250.00");
    }

    @Test
    void the_headline_says_what_the_changes_do_over_all_months_and_not_only_today() throws IOException {
        String[] keepGold = {"--sell", "New GmbH=1200@2018-09-01", "--use", "New GmbH=forms,lists,crm"};

        for (String format : List.of("table", "markdown")) {
            assertThat(text(simulate(keepGold, "--format", format)))
                    .containsSubsequence(
                            "Credited tier: Gold instead of Silver from 15 September 2018 until 15 February 2019, "
                                    + "Silver instead of none from 15 February 2019, through 15 March 2019 at least.",
                            "Live tier: still GOLD");
            assertThat(text(simulate(keepGold, "--format", format, "--lang", "de")))
                    .contains(
                            "Zuerkannte Partnerstufe: Gold statt Silber vom 15. September 2018 bis zum 15. Februar 2019, "
                                    + "Silber statt keiner ab dem 15. Februar 2019, mindestens bis zum 15. März 2019.");
        }
        JsonNode differences =
                JSON.readTree(simulate(keepGold, "--format", "json").out()).get("differences");
        assertThat(differences).hasSize(2);
        assertThat(differences.get(0).get("from").asText()).isEqualTo("2018-09-15");
        assertThat(differences.get(0).get("until").asText()).isEqualTo("2019-02-15");
        assertThat(differences.get(0).get("before").get("tier").get("atMost").asText())
                .isEqualTo("silver");
        assertThat(differences.get(0).get("after").get("tier").get("atLeast").asText())
                .isEqualTo("gold");
        assertThat(differences.get(1).get("until").isNull()).isTrue();
    }

    private CommandLineRun simulate(String[] changes, String... more) {
        return run(Stream.of(new String[] {"simulate", "agency"}, changes, more)
                .flatMap(Stream::of)
                .toArray(String[]::new));
    }

    /** The text in one line, however it was wrapped. */
    private static String text(CommandLineRun run) {
        return run.out().replaceAll("\\s+", " ");
    }

    @Test
    void changes_of_a_file_and_of_options_are_made_together() throws IOException {
        Files.writeString(
                folder.resolve("plan.yaml"),
                "sell:\n  - New GmbH=2000@2018-04-01\nuse: New GmbH=Landing Pages,forms,lists\ncertify: [2018-04-01..2019-04-01]\n");

        JsonNode json = json("simulate", "agency", "--changes", "plan.yaml", "--manage", "4");

        assertThat(json.get("changes").toString())
                .isEqualTo("[{\"change\":\"sell\",\"text\":\"New GmbH=2000@2018-04-01\","
                        + "\"customer\":\"New GmbH\",\"mrr\":\"2000\",\"currency\":\"USD\",\"from\":\"2018-04-01\"},"
                        + "{\"change\":\"use\",\"text\":\"New GmbH=Landing Pages,forms,lists\","
                        + "\"portal\":{\"id\":\"New GmbH\",\"name\":null},\"apps\":[\"Landing Pages\",\"forms\",\"lists\"]},"
                        + "{\"change\":\"certify\",\"text\":\"2018-04-01..2019-04-01\","
                        + "\"from\":\"2018-04-01\",\"until\":\"2019-04-01\"},"
                        + "{\"change\":\"manage\",\"text\":\"4\",\"portal\":{\"id\":\"4\",\"name\":\"Dora e.K.\"}}]");
        assertThat(json.get("live")
                        .get("after")
                        .get("metrics")
                        .get("managed-mrr")
                        .get("low")
                        .asText())
                .isEqualTo("6750.00");
    }

    @Test
    void everything_wrong_with_a_file_of_changes_is_said_at_its_place() throws IOException {
        Files.writeString(folder.resolve("plan.yaml"), "sel: [x]\nsell:\n  - New GmbH=1,5\ncancel: 1@2018-02-30\n");

        CommandLineRun run = run("simulate", "agency", "--changes", "plan.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("plan.yaml:1:1: unknown key 'sel'; did you mean 'sell'?")
                .contains("plan.yaml:3:5: sell: '1,5' is no MRR")
                .contains("plan.yaml:4:9: cancel: '2018-02-30' is no day");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--manage | Acme Gmbb | there is no portal 'Acme Gmbb'; did you mean 'Acme GmbH'?",
                "--manage | 77 | there is no portal '77'",
                "--sell | Acme GmbH=5 | 'Acme GmbH' is a portal already",
                "--sell | acme gmbh=5 | 'acme gmbh' is a portal already",
                "--sell | =5 | NAME=MRR [KIND] [MARKET][@DATE]",
                "--sell | New=5 EUR | there is no rate for EUR",
                "--mrr | 1=-5 | is no MRR",
                "--mrr | 1=5@tomorrow | '5@tomorrow' is no MRR",
                "--mrr | 1=5@15.03.2018 | '15.03.2018' is no day",
                "--manage | 1@2018-02-30 | '2018-02-30' is no day",
                "--use | 1=form | did you mean 'forms'?",
                "--use | 1=forms,, | PORTAL=APP,APP[@DATE]",
                "--certify | 2018-04-02..2018-04-01 | would end before",
                "--cancel | \"\" | PORTAL[@DATE]"
            })
    void a_change_that_cannot_be_made_is_refused_with_what_to_do(String option, String text, String message) {
        CommandLineRun run = run("simulate", "agency", option, text);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message);
    }

    @Test
    void odd_ids_are_named_as_they_are() throws IOException {
        portals(
                "a=b@c,Odd,100.00,,2016-01-01,",
                "@y,Odder,100.00,,2016-01-01,",
                "-z 1,Oddest,100.00,,2016-01-01,",
                "2,Usual,0.00,,2016-01-01,");

        JsonNode json =
                json("simulate", "agency", "--manage", "a=b@c", "--manage=@y", "--manage=-z 1", "--use", "a=b@c=crm");

        assertThat(json.get("live")
                        .get("after")
                        .get("metrics")
                        .get("managed-mrr")
                        .get("low")
                        .asText())
                .isEqualTo("300.00");
        for (String shown : List.of("--manage a=b@c", "--manage=@y", "--manage='-z 1'")) {
            String id = shown.substring("--manage=".length()).replace("'", "");
            portals(id + ",Odd,5000.00,,2016-01-01,", "2,Usual,0.00,,2016-01-01,");
            assertThat(run("advise", "agency", "--to", "gold").out()).contains(shown + "\n");
        }
    }

    @Test
    void a_name_that_several_portals_have_is_not_guessed() throws IOException {
        portals("1,Acme GmbH,600.00,2017-08-20,,", "2,Acme GmbH,600.00,2017-08-20,,");

        for (String[] command : new String[][] {
            {"simulate", "agency", "--unmanage", "Acme GmbH"},
            {"explain", "agency", "--portal", "Acme GmbH"},
        }) {
            CommandLineRun run = run(command);
            assertThat(run.exitCode()).isEqualTo(2);
            assertThat(run.out()).isEmpty();
            assertThat(run.err())
                    .contains("several portals are called 'Acme GmbH'; name the one that is meant by its id: 1, 2\n");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--cancel, acme gmbh, 1",
        "--unmanage, ACME GMBH@2018-04-01, 1@2018-04-01",
        "--manage, Acme GmbH, 1",
        "--mrr, acme GmbH=5, 1=5",
        "'--use', 'acme gmbh=CRM,Formulare', '1=crm,forms'"
    })
    void a_portal_is_named_by_its_id_or_its_name_in_any_case(String option, String byName, String byId)
            throws IOException {
        portals("1,Acme GmbH,600.00,,2016-01-01,", "2,Berta AG,600.00,,2016-01-01,");

        JsonNode named = json("simulate", "agency", option, byName);

        assertThat(named.get("live").get("after"))
                .isEqualTo(json("simulate", "agency", option, byId).get("live").get("after"));
        assertThat(named.get("months").get(1).get("after"))
                .isEqualTo(json("simulate", "agency", option, byId)
                        .get("months")
                        .get(1)
                        .get("after"));
    }

    @Test
    void a_change_from_a_day_on_leaves_the_reports_before_it_as_they_are() throws IOException {
        JsonNode json = json("simulate", "agency", "--mrr", "Berta AG=2650@2018-05-01", "--months", "2");

        assertThat(sold(json, 0)).isEqualTo("2250.00");
        assertThat(sold(json, 1)).isEqualTo("3250.00");
    }

    private static String sold(JsonNode json, int month) {
        return json.get("months")
                .get(month)
                .get("after")
                .get("metrics")
                .get("sold-mrr")
                .get("low")
                .asText();
    }

    @Test
    void the_least_for_a_tier_names_portals_and_the_exact_step() {
        CommandLineRun run = run("advise", "agency", "--to", "gold", "--by", "2018-09-20");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .contains("Gold on 15 September 2018 takes at least: $450.00 of new MRR, 1 portal to work on (the new")
                .contains("Sell $450.00 of MRR or more by 1 September 2018")
                .contains("4       Dora e.K.  $500.00  give the partner employee an e-mail address of the partner");
    }

    @Test
    void the_table_counts_the_same_portals_to_work_on_as_the_json() throws IOException {
        String[] question = {"advise", "agency", "--to", "platinum"};
        JsonNode plan = json("advise", "agency", "--to", "platinum").get("plan");
        assertThat(plan.get("portals").asInt()).isEqualTo(2);
        assertThat(plan.get("steps")).hasSize(2);

        assertThat(sentence(question, "en")).contains("of new MRR, 2 portals to work on (a new customer's included)");
        assertThat(sentence(question, "de"))
                .contains("neuen MRR und Änderungen an 2 Portalen (das eines neuen Kunden mitgezählt)");
    }

    /** What is printed, on one line. */
    private String sentence(String[] arguments, String language) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--lang", language));
        return run(all.toArray(String[]::new)).out().replaceAll("\\s+", " ");
    }

    @Test
    void advice_without_a_tier_is_about_the_next_one() throws IOException {
        JsonNode json = json("advise", "agency");

        assertThat(json.get("to").asText()).isEqualTo("platinum");
        assertThat(json.get("creditedOn").asText()).isEqualTo("2018-04-15");
        assertThat(json.get("reportOn").asText()).isEqualTo("2018-04-01");
        assertThat(json.get("plan").get("newMrr").asText()).isEqualTo("13250.00");
    }

    @Test
    void a_tier_that_is_credited_anyway_takes_nothing() throws IOException {
        JsonNode plan = json("advise", "agency", "--to", "Silver").get("plan");

        assertThat(plan.get("kind").asText()).isEqualTo("nothing-to-do");
        assertThat(plan.has("steps")).isFalse();
    }

    @Test
    void advice_says_how_long_the_tier_lasts_and_plans_what_must_be_renewed() throws IOException {
        write(
                "certifications.csv",
                "certification,holder,awarded_on,expires_on\nagency-partner,Jana,2017-01-01,2018-08-20\n");

        JsonNode json = json("advise", "agency", "--to", "gold");

        JsonNode lasts = json.get("lasts");
        assertThat(lasts.get("lostOn").asText()).isEqualTo("2018-09-15");
        assertThat(lasts.get("certain").asBoolean()).isTrue();
        assertThat(lasts.get("through").asText()).isEqualTo("2019-04-15");
        assertThat(lasts.get("openOn").isNull()).isTrue();
        assertThat(events(lasts.get("events")))
                .containsExactly("2018-08-20 certification-expires - null", "2018-09-01 sold-expires 1 -600.00");
        JsonNode renewals = json.get("plan").get("renewals");
        assertThat(renewals).hasSize(2);
        assertThat(renewals.get(0).get("creditedOn").asText()).isEqualTo("2018-09-15");
        assertThat(renewals.get(0).get("steps").toString())
                .isEqualTo("[{\"step\":\"sell\",\"mrr\":\"450.00\",\"by\":\"2018-09-01\",\"manage\":false,\"apps\":[]},"
                        + "{\"step\":\"certify\",\"by\":\"2018-09-15\",\"validThrough\":\"2018-08-20\"}]");
        assertThat(renewals.get(1).get("newMrr").asText()).isEqualTo("1650.00");
        for (String format : List.of("table", "markdown")) {
            assertThat(text(run("advise", "agency", "--to", "gold", "--format", format)))
                    .containsSubsequence(
                            "If nothing is renewed, Gold is lost on 15 September 2018: ",
                            "Certification not met",
                            "20 August 2018",
                            "last day of the certification",
                            "To keep Gold through 15 April 2019",
                            "For 15 September 2018: Sell $450.00 of MRR or more by 1 September 2018",
                            "For 15 September 2018: Renew the certification by 15 September 2018:"
                                    + " it is valid through 20 August 2018",
                            "For 15 February 2019: Sell $1,650.00 of MRR or more by 1 February 2019");
            assertThat(text(run("advise", "agency", "--to", "gold", "--format", format, "--lang", "de")))
                    .contains("Wird nichts erneuert, geht Gold am 15. September 2018 verloren: ")
                    .contains("Damit Gold bis zum 15. April 2019 erhalten bleibt")
                    .contains("Für den 15. September 2018: Zertifizierung bis zum 15. September 2018 erneuern;"
                            + " die jetzige gilt bis zum 20. August 2018")
                    .contains("Neuer Kunde");
        }
    }

    @Test
    void a_tier_that_nothing_known_takes_away_is_said_to_last() throws IOException {
        portals(
                "1,Acme GmbH,600.00,2018-05-20,2018-05-20,",
                "2,Berta AG,2500.00,2018-03-14,,",
                "3,Caesar KG,4000.00,,2016-01-01,");

        JsonNode json = json("advise", "agency", "--to", "silver", "--by", "2018-04-15");

        assertThat(json.get("lasts").get("lostOn").asText()).isEqualTo("2019-04-15");
        portals(
                "1,Acme GmbH,1600.00,2018-05-20,2018-05-20,",
                "2,Berta AG,2500.00,2018-03-14,,",
                "3,Caesar KG,4000.00,,2016-01-01,");
        json = json("advise", "agency", "--to", "silver", "--by", "2018-04-15");
        assertThat(json.get("lasts").get("lostOn").isNull()).isTrue();
        assertThat(json.get("plan").toString()).isEqualTo("{\"kind\":\"nothing-to-do\",\"renewals\":[]}");
        assertThat(run("advise", "agency", "--to", "silver", "--by", "2018-04-15")
                        .out())
                .contains("Silver then lasts through 15 April 2019 at least.");
    }

    @Test
    void how_long_a_tier_lasts_is_not_said_where_no_plan_reaches_it() throws IOException {
        JsonNode json = json("advise", "agency", "--as-of", "2018-04-02", "--to", "platinum", "--by", "2018-04-20");

        assertThat(json.get("plan").get("kind").asText()).isEqualTo("too-late");
        assertThat(json.get("lasts").isNull()).isTrue();
    }

    @Test
    void what_is_sold_after_the_report_is_too_late_for_the_update() throws IOException {
        JsonNode json = json("advise", "agency", "--as-of", "2018-04-02", "--to", "platinum", "--by", "2018-04-20");

        assertThat(json.get("plan").get("kind").asText()).isEqualTo("too-late");
        assertThat(json.get("plan").get("creditedOn").asText()).isEqualTo("2018-05-15");
    }

    @Test
    void a_day_before_the_next_update_is_refused() {
        CommandLineRun run = run("advise", "agency", "--by", "2018-04-14");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the next update is on 2018-04-15");
    }

    @Test
    void unknown_facts_that_could_settle_the_tier_are_ranked() throws IOException {
        portals(
                "1,Acme GmbH,600.00,2017-08-20,,",
                "2,Berta AG,1650.00,2018-01-10,,",
                "3,Caesar KG,14000.00,,2016-01-01,",
                "4,Dora e.K.,500.00,?,2016-01-01,",
                "5,Emil oHG,1600.00,?,2016-01-01,");

        JsonNode lookUps = json("advise", "agency", "--to", "platinum").get("lookUps");

        assertThat(lookUps.isEmpty())
                .as("nothing can settle what managed MRR rules out")
                .isTrue();
        portals(
                "1,Acme GmbH,600.00,2017-08-20,,",
                "2,Berta AG,1650.00,2018-01-10,,",
                "3,Caesar KG,24000.00,,2016-01-01,",
                "4,Dora e.K.,500.00,?,2016-01-01,",
                "5,Emil oHG,1600.00,?,2016-01-01,");
        lookUps = json("advise", "agency", "--to", "platinum").get("lookUps");
        assertThat(StreamSupport.stream(lookUps.spliterator(), false)
                        .map(fact -> fact.get("portal").get("id").asText() + " "
                                + fact.get("fact").asText() + " "
                                + fact.get("effect").asText()))
                .startsWith("5 sale-day reaches", "4 sale-day narrows");
    }

    @Test
    void all_of_it_speaks_german() {
        assertThat(run("forecast", "agency", "--lang", "de").out())
                .contains("Gold geht am 15. September 2018 verloren")
                .contains("−600,00 $  fällt aus dem MRR aus verkauften Portalen");
        assertThat(run("simulate", "agency", "--manage", "4", "--lang", "de").out())
                .contains("Dora e.K. (4) wird ab dem 15. März 2018 verwaltet");
        assertThat(run("advise", "agency", "--lang", "de").out())
                .contains("Für Platin am 15. April 2018 brauchen Sie mindestens");
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).with("HOME", folder.toString()).run(args);
    }

    private JsonNode json(String command, String... args) throws IOException {
        String[] all = new String[args.length + 3];
        all[0] = command;
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--format";
        all[args.length + 2] = "json";
        CommandLineRun run = run(all);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private void portals(String... rows) throws IOException {
        write("portals.csv", HEAD + String.join("\n", rows) + "\n");
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(folder.resolve("agency"));
        Files.writeString(folder.resolve("agency").resolve(file), text);
    }

    @Test
    void a_day_before_today_is_refused() {
        CommandLineRun run = run("advise", "agency", "--by", "2018-01-31");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("tierwise: no tier can be reached by 2018-01-31, which is before 2018-03-15; the next update"
                        + " is on 2018-04-15\n");
    }

    @Test
    void a_supposed_customer_has_a_name_that_no_portal_has_in_any_language() throws IOException {
        portals(
                "1,Neuer Kunde,600.00,2017-08-20,,",
                "2,New customers & Co,1650.00,2018-01-10,,",
                "3,Caesar KG,4000.00,,2016-01-01,");

        assertThat(json("advise", "agency", "--to", "platinum").findValues("newCustomer"))
                .isNotEmpty()
                .allMatch(number -> number.asInt() == 2);
        assertThat(run("advise", "agency", "--to", "platinum").out()).contains("--sell 'New customer 2=");
        assertThat(run("advise", "agency", "--to", "platinum", "--lang", "de").out())
                .contains("--sell 'Neuer Kunde 2=")
                .doesNotContain("Neuer Kundes");
    }
}
