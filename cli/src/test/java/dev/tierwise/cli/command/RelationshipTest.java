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

/** What a record says of the relationship with a customer: it warns, and changes no figure. */
class RelationshipTest {

    private static final String PORTALS = "portal_id,name,mrr,sold_on,customer_since";

    @TempDir
    Path folder;

    @BeforeEach
    void anAgency() throws IOException {
        write("agency/partner.csv", "name,email_domains\nNordlicht,nordlicht.example\n");
        write(
                "agency/users.csv",
                "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n2,jana@nordlicht.example,yes\n");
        write(
                "agency/portals.csv",
                PORTALS + ",managed_expires_on,last_active_on,cancellation_expected_on,renews_on\n"
                        + "1,Acme,1200.00,,2016-01-01,2018-05-03,2018-03-04,?,2018-07-01\n"
                        + "2,Berta,500.00,2017-12-01,2016-01-01,,,2018-06-30,\n"
                        + "3,Caesar,900.00,,2016-01-01,2018-04-01,,2018-06-30,\n");
        write(
                "agency/hubs.csv",
                "portal_id,hub,mrr,currency,renews_on\n1,marketing,900.00,USD,2018-07-01\n1,sales,?,,\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--as-of", "2018-04-20"));
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
    void managing_that_is_expected_to_lapse_is_an_event_with_what_is_at_stake_and_changes_no_figure()
            throws IOException {
        JsonNode may = json("forecast", "agency").at("/months/0");

        assertThat(may.get("events"))
                .hasToString("[{\"day\":\"2018-05-03\",\"event\":\"managing-lapses\","
                        + "\"portal\":{\"id\":\"1\",\"name\":\"Acme\"},\"amount\":\"-1200.00\"}]");
        assertThat(may.at("/metrics/managed-mrr/low").asText()).isEqualTo("1700.00");
        assertThat(run("forecast", "agency")).contains("managing is expected to lapse");
        assertThat(run("forecast", "agency", "--lang", "de")).contains("Verwaltung endet voraussichtlich");
    }

    @Test
    void a_cancellation_that_is_expected_is_an_event_of_a_portal_that_counts_and_no_cancellation() throws IOException {
        JsonNode july = json("forecast", "agency").at("/months/2");

        assertThat(july.get("events"))
                .hasToString("[{\"day\":\"2018-06-30\",\"event\":\"cancellation-expected\","
                        + "\"portal\":{\"id\":\"2\",\"name\":\"Berta\"},\"amount\":\"-500.00\"}]");
        assertThat(july.at("/metrics/managed-mrr/low").asText()).isEqualTo("1700.00");
    }

    @Test
    void advice_names_where_to_work_and_by_when() throws IOException {
        assertThat(json("advise", "agency").get("lapses"))
                .hasToString("[{\"portal\":{\"id\":\"1\",\"name\":\"Acme\"},\"by\":\"2018-05-03\","
                        + "\"lastActiveOn\":\"2018-03-04\",\"amount\":\"1200.00\"}]");
        assertThat(run("advise", "agency").replaceAll("\\s+", " "))
                .contains("Acme (1): log in and work in it by 3 May 2018, or $1,200.00 leave managed MRR");
        assertThat(run("advise", "agency", "--lang", "de").replaceAll("\\s+", " "))
                .contains("Acme (1): bis zum 3. Mai 2018 anmelden und darin arbeiten, sonst fehlen 1.200,00");
    }

    @Test
    void an_explanation_shows_it() throws IOException {
        assertThat(json("explain", "agency", "--portal", "1").at("/portals/0/relationship"))
                .hasToString("{\"managedExpiresOn\":\"2018-05-03\",\"lastActiveOn\":\"2018-03-04\","
                        + "\"renewsOn\":\"2018-07-01\",\"hubs\":[{\"hub\":\"marketing\",\"mrr\":\"900.00\","
                        + "\"currency\":\"USD\",\"renewsOn\":\"2018-07-01\"},{\"hub\":\"sales\"}]}");
        assertThat(run("explain", "agency", "--portal", "1")).contains("Pays for marketing: $900.00, renewed on");
    }

    @Test
    void a_snapshot_keeps_it() throws IOException {
        run("snapshot", "agency", "-o", "kept");
        for (String command : List.of("forecast", "advise")) {
            assertThat(json(command, "kept").findValues("amount"))
                    .isEqualTo(json(command, "agency").findValues("amount"));
        }
        assertThat(Files.readString(folder.resolve("kept/hubs.csv")))
                .isEqualTo("portal_id,hub,mrr,currency,renews_on\n1,marketing,900.00,USD,2018-07-01\n1,sales,?,,?\n");
    }

    @Test
    void without_it_answers_are_as_they_were() throws IOException {
        String withFacts = run("evaluate", "agency", "--portals", "--format", "json");
        write(
                "agency/portals.csv",
                PORTALS
                        + "\n1,Acme,1200.00,,2016-01-01\n2,Berta,500.00,2017-12-01,2016-01-01\n3,Caesar,900.00,,2016-01-01\n");
        Files.delete(folder.resolve("agency/hubs.csv"));

        assertThat(run("evaluate", "agency", "--portals", "--format", "json")).isEqualTo(withFacts);
        assertThat(json("advise", "agency").has("lapses")).isFalse();
        assertThat(json("explain", "agency").findValue("relationship")).isNull();
    }

    @Test
    void a_slip_in_a_column_is_an_error_and_german_names_are_read() throws IOException {
        write("agency/portals.csv", "portal_id,mrr,managed_expire_on\n1,1200.00,2018-05-03\n");
        CommandLineRun run = CommandLineRun.in(folder).run("evaluate", "agency");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).contains("managed_expires_on");

        write("agency/portals.csv", "Portal-ID,MRR,Verwaltung endet am,Kunde seit\n1,1200.00,2018-05-03,2016-01-01\n");
        Files.delete(folder.resolve("agency/hubs.csv"));
        write("agency/users.csv", "portal_id,email,partner_employee\n1,jana@nordlicht.example,yes\n");
        assertThat(json("advise", "agency").at("/lapses/0/by").asText()).isEqualTo("2018-05-03");
    }
}
