package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PORTALS = "portal_id,name,mrr,currency,sold_on,customer_since,cancelled_on,managed\n";
    private static final String USERS = "portal_id,email,partner_employee\n";

    @TempDir
    Path folder;

    @BeforeEach
    void a_partner() throws IOException {
        write("agency/partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        write("agency/users.csv", USERS);
        write("agency/app_usage.csv", "portal_id,app,used_on\n");
        write("agency/certifications.csv", "certification,awarded_on\nagency-partner,2017-01-01\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void portals(String... rows) throws IOException {
        write("agency/portals.csv", PORTALS + String.join("\n", rows) + "\n");
    }

    private void users(String... rows) throws IOException {
        write("agency/users.csv", USERS + String.join("\n", rows) + "\n");
    }

    private CommandLineRun run(String... more) {
        List<String> arguments = new ArrayList<>(List.of("explain", "agency"));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--as-of")) {
            arguments.addAll(List.of("--as-of", "2018-03-15"));
        }
        CommandLineRun run = CommandLineRun.in(folder).run(arguments.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private JsonNode json(String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--format", "json"));
        return JSON.readTree(run(arguments.toArray(String[]::new)).out());
    }

    private JsonNode portal() throws IOException {
        return json().at("/portals/0");
    }

    /** The text in one line, however it was wrapped. */
    private String text(String... more) {
        return run(more).out().replaceAll("\\s+", " ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2018-01-10,,2018-03-15|cancelled|Only customers count.",
                "2018-01-10,2018-03-16,|not-yet-customer|Only customers count, and it becomes one later.",
                ",,|never-sold-by-partner|Only portals that the partner sold itself count.",
                "?,,|sale-day-unknown|A sale counts for 12 months; nobody knows whether this one still does.",
                "2018-03-16,2018-01-01,|sold-later|A sale counts from its day on.",
                "2017-03-15,,|sold-within-12-months|A sale counts for 12 months, the last day included.",
                "2017-03-14,,|sold-too-long-ago|A sale counts for 12 months only."
            })
    void the_rule_behind_sold_is_said_for_each_reason(String days, String reason, String rule) throws IOException {
        portals("1,Acme,100.00,USD," + days + ",");

        assertThat(portal().at("/sold/reason").asText()).isEqualTo(reason);
        assertThat(portal().at("/sold/faq").size()).isOne();
        assertThat(text()).contains(rule).contains("„");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2018-03-15,|1,jana@nordlicht.example,yes|cancelled|0|Only customers count.",
                ",|1,jana@nordlicht.example,yes|partner-employee|2|A user is set up as partner employee and has one of",
                ",yes|1,?,no|managed-flag|2|so HubSpot's own flag decides.",
                ",|1,?,no|users-unknown|2|nobody knows whether one is.",
                ",|1,jana@mail.nordlicht.example,yes|employee-domain-not-partners|1|a sub-domain is another domain.",
                ",|1,jana@nordlicht.example,no|no-partner-employee|1|A user must be set up as partner employee."
            })
    void the_rule_behind_managed_is_said_for_each_reason(
            String end, String user, String reason, int sentences, String rule) throws IOException {
        portals("1,Acme,100.00,USD,,," + end);
        users(user);

        assertThat(portal().at("/managed/reason").asText()).isEqualTo(reason);
        assertThat(portal().at("/managed/faq").size()).isEqualTo(sentences);
        assertThat(text()).contains(rule);
    }

    @Test
    void a_portal_that_becomes_a_customer_later_is_not_yet_managed() throws IOException {
        portals("1,Acme,100.00,USD,,2018-03-16,,");
        users("1,jana@nordlicht.example,yes");

        assertThat(portal().at("/managed/reason").asText()).isEqualTo("not-yet-customer");
        assertThat(portal().at("/active").toString())
                .isEqualTo(
                        "{\"today\":false,\"from\":\"2018-03-16\",\"through\":null,\"ever\":true,\"endUnknown\":false}");
    }

    @ParameterizedTest
    @CsvSource({
        "'2016-02-29,,', 2016-02-29, 2017-02-28",
        "'2017-06-01,2017-07-01,', 2017-07-01, 2018-06-01",
        "'2017-06-01,,2018-02-01', 2017-06-01, 2018-01-31",
        "'2017-06-01,2018-07-01,', ,",
        "'2017-06-01,,?', ,",
        "'?,,', ,"
    })
    void a_sale_counts_through_the_window_as_long_as_the_portal_is_a_customer(String days, String from, String through)
            throws IOException {
        portals("1,Acme,100.00,USD," + days + ",");

        JsonNode sold = portal().get("sold");
        assertThat(sold.get("from").asText(null)).isEqualTo(from);
        assertThat(sold.get("through").asText(null)).isEqualTo(through);
    }

    @Test
    void the_last_day_of_a_sale_on_a_leap_day_is_the_last_day_on_which_it_counts() throws IOException {
        portals("1,Acme,100.00,USD,2016-02-29,,,");

        assertThat(json("--as-of", "2017-02-28").at("/portals/0/sold/state").asText())
                .isEqualTo("counts");
        assertThat(json("--as-of", "2017-03-01").at("/portals/0/sold/state").asText())
                .isEqualTo("does-not-count");
        assertThat(text("--as-of", "2017-03-01"))
                .contains("The sale counts from 29 February 2016 through 28 February 2017.");
        assertThat(text("--as-of", "2017-03-01", "--lang", "de"))
                .contains("Der Verkauf zählte vom 29. Februar 2016 bis einschließlich 28. Februar 2017.");
    }

    @Test
    void managing_has_no_beginning_and_ends_with_the_portal() throws IOException {
        portals("1,Acme,100.00,USD,,,2018-04-01,");
        users("1,jana@nordlicht.example,yes");

        assertThat(portal().at("/managed/through").asText()).isEqualTo("2018-03-31");
        assertThat(text()).contains("Nothing dates that: it counts today. It can count through 31 March 2018.");
    }

    @Test
    void people_are_shown_by_their_domain_alone() throws IOException {
        portals("1,Acme,100.00,USD,,,,");
        users(
                "1,jana.petersen@nordlicht.example,yes",
                "1,ole.hansen@nordlicht.example,yes",
                "1,ida@mail.nordlicht.example,yes",
                "1,kim@nordlicht.example,no",
                "1,boss@acme.example,no");

        assertThat(portal().at("/managed/people"))
                .hasToString(JSON.readTree("""
                [{"domain": "nordlicht.example", "partnerEmployee": true, "partnersDomain": true, "users": 2},
                 {"domain": "mail.nordlicht.example", "partnerEmployee": true, "partnersDomain": false, "users": 1},
                 {"domain": "nordlicht.example", "partnerEmployee": false, "partnersDomain": true, "users": 1}]""").toString());
        assertThat(text())
                .contains("People: 2 @nordlicht.example, partner employee and the partner's domain;")
                .contains("1 @mail.nordlicht.example, partner employee, another domain;")
                .contains("1 @nordlicht.example, the partner's domain, no partner employee.");
        for (String format : List.of("table", "markdown", "json")) {
            assertThat(run("--format", format).out())
                    .doesNotContain("jana")
                    .doesNotContain("ole.hansen")
                    .doesNotContain("ida@")
                    .doesNotContain("kim@")
                    .doesNotContain("boss");
        }
    }

    @Test
    void each_fact_names_the_source_that_is_believed() throws IOException {
        portals("1,Acme,?,USD,?,,,", "2,Berta,5.00,USD,,,,");
        write("other/portals.csv", "portal_id,name,mrr,sold_on\n7,Gamma,1.00,\n1,Acme GmbH,100.00,2018-01-10\n");

        JsonNode portal = json("other").at("/portals/0");

        assertThat(portal.at("/mrr/amount").asText()).isEqualTo("100.00");
        assertThat(evidence(portal, "name")).isEqualTo("agency portals.csv:2");
        assertThat(evidence(portal, "mrr")).isEqualTo("other portals.csv:3");
        assertThat(evidence(portal, "sale")).isEqualTo("other portals.csv:3");
        assertThat(text("other", "--portal", "1")).contains("Source other: portals.csv:3 (sale, MRR).");
    }

    private static String evidence(JsonNode portal, String fact) {
        for (JsonNode source : portal.get("sources")) {
            if (source.get("fact").asText().equals(fact)) {
                return source.get("source").asText() + " "
                        + source.get("evidence").asText();
            }
        }
        return "";
    }

    @Test
    void what_nobody_knows_is_said_to_be_unknown_with_what_would_make_it_known() throws IOException {
        portals("1,,?,USD,?,,?,");
        users("1,?,no");
        write("agency/app_usage.csv", "portal_id,app,used_on\n1,*,?\n");

        assertThat(portal().get("unknown"))
                .hasToString("[\"mrr\",\"sale-day\",\"cancellation-day\",\"users\",\"apps\"]");
        assertThat(portal().get("name").isNull()).isTrue();
        assertThat(portal().get("mrr").isNull()).isTrue();
        assertThat(evidence(portal(), "users")).isEmpty();
        assertThat(text())
                .contains("MRR: unknown.")
                .contains("Unknown: the day of sale; a source with that day makes it known.");

        write("agency/portals.csv", "portal_id\n1\n");

        assertThat(portal().get("unknown")).hasToString("[\"mrr\",\"sale\",\"users\",\"apps\"]");
    }

    @Test
    void an_app_is_used_on_its_latest_day_inside_the_window() throws IOException {
        portals("1,Acme,100.00,USD,2018-01-10,,,");
        write(
                "agency/app_usage.csv",
                "portal_id,app,used_on\n1,crm,2018-03-01\n1,crm,2018-03-09\n1,crm,2018-03-16\n1,forms,2018-02-13\n"
                        + "1,lists,?\n");

        assertThat(text())
                .contains("Apps used (1): CRM on 9 March 2018.")
                .contains("Apps unknown (1): Lists.")
                .containsPattern("Apps not used \\(14\\): .*Forms");
    }

    @ParameterizedTest
    @CsvSource({
        "'100.00,USD,,,,', neither-sold-nor-managed, does-not-count",
        "'0.00,USD,2018-01-10,,,', mrr-zero, does-not-count",
        "'100.00,USD,?,,,', counting-unknown, unknown",
        "'?,USD,2018-01-10,,,', mrr-unknown, unknown",
        "'100.00,USD,2018-01-10,,,', sold, counts"
    })
    void the_median_takes_what_counts_and_has_mrr(String facts, String reason, String state) throws IOException {
        portals("1,Acme," + facts);

        assertThat(portal().get("median")).hasToString("{\"state\":\"" + state + "\",\"reason\":\"" + reason + "\"}");
    }

    @Test
    void the_ends_of_a_median_are_those_of_the_best_and_the_worst_choice() throws IOException {
        portals("1,Acme,1.00,USD,2018-01-10,,,", "2,Berta,1.00,USD,?,,,", "3,Caesar,1.00,USD,?,,,");
        write(
                "agency/app_usage.csv",
                "portal_id,app,used_on\n1,crm,2018-03-01\n1,lists,2018-03-01\n1,forms,?\n3,crm,2018-03-01\n"
                        + "3,lists,2018-03-01\n3,forms,2018-03-01\n3,email,2018-03-01\n3,ctas,2018-03-01\n");

        JsonNode why = json("--why", "median-app-usage");

        assertThat(why.at("/lowest/median").asText()).isEqualTo("1");
        assertThat(why.at("/lowest/portals").findValuesAsText("id")).containsExactly("2", "1");
        assertThat(why.at("/lowest/leftOut").findValuesAsText("id")).containsExactly("3");
        assertThat(why.at("/highest/median").asText()).isEqualTo("4");
        assertThat(why.at("/highest/portals").findValuesAsText("id")).containsExactly("1", "3");
        assertThat(text("--why", "median-app-usage"))
                .contains("The middle two of 2 portals: (0 + 2) / 2, the median is 1.")
                .contains("The middle two of 2 portals: (3 + 5) / 2, the median is 4.")
                .contains("Left out, with their apps: 2 (0).");
    }

    @Test
    void another_currency_is_shown_with_its_rate() throws IOException {
        portals("1,Acme,100.50,EUR,2018-01-10,,,");

        assertThat(text("--rate", "EUR=1.17")).contains("MRR: 100.50 EUR × 1.17 = $117.59.");
        assertThat(text("--rate", "EUR=1.17", "--lang", "de")).contains("MRR: 100,50 EUR × 1,17 = 117,59 $.");
        assertThat(text("--rate", "EUR=1.170000000001", "--why", "sold-mrr"))
                .contains("100.50 EUR × 1.170000000001 $117.59 $117.59");
    }

    @Test
    void a_sum_lists_what_may_count_with_nothing_at_least() throws IOException {
        portals(
                "1,Acme,100.00,USD,2018-01-10,,,",
                "2,Berta,50.00,USD,?,,,",
                "3,Caesar,?,USD,2018-01-10,,,",
                "4,Dora,9.00,USD,,,,",
                "5,Emil,9.00,USD,,,,");

        JsonNode why = json("--why", "sold-mrr");

        assertThat(why.get("figure")).hasToString(JSON.readTree("""
                {"low": "100.00", "high": null, "unit": "USD", "portals": {"low": 2, "high": 3}}""").toString());
        assertThat(why.at("/portals/1")).hasToString(JSON.readTree("""
                {"id": "2", "name": "Berta", "state": "unknown", "reason": "sale-day-unknown",
                 "mrr": {"amount": "50.00", "currency": "USD", "rate": null, "converted": "50.00"},
                 "low": "0.00", "high": "50.00"}""").toString());
        assertThat(why.get("others")).hasToString("[{\"reason\":\"never-sold-by-partner\",\"portals\":2}]");
        assertThat(text("--why", "sold-mrr"))
                .contains("3 Caesar unknown $0.00 no bound within 12 months")
                .contains("Total $100.00 no bound 2–3 portals")
                .contains("Not counted: 2 portals, not sold by partner.");
    }

    @Test
    void a_tier_is_explained_by_what_is_missing() throws IOException {
        portals("1,Acme,1125.00,USD,2018-01-10,,,");
        users("1,jana@nordlicht.example,yes");

        assertThat(text("--why", "tier"))
                .contains("Tier: none")
                .contains("Silver is ruled out, not met: Median app usage.")
                .contains("Sold MRR (12 months) met $1,125.00 $1,125.00 $0.00")
                .contains("Sold MRR (12 months) not met $1,125.00 $2,100.00 $975.00");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-15,'valid through 15 March 2018, its last day.','gültig bis zum 15. März 2018, dem letzten Tag.'",
        "2018-03-14,valid through 15 March 2018.,gültig bis zum 15. März 2018.",
        "2018-03-16,'valid through 15 March 2018, expired by 16 March 2018.','gültig bis zum 15. März 2018, am 16. März 2018 abgelaufen.'",
        "2016-12-31,not yet valid on 31 December 2016.,am 31. Dezember 2016 noch nicht gültig."
    })
    void the_last_valid_day_of_a_certification_is_not_called_invalid(String day, String english, String german)
            throws IOException {
        portals("1,Acme,1125.00,USD,2018-01-10,,,");
        write(
                "agency/certifications.csv",
                "certification,awarded_on,expires_on\nagency-partner,2017-01-01,2018-03-15\n");

        assertThat(text("--why", "certification", "--as-of", day)).contains("awarded on 1 January 2017: " + english);
        assertThat(text("--why", "certification", "--as-of", day, "--lang", "de"))
                .contains("erworben am 1. Januar 2017: " + german);
    }

    @Test
    void a_certification_is_explained_by_its_days() throws IOException {
        portals("1,Acme,1125.00,USD,2018-01-10,,,");
        write(
                "agency/certifications.csv",
                "certification,holder,awarded_on,expires_on\nagency-partner,jana@nordlicht.example,2017-01-01,2018-01-01\n");

        assertThat(text("--why", "certification"))
                .contains("Certification: not met")
                .contains(
                        "agency-partner, awarded on 1 January 2017: valid through 1 January 2018, expired by 15 March 2018.")
                .doesNotContain("jana");
        assertThat(run("--why", "certification", "--format", "json").out()).doesNotContain("jana");
    }

    @Test
    void an_agency_without_portals_is_explained_as_well() throws IOException {
        write("agency/portals.csv", PORTALS);

        assertThat(text()).contains("0 portals: 0 sold, 0 managed, 0 in the median");
        assertThat(json().get("portals")).isEmpty();
        assertThat(text("--why", "sold-mrr")).contains("Total $0.00 $0.00 0 portals");
        assertThat(text("--why", "median-app-usage")).contains("No portal contributes: the median is 0.");
        assertThat(json("--why", "managed-mrr").get("portals")).isEmpty();
    }

    @Test
    void names_cannot_steer_the_terminal_or_become_markup() throws IOException {
        portals("1,\"\u001B[31m<b>*Acme*</b>|\nzwei\u202E\",100.00,USD,2018-01-10,,,");

        for (String[] why : new String[][] {{}, {"--why", "sold-mrr"}, {"--why", "median-app-usage"}}) {
            assertThat(run(why).out()).doesNotContain("\u001B", "\u202E");
            List<String> markdown = new ArrayList<>(List.of(why));
            markdown.addAll(List.of("--format", "markdown"));
            assertThat(run(markdown.toArray(String[]::new)).out())
                    .doesNotContain("<b>", "*Acme*</b>|", "\u001B")
                    .contains("&lt;b&gt;\\*Acme\\*&lt;/b&gt;\\| zwei");
        }
    }

    @Test
    void a_selected_portal_is_explained_alone() throws IOException {
        portals("1,Acme,1.00,USD,,,,", "2,Berta,1.00,USD,2018-01-10,,,", "3,Caesar,1.00,USD,,,,");

        JsonNode selected = json("--portal", "3", "--portal", "2");

        assertThat(selected.at("/portals/0/id").asText()).isEqualTo("2");
        assertThat(selected.at("/portals/1/id").asText()).isEqualTo("3");
        assertThat(selected.get("portals")).hasSize(2);
        assertThat(text("--portal", "2")).contains("1 of 3 portals: 1 sold, 0 managed, 1 in the median");
    }

    @Test
    void a_portal_that_no_source_lists_is_a_usage_error_that_suggests_the_nearest() throws IOException {
        portals("2240188,Acme,1.00,USD,,,,");

        CommandLineRun run =
                CommandLineRun.in(folder).run("explain", "agency", "--portal", "2240189", "--as-of", "2018-03-15");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("no source lists the portal '2240189'; did you mean '2240188'?");
    }

    @Test
    void a_portal_is_asked_about_by_its_id_or_its_name_in_any_case() throws IOException {
        portals("1,Acme,1.00,USD,,,,", "2,Müller & Söhne,1.00,USD,,,,");

        assertThat(json("--portal", "müller & SÖHNE")).isEqualTo(json("--portal", "2"));
        assertThat(json("--portal", "Müller & Söhne", "--portal", "1").get("portals"))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "Sold MRR, sold-mrr",
        "'sold mrr (12 months)', sold-mrr",
        "MRR aus verkauften Portalen, sold-mrr",
        "managed MRR, managed-mrr",
        "MANAGED-MRR, managed-mrr",
        "Medianwert der App-Nutzung, median-app-usage",
        "Certification, certification",
        "Tier, tier",
        "Partnerstufe, tier"
    })
    void a_figure_is_asked_about_by_its_id_or_its_name_in_either_language(String name, String id) throws IOException {
        portals("1,Acme,1.00,USD,2018-01-10,,,");

        assertThat(json("--why", name)).isEqualTo(json("--why", id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sold-mmr", "sold-points", "retention"})
    void a_metric_that_the_programme_does_not_look_at_is_a_usage_error(String metric) throws IOException {
        portals("1,Acme,1.00,USD,,,,");

        CommandLineRun run = CommandLineRun.in(folder).run("explain", "agency", "--why", metric);

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--why: programme 'hubspot-2018-01' has no '" + metric + "'");
    }

    @Test
    void a_figure_is_explained_as_a_whole() throws IOException {
        portals("1,Acme,1.00,USD,,,,");

        CommandLineRun run = CommandLineRun.in(folder).run("explain", "agency", "--why", "tier", "--portal", "1");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("give one of the two");
    }

    @Test
    void a_sentence_of_the_faq_is_not_quoted_for_a_window_that_was_changed() throws IOException {
        portals("1,Acme,1.00,USD,2018-01-10,,,");
        CommandLineRun export = CommandLineRun.in(folder).run("programme", "export", "hubspot-2018-01");
        write(
                "mine.yaml",
                export.out().replace("id: hubspot-2018-01", "id: mine").replace("P12M", "P24M"));

        assertThat(json("--programme", "mine.yaml").at("/portals/0/sold/faq")).isEmpty();
        assertThat(run("--programme", "mine.yaml").err())
                .contains("'sold-window' is not that of hubspot-2018-01, but names its source");
        portals("1,Acme,1.00,USD,2015-01-10,,,");
        JsonNode explanation = json("--programme", "mine.yaml");

        assertThat(explanation.at("/portals/0/sold/through").asText()).isEqualTo("2017-01-10");
        assertThat(explanation.at("/portals/0/sold/reason").asText()).isEqualTo("sold-too-long-ago");
        assertThat(explanation.at("/portals/0/sold/clauses/0").asText()).isEqualTo("sold-window");
        assertThat(explanation.at("/portals/0/sold/faq")).isEmpty();
    }

    @Test
    void the_faq_of_2018_is_not_named_under_other_rules() throws IOException {
        portals("1,Acme,1.00,USD,2018-01-10,,,");
        CommandLineRun export = CommandLineRun.in(folder).run("programme", "export", "hubspot-2018-01");
        write(
                "mine.yaml",
                export.out()
                        .replaceAll("(?m)^ *(source|assumed):.*\\n", "")
                        .replaceAll("(?ms)^references:.*?^# What the programme", "# What the programme")
                        .replaceAll("(?m)^(sold-window|certification|  look-back):\\n +value: ", "$1: ")
                        .replace("id: hubspot-2018-01", "id: mine"));

        assertThat(text("--programme", "hubspot-2016-11"))
                .contains("[1] FAQ, 3 November 2016: ")
                .doesNotContain("2018: ", "„");
        assertThat(json("--programme", "hubspot-2016-11")
                        .at("/ruleSources/references/0/date")
                        .asText())
                .isEqualTo("2016-11-03");
        assertThat(json("--programme", "hubspot-2016-11").get("faqSource").isNull())
                .isTrue();
        for (String why : List.of("sold-mrr", "managed-mrr", "median-app-usage", "certification", "tier")) {
            assertThat(text("--programme", "hubspot-2016-11", "--why", why))
                    .contains("FAQ, 3 November 2016")
                    .doesNotContain("March 2018: ", "„");
            assertThat(text("--programme", "hubspot-2018-01", "--why", why)).contains("FAQ, 15 March 2018: „");
            assertThat(json("--programme", "mine.yaml", "--why", why).at("/ruleSources/clauses"))
                    .as(why)
                    .isEmpty();
        }
    }

    @Test
    void many_portals_are_written_one_after_the_other() throws IOException {
        try (Writer portals = Files.newBufferedWriter(folder.resolve("agency/portals.csv"))) {
            portals.write(PORTALS);
            for (int i = 0; i < 2500; i++) {
                portals.write(i + ",Kunde " + i + ",10.00,USD,2018-01-10,,,\n");
            }
        }

        List<String> lines = run().out().lines().toList();

        assertThat(lines.get(2)).isEqualTo("  2,500 portals: 2,500 sold, 0 managed, 2,500 in the median");
        assertThat(lines.stream().filter(line -> line.matches("  \\d+: Kunde \\d+")))
                .hasSize(2500);
        assertThat(lines.stream().filter(line -> line.contains("„"))).hasSizeLessThan(5);
    }
}
