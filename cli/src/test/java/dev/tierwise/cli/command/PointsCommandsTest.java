package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An agency that counts points, from its files to what people and programs read. */
class PointsCommandsTest {

    private static final String PROGRAMME = """
            schema: tierwise/programme/1
            id: points
            label: Points of ours
            currency: USD
            metrics: [sourced-points, managed-points, total-points, sold-points, retention, invitation]
            sold-window: P60M
            app-usage: {look-back: P30D, apps: [{id: crm, label: CRM}]}
            certification: agency-partner
            update-days: {report: 1, tier: 15, tier-months: [january, july]}
            growth-market-shares: {total-points: 0.5}
            points:
              per: 100
              rates:
                - {kind: sold, standard: 3, growth: 6}
                - {kind: sourced, from: 2024-02-27, standard: 5, growth: 10}
                - {kind: assisted, from: 2024-02-27, standard: 3, growth: 6}
                - {kind: managed, standard: 1, growth: 2}
              fixed-amounts:
                - {currency: EUR, amount: 75}
                - {currency: EUR, from: 2025-07-15, amount: 88}
              managed-credit: split
            tiers:
              - id: gold
                label: Gold
                requires: {total-points: 100}
              - id: elite
                label: Elite
                requires: {total-points: 1000, invitation: held, retention: 85}
            """;

    private static final String PORTALS =
            "portal_id,name,mrr,currency,sold_on,market,managing_partners,reported_sold_points,reported_managed_points,"
                    + "reported_total_points,reported_managed_mrr,reported_currency,reported_updated_on\n";

    @TempDir
    Path folder;

    @BeforeEach
    void anAgency() throws IOException {
        write("points.yaml", PROGRAMME);
        write(
                "agency/partner.csv",
                "name,email_domains,market,invited,retention\nNordlicht,nordlicht.example,standard,?,\n");
        write(
                "agency/users.csv",
                "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n3,jana@nordlicht.example,yes\n");
        portals(
                "1,Acme GmbH,1000.00,USD,,standard,1,80,10,90,1000.00,USD,2025-08-01",
                "2,Berta AG,0.00,USD,,growth,1,,,,,,",
                "3,Caesar Ltd,88.00,EUR,,standard,2,5,1,6,,,2025-08-01");
        write(
                "agency/sales.csv",
                "portal_id,product,kind,mrr,currency,sold_on\n"
                        + "1,Marketing Hub,sourced,1000.00,USD,2021-10-05\n"
                        + "1,Sales Hub,sourced,1000.00,USD,2024-03-05\n"
                        + "2,Marketing Hub,assisted,1000.00,USD,2021-10-05\n"
                        + "2,Marketing Hub,sourced,100.00,USD,2024-04-05\n"
                        + "3,CMS Hub,sourced,88.00,EUR,2025-07-15\n");
    }

    private void portals(String... rows) throws IOException {
        write("agency/portals.csv", PORTALS + String.join("\n", rows) + "\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void an_explanation_lists_what_each_portal_gives() throws IOException {
        String[] asked = {"explain", "agency", "--as-of", "2025-08-15", "--programme", "points.yaml", "--format", "json"
        };

        JsonNode why = new ObjectMapper().readTree(explained(asked, "--why", "total-points"));
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode portal : why.get("portals")) {
            sum = sum.add(new BigDecimal(portal.get("low").asText()));
        }
        JsonNode portal =
                new ObjectMapper().readTree(explained(asked, "--portal", "3")).at("/portals/0");

        assertThat(why.at("/figure/low").asText()).isEqualTo(sum.toPlainString());
        assertThat(portal.at("/points/total-points/low")).isEqualTo(why.at("/portals/2/low"));
        assertThat(portal.get("mrr"))
                .hasToString("{\"amount\":\"88.00\",\"currency\":\"EUR\",\"rate\":null,\"fixedAmount\":\"88\","
                        + "\"countsAs\":\"100\",\"converted\":\"100.00\"}");
        assertThat(portal.has("median")).isFalse();
    }

