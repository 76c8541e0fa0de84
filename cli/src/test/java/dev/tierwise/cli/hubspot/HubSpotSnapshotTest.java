package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.adapter.hubspot.fake.FakeAccount.Refusal;
import dev.tierwise.adapter.hubspot.fake.FakeEndpoint;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A snapshot of live accounts says the same as they do, and on what it rests; and nobody's address without need. */
@Timeout(value = 150, unit = TimeUnit.SECONDS)
class HubSpotSnapshotTest {

    private final FakeHubSpot fake = FakeHubSpot.start(7);
    private final SmallAgency agency = new SmallAgency(fake);

    @TempDir
    private Path directory;

    @BeforeEach
    void withGaps() {
        agency.withTokens()
                .account(SmallAgency.FIRST)
                .user("kundin@kunde501.example")
                .contact(Instant.now());
        agency.account(SmallAgency.SECOND).refuses(FakeEndpoint.USERS, Refusal.MISSING_SCOPE);
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void itGivesTheSameAnswerAsTheAccounts() throws IOException {
        ObjectNode live = (ObjectNode) agency.evaluate(directory).json();
        snapshot();
        LiveRun again = LiveRun.in(
                directory,
                Map.of(),
                List.of(
                        "evaluate",
                        "kept",
                        "--format",
                        "json",
                        "--portals",
                        "--as-of",
                        live.path("asOf").asText()));
        ObjectNode kept = (ObjectNode) again.json();
        assertThat(kept.remove("problems"))
                .extracting(problem -> problem.path("where").asText())
                .containsExactly("programme:hubspot-2018-01");
        assertThat(live.remove("problems")).isNotEmpty();
        assertThat(kept).as("%s", again).isEqualTo(live);
    }

    @Test
    void ofAnAppItSaysWhichRequestItWasLookedForWith() throws IOException {
        snapshot();
        assertThat(Files.readAllLines(directory.resolve("kept/provenance.csv")))
                .anyMatch(line -> line.startsWith("7001,mrr,hubspot,") && line.endsWith(",record/501"))
                .anyMatch(line -> line.startsWith("7001,app:email,hubspot,")
                        && line.endsWith(",\"record/501, GET /marketing/emails/2026-09: updatedAt, publishedAt\""))
                .anyMatch(line -> line.startsWith("7001,app:contacts,hubspot,")
                        && line.contains("POST /crm/objects/2026-09/contacts/search"))
                .as("not used, as far as HubSpot shows")
                .anyMatch(line -> line.startsWith("7001,app:landing-pages,hubspot,")
                        && line.contains("GET /cms/pages/2026-03/landing-pages"));
    }

    @Test
    void noFileHoldsASecretOrTheAddressOfAClientsEmployee() throws IOException {
        snapshot();
        try (Stream<Path> files = Files.list(directory.resolve("kept"))) {
            for (Path file : files.toList()) {
                assertThat(Files.readString(file))
                        .doesNotContain("kunde501.example,")
                        .doesNotContain("kundin@")
                        .doesNotContain(agency.secrets().values());
            }
        }
        assertThat(directory.resolve("kept/users.csv"))
                .hasContent("portal_id,email,partner_employee\n7001,anna@nordlicht.example,yes\n"
                        + "7002,?,\nclient-503,?,\nclient-504,?,");
    }

    private void snapshot() throws IOException {
        agency.evaluate(directory);
        LiveRun run = LiveRun.in(
                        directory, agency.secrets(), List.of("snapshot", "--config", "tierwise.yaml", "-o", "kept"))
                .checked(fake, agency.secrets());
        assertThat(run.exitCode()).as("%s", run).isZero();
    }
}
