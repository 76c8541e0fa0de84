package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.adapter.hubspot.fake.FakeAccount.Refusal;
import dev.tierwise.adapter.hubspot.fake.FakeEndpoint;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubSpotDoctorAndSnapshotTest {

    private final FakeHubSpot fake = FakeHubSpot.start(7);
    private final SmallAgency agency = new SmallAgency(fake);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void doctorSaysThatEveryTokenWorksAndWhichPortalItIs() throws IOException {
        LiveRun run = agency.withTokens().run(directory, "doctor");
        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.out()).contains("hubspot").contains("7001").contains("7002");
    }

    @Test
    void doctorEndsWith4WhereATokenIsRefused() throws IOException {
        LiveRun run = agency.run(directory, "doctor", "--format", "json");
        assertThat(run.exitCode()).as("%s", run).isEqualTo(4);
        assertThat(run.json().at("/sources/0/findings"))
                .anySatisfy(
                        finding -> assertThat(finding.path("status").asText()).isEqualTo("refused"));
    }

    @Test
    void doctorNamesTheScopeThatIsMissingForAFact() throws IOException {
        agency.withTokens().account(SmallAgency.FIRST).refuses(FakeEndpoint.FORMS, Refusal.MISSING_SCOPE);
        LiveRun run = agency.run(directory, "doctor", "--format", "json");
        assertThat(run.exitCode()).as("%s", run).isZero();
        assertThat(run.json().at("/sources/0/findings")).anySatisfy(finding -> {
            assertThat(finding.path("status").asText()).isEqualTo("warning");
            assertThat(finding.toString()).contains("forms").contains("501");
        });
    }

    @Test
    void doctorEndsWith5WhereHubSpotDoesNotAnswer() throws IOException {
        agency.withTokens().withShortPauses(true);
        fake.close();
        assertThat(agency.run(directory, "doctor", "--deadline", "20s").exitCode())
                .isEqualTo(5);
    }

    @Test
    void theSnapshotOfALiveAgencyGivesItsAnswerAndHoldsNobodyElsesAddress() throws IOException {
        agency.withTokens().account(SmallAgency.FIRST).user("geschaeftsfuehrung@kunde501.example");
        JsonNode live = withoutProblems(agency.evaluate(directory));
        LiveRun snapshot = agency.run(directory, "snapshot", "-o", "kept");
        assertThat(snapshot.exitCode()).as("%s", snapshot).isZero();
        LiveRun kept =
                LiveRun.in(directory, agency.secrets(), List.of("evaluate", "kept", "--format", "json", "--portals"));
        assertThat(withoutProblems(kept)).as("%s", kept).isEqualTo(live);

        StringBuilder everything = new StringBuilder();
        try (Stream<Path> files = Files.list(directory.resolve("kept"))) {
            for (Path file : files.toList()) {
                everything.append(Files.readString(file));
            }
        }
        assertThat(everything).contains("anna@nordlicht.example").doesNotContain("geschaeftsfuehrung");
        agency.secrets().values().forEach(secret -> assertThat(everything).doesNotContain(secret));
        assertThat(Files.readString(directory.resolve("kept/provenance.csv")))
                .contains("7001,mrr,hubspot,")
                .contains("7001,app:forms,hubspot,");
    }

    private static JsonNode withoutProblems(LiveRun run) throws IOException {
        ObjectNode json = (ObjectNode) run.json();
        json.remove("problems");
        return json;
    }
}