    private String explained(String[] asked, String... more) {
        CommandLineRun run = CommandLineRun.in(folder)
                .run(Stream.concat(Arrays.stream(asked), Arrays.stream(more)).toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void pointsComeFromSalesByTheirLinesAndFromManagedPortals() throws IOException {
        JsonNode answer = json("evaluate", "agency", "--as-of", "2025-08-15", "--portals", "--rate", "EUR=1.17");
        assertThat(points(answer, "1")).isEqualTo("sold 80, sourced 80, managed 10, total 90");
        assertThat(points(answer, "2")).isEqualTo("sold 66, sourced 6, managed 0, total 66");
        assertThat(points(answer, "3")).isEqualTo("sold 5, sourced 5, managed 0.5, total 5.5");
        assertThat(answer.at("/metrics/total-points/low").asText()).isEqualTo("161.5");
        assertThat(answer.at("/metrics/total-points/unit").asText()).isEqualTo("points");
    }

    private static String points(JsonNode answer, String id) {
        for (JsonNode portal : answer.path("portals")) {
            if (portal.path("id").asText().equals(id)) {
                JsonNode points = portal.path("points");
                assertThat(points.at("/total/low")).isEqualTo(points.at("/total/high"));
                return "sold " + points.at("/sold/low").asText() + ", sourced "
                        + points.at("/sourced/low").asText() + ", managed "
                        + points.at("/managed/low").asText() + ", total "
                        + points.at("/total/low").asText();
            }
        }
        throw new AssertionError("no portal " + id);
    }

    @Test
    void aTierByInvitationIsUndeterminedUntilTheFactsSayInvited() throws IOException {
        write("lower.yaml", PROGRAMME.replace("total-points: 1000", "total-points: 150"));
        String[] asked = {"evaluate", "agency", "--as-of", "2025-08-15", "--programme", "lower.yaml"};
        CommandLineRun run = CommandLineRun.in(folder).run(asked);
        assertThat(run.out())
                .contains("At least GOLD, at most ELITE")
                .contains("Retention", "Invitation", "161.5")
                .doesNotContain("$161");
        write(
                "agency/partner.csv",
                "name,email_domains,market,invited,retention\nNordlicht,nordlicht.example,standard,yes,90\n");
        assertThat(CommandLineRun.in(folder).run(asked).out()).contains("ELITE").contains("90 %");
    }

    @Test
    void anInvitationIsNeededInvitedAndSaidToBeUnknownHeldOrNotInBothLanguages() throws IOException {
        write("lower.yaml", PROGRAMME.replace("total-points: 1000", "total-points: 150"));
        assertThat(invitation("en")).isEqualTo("| Invitation | unknown | invited |  |  |  |");
        assertThat(invitation("de")).isEqualTo("| Einladung | unbekannt | eingeladen |  |  |  |");

        write("agency/partner.csv", "name,email_domains,invited,retention\nNordlicht,nordlicht.example,no,90\n");
        assertThat(invitation("en")).isEqualTo("| Invitation | not invited | invited |  |  |  |");
        assertThat(invitation("de")).isEqualTo("| Einladung | nicht eingeladen | eingeladen |  |  |  |");
        assertThat(lower("table", "en")).containsPattern("Invitation\\s+not invited +needed for Elite");
        assertThat(lower("table", "de")).containsPattern("Einladung\\s+nicht eingeladen +für Elite gefordert");
        assertThat(lower("markdown", "en")).contains("| Elite | Invitation | invited |  | not met |");
    }

    private String invitation(String language) {
        return lower("markdown", language)
                .lines()
                .filter(line -> line.startsWith("| Invitation") || line.startsWith("| Einladung"))
                .findFirst()
                .orElseThrow();
    }

    private String lower(String format, String language) {
        CommandLineRun run = CommandLineRun.in(folder)
                .run(
                        "evaluate",
                        "agency",
                        "--as-of",
                        "2025-08-15",
                        "--programme",
                        "lower.yaml",
                        "--format",
                        format,
                        "--lang",
                        language);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    @Test
    void theJsonOfAStatusHasTheFiguresOfTheTableAndTheVariablesOfTheProgrammeAlone() throws IOException {
        refresh("2025-07-15");

        JsonNode status = status("2025-07-15");

        assertThat(status.at("/published").fieldNames()).toIterable().containsExactly("sourced-points", "sold-points");
        assertThat(status.at("/published/sold-points"))
                .hasToString("{\"low\":\"146\",\"high\":\"146\",\"unit\":\"points\","
                        + "\"portals\":{\"low\":2,\"high\":2},\"reportDay\":\"2025-07-01\"}");
        assertThat(status.get("next").findValuesAsText("variable"))
                .containsExactly(
                        "sold-points", "sourced-points", "tier", "managed-points", "total-points", "new-customers");
        assertThat(status.get("next").findValuesAsText("due"))
                .containsExactly("2025-08-01", "2025-08-01", "2026-01-15", "2025-07-16", "2025-07-16", "2025-07-16");
        assertThat(status.fieldNames())
                .toIterable()
                .endsWith("next", "metrics", "deadlines", "reportLate", "programmeRules");
        assertThat(status.get("metrics").fieldNames())
                .toIterable()
                .containsExactly(
                        "sourced-points", "managed-points", "total-points", "sold-points", "retention", "invitation");
        assertThat(status.at("/metrics/invitation/state").asText()).isEqualTo("undetermined");
        assertThat(statusTable("2025-07-15"))
                .contains("Managed points, Total points, New customers")
                .doesNotContain("MRR");
    }

    @Test
    void severalProgrammesAreAnsweredInOneRun() throws IOException {
        CommandLineRun run = CommandLineRun.in(folder)
                .run(
                        "evaluate",
                        "agency",
                        "--as-of",
                        "2025-08-15",
                        "--rate",
                        "EUR=1.17",
                        "--programme",
                        "hubspot-2018-01",
                        "--programme",
                        "points.yaml",
                        "--format",
                        "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.path("schema").asText()).isEqualTo("tierwise/evaluations/1");
        assertThat(answer.at("/evaluations/0/programme").asText()).isEqualTo("hubspot-2018-01");
        assertThat(answer.at("/evaluations/1/programme").asText()).isEqualTo("points");
        assertThat(answer.at("/evaluations/1/tier/atLeast").asText()).isEqualTo("gold");
    }

    @Test
    void onlyOneProgrammeAtATimeIsReconciled() {
        CommandLineRun run = CommandLineRun.in(folder)
                .run("reconcile", "agency", "--programme", "hubspot-2018-01", "--programme", "points.yaml");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--programme is given 2 times");
    }

    @Test
    void hubSpotsFiguresAreReconciledWithThoseOfTheRulesAndADifferenceIsExplained() throws IOException {
        JsonNode answer = json("reconcile", "agency", "--as-of", "2025-08-15");
        JsonNode total = answer.at("/figures/total-points");
        assertThat(total.path("reported").asText()).isEqualTo("96");
        assertThat(total.at("/byRules/low").asText()).isEqualTo("95.5");
        assertThat(total.at("/difference/low").asText()).isEqualTo("-0.5");
        assertThat(total.at("/notReported/portals").asInt()).isEqualTo(1);
        assertThat(total.at("/notReported/byRules/low").asText()).isEqualTo("66");
        assertThat(total.at("/portals/0/id").asText()).isEqualTo("3");
        assertThat(total.at("/portals/0/state").asText()).isEqualTo("differs");
        assertThat(total.at("/portals/0/reasons/0/reason").asText()).isEqualTo("not-split");
        assertThat(total.at("/portals/0/reasons/0/explains").asBoolean()).isTrue();
        assertThat(total.at("/portals/1/state").asText()).isEqualTo("agrees");
        CommandLineRun table = run("reconcile", "agency", "--as-of", "2025-08-15");
        assertThat(table.out())
                .contains("Caesar Ltd")
                .contains("explained: not split between the 2")
                .contains("HubSpot reports nothing of 1 portal; by the rules: 66.");
        assertThat(run("reconcile", "agency", "--as-of", "2025-08-15", "--lang", "de")
                        .out())
                .contains("erklärt: nicht auf die 2");
        assertThat(run("reconcile", "agency", "--as-of", "2025-08-15", "--format", "csv")
                        .out())
                .contains(
                        "portal,total-points,points,3,Caesar Ltd,differs,6,5.5,5.5,-0.5,-0.5,,2025-08-01,not-split:2,");
    }

    @Test
    void theTierIsUpdatedInItsMonthsAloneWithWhatTheLastReportPublished() throws IOException {
        for (String day : new String[] {"2025-07-14", "2025-07-15"}) {
            refresh(day);
        }
        JsonNode july = status("2025-07-15");
        assertThat(july.at("/credited/tier/atLeast").asText()).isEqualTo("gold");
        assertThat(july.at("/credited/day").asText()).isEqualTo("2025-07-15");
        assertThat(statusTable("2025-07-15")).containsPattern("Sold points +146 ");

        write("agency/sales.csv", "portal_id,product,kind,mrr,currency,sold_on\n");
        refresh("2025-07-20");
        assertThat(statusTable("2025-07-20"))
                .as("sales stay as the report of the first has them")
                .containsPattern("Sold points +146 ");
        refresh("2025-08-20");
        JsonNode august = status("2025-08-20");
        assertThat(statusTable("2025-08-20"))
                .containsPattern("Sold points +0 ")
                .containsPattern("Managed points +10[.]5 ");
        assertThat(august.at("/credited/tier/atLeast").asText())
                .as("no tier day in August")
                .isEqualTo("gold");
        refresh("2026-01-20");
        JsonNode january = status("2026-01-20");
        assertThat(january.at("/credited/tier/atLeast").isNull()).isTrue();
        assertThat(january.at("/credited/since").asText()).isEqualTo("2026-01-15");
        CommandLineRun verified = CommandLineRun.in(folder).run("ledger", "verify", "--ledger", "ledger.db");
        assertThat(verified.exitCode()).as(verified.out() + verified.err()).isZero();
    }

    @Test
    void aSnapshotKeepsEverythingThatPointsDependOn() throws IOException {
        CommandLineRun written = CommandLineRun.in(folder)
                .run("snapshot", "agency", "--as-of", "2025-08-15", "--programme", "points.yaml", "-o", "kept");
        assertThat(written.exitCode()).as(written.err()).isZero();
        for (String command : new String[] {"evaluate", "reconcile"}) {
            assertThat(json(command, "kept", "--as-of", "2025-08-15"))
                    .isEqualTo(json(command, "agency", "--as-of", "2025-08-15"));
        }
    }

    private void refresh(String day) {
        CommandLineRun run = CommandLineRun.in(folder)
                .at(day + "T12:00:00Z")
                .run("refresh", "agency", "--as-of", day, "--programme", "points.yaml", "--ledger", "ledger.db");
        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    private String statusTable(String day) {
        return CommandLineRun.in(folder)
                .at(day + "T12:00:00Z")
                .run("status", "--as-of", day, "--ledger", "ledger.db")
                .out();
    }

    private JsonNode status(String day) throws IOException {
        CommandLineRun run = CommandLineRun.in(folder)
                .at(day + "T12:00:00Z")
                .run("status", "--as-of", day, "--ledger", "ledger.db", "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        return new ObjectMapper().readTree(run.out());
    }

    private CommandLineRun run(String... arguments) {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--programme";
        all[arguments.length + 1] = "points.yaml";
        CommandLineRun run = CommandLineRun.in(folder).run(all);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private JsonNode json(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 2];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        all[arguments.length] = "--format";
        all[arguments.length + 1] = "json";
        return new ObjectMapper().readTree(run(all).out());
    }
}
