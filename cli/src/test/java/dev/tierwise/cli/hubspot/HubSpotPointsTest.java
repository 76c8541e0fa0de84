package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.adapter.hubspot.fake.FakeEndpoint;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What points depend on, from the records of live accounts to the answer, and through a snapshot to the same answer. */
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class HubSpotPointsTest {

    /** The figures are invented. */
    private static final String PROGRAMME = """
            schema: tierwise/programme/1
            id: points
            label: Points of ours
            currency: USD
            metrics: [sourced-points, managed-points, total-points]
            sold-window: P12M
            app-usage: {look-back: P30D, apps: [{id: email, label: Email}]}
            certification: agency-partner
            update-days: {report: 1, tier: 15}
            points:
              per: 100
              rates:
                - {kind: sold, standard: 3, growth: 6}
                - {kind: managed, standard: 1, growth: 2}
              managed-credit: split
            tiers:
              - {id: gold, label: Gold, requires: {total-points: 30}}
            """;

    private final FakeHubSpot fake = FakeHubSpot.start(11);
    private final SmallAgency agency = new SmallAgency(fake);

    @TempDir
    private Path directory;

    @BeforeEach
    void recordsThatTellOfPoints() throws IOException {
        Files.writeString(directory.resolve("points.yaml"), PROGRAMME);
        agency.withTokens()
                .firstBy(
                        "{record: \"501\", portal-id: 7001, token: \"${env:FIRST_TOKEN}\", sold-on: "
                                + LocalDate.now(ZoneOffset.UTC).minusMonths(6) + "}",
                        Map.of(),
                        "    growth-markets: [India]\n");
        client(
                501,
                Map.of(
                        "hs_market_name", "India",
                        "hs_number_of_managing_partners", "2.000000",
                        "hs_managed_mrr", "500.000000",
                        "hs_sold_tier_points", "60.000000",
                        "hs_managed_tier_points", "10.000000",
                        "hs_total_tier_points", "70.000000",
                        "hs_tiering_properties_updated_at", "2026-11-01T23:30:00Z"));
        client(502, Map.of("hs_market_name", "Germany", "hs_number_of_managing_partners", "1"));
        client(504, Map.of("hs_market_name", "", "hs_number_of_managing_partners", "0", "hs_sold_tier_points", ""));
    }

    @AfterEach
    void close() {
        fake.close();
    }

    private void client(long record, Map<String, String> ofPoints) {
        Map<String, String> properties = new HashMap<>(Map.of(
                "hs_client_name", "Kunde " + record,
                "hs_is_active", "true",
                "hs_is_sold", "false",
                "hs_is_managed", "true",
                "hs_total_subscription_mrr", "1000.000000",
                "hs_managed_local_mrr_currency", "USD"));
        properties.putAll(ofPoints);
        agency.account(SmallAgency.PARTNER).client(record, properties);
    }

    @Test
    void pointsFollowTheMarketAndTheManagingPartnersOfARecordAndAreARangeWhereItDoesNotTell() throws IOException {
        LiveRun live = agency.evaluate(directory, "--programme", "points.yaml");
        assertThat(points(live, "7001", "managed"))
                .as("1000 USD at 2, half of it")
                .isEqualTo("10 to 10");
        assertThat(points(live, "7001", "sold")).isEqualTo("60 to 60");
        assertThat(points(live, "7002", "managed")).isEqualTo("10 to 10");
        assertThat(points(live, "client-503", "managed"))
                .as("neither is told: anything up to a growth market that nobody else services")
                .isEqualTo("0 to 20");
        assertThat(points(live, "client-504", "managed"))
                .as("told as 0 and empty, which is not told")
                .isEqualTo("0 to 20");
    }

    @Test
    void aSnapshotOfRecordsThatTellOfPointsGivesTheSameAnswerAndTheSameReconciliation() throws IOException {
        JsonNode evaluated = withoutProblems(agency.evaluate(directory, "--programme", "points.yaml"));
        JsonNode reconciled =
                withoutProblems(agency.run(directory, "reconcile", "--format", "json", "--programme", "points.yaml"));
        LiveRun snapshot = agency.run(directory, "snapshot", "--programme", "points.yaml", "-o", "kept");
        assertThat(snapshot.exitCode()).as("%s", snapshot).isZero();

        assertThat(Files.readAllLines(directory.resolve("kept/portals.csv")))
                .anyMatch(row -> row.endsWith(",growth,2,500.00,USD,60,10,70,2026-11-02"))
                .as("nobody knows")
                .anyMatch(row -> row.startsWith("client-504,") && row.endsWith(",?,?,?,,?,?,?,?"));
        assertThat(directory.resolve("kept/sales.csv"))
                .as("HubSpot does not tell sales apart")
                .doesNotExist();
        assertThat(directory.resolve("kept/certifications.csv"))
                .as("HubSpot does not tell certifications")
                .doesNotExist();

        assertThat(kept("evaluate", "--portals")).isEqualTo(evaluated);
        assertThat(kept("reconcile")).isEqualTo(reconciled);
    }

    @Test
    void whatPointsDependOnCostsNoFurtherRequest() throws IOException {
        AtomicInteger searches = new AtomicInteger();
        fake.whenever(
                call -> {
                    if (call.endpoint() == FakeEndpoint.CLIENT_SEARCH) {
                        searches.incrementAndGet();
                    }
                    return false;
                },
                call -> {
                    throw new AssertionError();
                });
        assertThat(agency.evaluate(directory, "--programme", "points.yaml").exitCode())
                .isZero();
        assertThat(searches).hasValue(1);
    }

    @Test
    void managingThatIsExpectedToLapseIsSaidInAdviceAndNextToTheFigureItChangesNothing() throws IOException {
        LocalDate soon = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        client(
                502,
                Map.of(
                        "hs_market_name", "growth_market",
                        "hs_market_multiplier", "2.0000",
                        "hs_number_of_managing_partners", "1",
                        "hs_managed_relationship_estimated_expiration_date", soon.toString(),
                        "hs_next_cancellation_date", soon.plusDays(1).toString(),
                        "hs_marketing_hub_mrr", "900.000000"));

        JsonNode advice =
                withoutProblems(agency.run(directory, "advise", "--format", "json", "--programme", "points.yaml"));
        assertThat(advice.at("/lapses/0/portal/id").asText()).isEqualTo("7002");
        assertThat(advice.at("/lapses/0/by").asText()).isEqualTo(soon.toString());
        assertThat(points(agency.evaluate(directory, "--programme", "points.yaml"), "7002", "managed"))
                .as("managed as before, in a growth market")
                .isEqualTo("20 to 20");
    }

    private JsonNode kept(String command, String... further) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of(command, "kept", "--format", "json", "--programme", "points.yaml"));
        arguments.addAll(List.of(further));
        return withoutProblems(LiveRun.in(directory, Map.of(), arguments));
    }

    private static String points(LiveRun run, String portal, String kind) throws IOException {
        JsonNode points = run.portal(portal).path("points").path(kind);
        return points.path("low").asText() + " to " + points.path("high").asText();
    }

    private static JsonNode withoutProblems(LiveRun run) throws IOException {
        assertThat(run.exitCode()).as("%s", run).isZero();
        ObjectNode json = (ObjectNode) run.json();
        json.remove("problems");
        return json;
    }
}
