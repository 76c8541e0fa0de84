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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What to do for a tier that asks for points, and trying it. */
class PointsAdviceTest {

    private static final String PROGRAMME = """
            schema: tierwise/programme/1
            id: points
            label: Points of ours
            currency: USD
            metrics: [total-points, sourced-points, sold-points, managed-points, certification, invitation, retention]
            sold-window: P12M
            app-usage: {look-back: P30D, apps: [{id: crm, label: CRM}]}
            certification: agency-partner
            update-days: {report: 1, tier: 15}
            points:
              per: 100
              rates:
                - {kind: sold, standard: 3, growth: 6}
                - {kind: sourced, from: 2024-02-27, standard: 5, growth: 10}
                - {kind: assisted, from: 2024-02-27, standard: 3, growth: 6}
                - {kind: managed, standard: 1, growth: 2}
              fixed-amounts: [{currency: EUR, amount: 88}]
              managed-credit: split
            tiers:
              - {id: gold, label: Gold, requires: {total-points: 50}}
              - {id: platinum, label: {en: Platinum, de: Platin}, requires: {total-points: 100}}
              - id: elite
                label: Elite
                requires: {total-points: 100, sourced-points: 60, invitation: held, retention: 85}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void anAgency() throws IOException {
        write("points.yaml", PROGRAMME);
        write("agency/partner.csv", "name,email_domains,invited,retention\nNordlicht,nordlicht.example,no,90\n");
        write("agency/users.csv", "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n");
        write("agency/portals.csv", """
                portal_id,name,mrr,currency,sold_on,market,managing_partners
                1,Acme GmbH,1000.00,USD,,standard,1
                2,Berta AG,880.00,EUR,,growth,4
                3,Caesar Ltd,300.00,USD,,standard,3
                """);
        write(
                "agency/sales.csv",
                "portal_id,product,kind,mrr,currency,sold_on\n1,Marketing Hub,sourced,1000.00,USD,2026-01-20\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--programme", "points.yaml", "--as-of", "2026-03-10"));
        CommandLineRun run = CommandLineRun.in(folder).run(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run.out();
    }

    private JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        return new ObjectMapper().readTree(run(all.toArray(String[]::new)));
    }

    @Test
    void new_sourced_mrr_is_the_least_with_everything_managed_and_split_credit() throws IOException {
        JsonNode plan = json("advise", "agency", "--to", "platinum").get("plan");

        // 60 there; 1000 x 2 / 100 / 4 = 5 and 300 / 100 / 3 = 1 more if managed; 34 of (5 + 1) / 100 of the sale
        assertThat(plan.get("newMrr").asText()).isEqualTo("566.67");
        assertThat(plan.at("/steps/0"))
                .hasToString("{\"step\":\"sell\",\"mrr\":\"566.67\",\"by\":\"2026-04-01\",\"manage\":true,\"apps\":[],"
                        + "\"kind\":\"sourced\",\"points\":\"34.0002\"}");
        assertThat(plan.get("steps").findValuesAsText("points")).containsExactly("34.0002", "5", "1");
        assertThat(plan.get("otherSales"))
                .hasToString("[{\"kind\":\"sourced\",\"market\":\"growth\",\"newMrr\":\"283.34\"},"
                        + "{\"kind\":\"assisted\",\"newMrr\":\"850.00\"},"
                        + "{\"kind\":\"assisted\",\"market\":\"growth\",\"newMrr\":\"425.00\"}]");
        assertThat(plan.has("missing")).isFalse();
    }

    @Test
    void the_plan_typed_into_simulate_credits_the_tier_and_a_cent_less_does_not() throws IOException {
        List<String> plan = new ArrayList<>(List.of("simulate", "agency", "--months", "2"));
        for (JsonNode change : json("advise", "agency", "--to", "platinum").at("/plan/changes")) {
            plan.addAll(List.of(
                    "--" + change.get("change").asText(), change.get("text").asText()));
        }

        assertThat(creditedInApril(plan)).isEqualTo("platinum");
        plan.replaceAll(text -> text.replace("566.67", "566.66"));
        assertThat(creditedInApril(plan)).isEqualTo("gold");
    }

    private String creditedInApril(List<String> simulate) throws IOException {
        return json(simulate.toArray(String[]::new))
                .at("/months/1/after/tier/atLeast")
                .asText();
    }

    @Test
    void what_cannot_be_planned_is_named_and_the_plan_reaches_the_rest() throws IOException {
        JsonNode advice = json("advise", "agency", "--to", "elite");

        assertThat(advice.at("/plan/kind").asText()).isEqualTo("steps");
        assertThat(advice.at("/plan/missing")).hasToString("[\"invitation\"]");
        assertThat(advice.get("lasts").isNull()).isTrue();
        assertThat(run("advise", "agency", "--to", "elite"))
                .contains("Elite also requires what no plan is worked out for: Invitation")
                .contains("Assisted sales: no amount is enough, because they add nothing to Sourced");
        assertThat(run("advise", "agency", "--to", "elite", "--lang", "de"))
                .contains("aus Verkäufen, die Sie")
                .contains("Elite erfordert außerdem, wofür Tierwise keinen Plan berechnet: Einladung");
    }

    @Test
    void a_sale_before_its_points_leave_is_renewed() throws IOException {
        JsonNode advice = json("advise", "agency", "--to", "platinum");

        // the sale of 20 January 2026 gives nothing from the report of 1 February 2027 on
        assertThat(advice.at("/lasts/lostOn").asText()).isEqualTo("2027-02-15");
        assertThat(advice.at("/plan/renewals/0/creditedOn").asText()).isEqualTo("2027-02-15");
        assertThat(advice.at("/plan/renewals/0/changes/0/kind").asText()).isEqualTo("sourced");
    }

    @Test
    void a_sale_counts_by_its_kind_and_its_customers_market() throws IOException {
        assertThat(soldPoints("--sell", "New=500 sourced")).isEqualTo("25-50");
        assertThat(soldPoints("--sell", "New=500 sourced standard")).isEqualTo("25-25");
        assertThat(soldPoints("--sell", "New=500 assisted growth")).isEqualTo("30-30");
        assertThat(soldPoints("--sell", "New=500 assisted", "--market", "New=standard"))
                .isEqualTo("15-15");
        assertThat(soldPoints("--sell", "New=440 EUR sourced standard")).isEqualTo("25-25");
        assertThat(soldPoints("--sell", "New=500"))
                .as("as before: nothing is said about either")
                .isEqualTo("15-50");
        assertThat(soldPoints("--market", "Acme GmbH=growth")).isEqualTo("50-50");
        assertThat(run(
                        "simulate",
                        "agency",
                        "--sell",
                        "New=500 sourced growth",
                        "--market",
                        "1=growth",
                        "--lang",
                        "de"))
                .contains("Verkauf an New: 500,00 $ am 10. März 2026 (vermittelt (sourced), in einem Wachstumsmarkt)")
                .contains("Acme GmbH (1) ist ab dem 10. März 2026 in einem Wachstumsmarkt");
    }

    /** How many points from sales there are more than before. */
    private String soldPoints(String... changes) throws IOException {
        List<String> simulate = new ArrayList<>(List.of("simulate", "agency"));
        simulate.addAll(List.of(changes));
        JsonNode points = json(simulate.toArray(String[]::new)).at("/live/after/metrics/sold-points");
        return points.get("low").asInt() - 50 + "-" + (points.get("high").asInt() - 50);
    }

    @Test
    void unknown_facts_that_points_depend_on_are_worth_looking_up() throws IOException {
        write("agency/portals.csv", """
                portal_id,name,mrr,currency,sold_on,market,managing_partners
                1,Acme GmbH,1000.00,USD,,?,?
                """);
        write(
                "agency/sales.csv",
                "portal_id,product,kind,mrr,currency,sold_on\n1,Marketing Hub,?,1000.00,USD,2026-01-20\n");
        JsonNode lookUps = json("advise", "agency", "--to", "platinum").get("lookUps");

        // 30 to 100 points of the sale, up to 20 for managing
        assertThat(lookUps.findValuesAsText("fact"))
                .containsExactlyInAnyOrder("market", "managing-partners", "sale-kind");
        for (JsonNode lookUp : lookUps) {
            assertThat(lookUp.get("effect").asText())
                    .as(lookUp.toString())
                    .isEqualTo(lookUp.get("fact").asText().equals("managing-partners") ? "narrows" : "rules-out");
        }
    }

    @Test
    void points_are_explained_by_amount_currency_rate_and_market() throws IOException {
        write("agency/sales.csv", """
                portal_id,product,kind,mrr,currency,sold_on
                1,Marketing Hub,sourced,1000.00,USD,2026-01-20
                2,CMS Hub,assisted,440.00,EUR,2026-02-01
                2,Sales Hub,?,100.00,USD,2026-02-01
                """);
        JsonNode portals = json("explain", "agency", "--why", "total-points").get("portals");

        assertThat(portals.at("/0/lines/0"))
                .hasToString("{\"credit\":\"sale\",\"product\":\"Marketing Hub\",\"soldOn\":\"2026-01-20\","
                        + "\"kind\":\"sourced\",\"market\":\"standard\",\"mrr\":\"1000.00\",\"currency\":\"USD\","
                        + "\"per\":\"100\",\"perCurrency\":\"USD\","
                        + "\"rates\":[{\"kind\":\"sourced\",\"from\":\"2024-02-27\",\"points\":\"5\"}],"
                        + "\"low\":\"50\",\"high\":\"50\"}");
        assertThat(portals.at("/0/lines/1/credit").asText()).isEqualTo("managed");
        assertThat(portals.at("/1/lines/0/per").asText()).isEqualTo("88");
        assertThat(portals.at("/1/lines/0/low").asText()).isEqualTo("30");
        assertThat(portals.at("/1/lines/1/rates").findValuesAsText("points")).containsExactly("10", "6");
        assertThat(run("explain", "agency", "--why", "total-points"))
                .contains("CMS Hub, assisted, 1 February")
                .contains("440.00 EUR / 88 EUR × 6")
                .contains("for assisted sales since 27")
                .contains("Sales Hub, kind unknown, 1")
                .contains("$100.00 / 100 USD × 6 to 10");
        assertThat(run("explain", "agency", "--why", "managed-points", "--lang", "de"))
                .contains("verwaltet, Standardmarkt")
                .contains("1.000,00 $ / 100 USD × 1");
    }

    @Test
    void rows_of_advice_say_the_kind_of_sale_and_the_points() {
        assertThat(run("advise", "agency", "--to", "platinum", "--format", "csv"))
                .contains("reason,kind,points_low,points_high")
                .contains("step,sell,,,566.67,566.67,USD,2026-04-01,true,,,,sourced,34.0002,")
                .contains("unmanaged,,2,Berta AG,1000.00,1000.00,USD,,,,,no-partner-employee,,5,5");
    }
}
