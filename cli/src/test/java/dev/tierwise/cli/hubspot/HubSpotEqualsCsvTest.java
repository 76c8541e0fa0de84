package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same facts give the same answer, wherever they are read. Agencies that nobody thought of are served by a fake
 * HubSpot and written as CSV folders.
 *
 * @see GeneratedCases
 */
@Tag("generated")
@Order(1)
class HubSpotEqualsCsvTest {

    private static final int CASES = 38;

    /** HubSpot counts requests in ten seconds, and searches in one. */
    private static final Duration LONGEST_LIMIT = Duration.ofSeconds(10);

    private static final Set<String> OF_LIVE_SOURCES = Set.of("live-facts-of-today", "contacts-and-crm-by-change");

    @TempDir
    private Path temporary;

    @Test
    void anAgencyReadFromHubSpotOrFromASnapshotGetsTheAnswerThatItsFactsGetAsCsv() throws IOException {
        GeneratedCases cases = GeneratedCases.of(HubSpotEqualsCsvTest.class, "agencies", CASES);
        List<String> differences = new ArrayList<>();
        cases.run((seed, random) -> compare(seed, random, differences));
        assertThat(differences)
                .as(
                        "%d of %d differ; the first: %s",
                        differences.size(), cases.count(), differences.stream().findFirst())
                .isEmpty();
    }

    private void compare(long seed, Random random, List<String> differences) throws IOException {
        Path directory = Files.createDirectory(temporary.resolve("case-" + seed));
        try (FakeHubSpot fake = FakeHubSpot.start(seed)) {
            LiveAgency agency = new LiveAgency(random, fake);
            agency.write(directory);

            LiveRun csv = LiveRun.in(directory, agency.secrets(), agency.csvArguments());
            assertThat(csv.exitCode()).as("seed %d, %s", seed, csv).isZero();
            LiveRun hubSpot = LiveRun.in(directory, agency.secrets(), agency.hubSpotArguments());
            hubSpot.checked(fake, agency.secrets());
            assertThat(fake.tooMany()).as("429 answers to seed %d", seed).isZero();

            String expected = comparable(csv);
            String actual = hubSpot.exitCode() == 0 ? comparable(hubSpot) : hubSpot.toString();
            if (!actual.equals(expected)) {
                differences.add("-Dtierwise.seed=" + seed + " on " + agency.day() + "\nexpected " + expected
                        + "\nbut was  " + actual + "\n" + hubSpot.err()
                        + Files.readString(directory.resolve("tierwise.yaml")));
            }

            // the snapshot asks the same again, and must not wait for the limits that this has used up
            fake.pass(LONGEST_LIMIT);
            String day = agency.day().toString();
            LiveRun snapshot = LiveRun.in(
                            directory,
                            agency.secrets(),
                            List.of("snapshot", "--config", "tierwise.yaml", "--as-of", day, "-o", "snapshot"))
                    .checked(fake, agency.secrets());
            assertThat(snapshot.exitCode()).as("seed %d, %s", seed, snapshot).isZero();
            for (String file : written(directory.resolve("snapshot"))) {
                assertThat(agency.secrets().values()).noneMatch(file::contains);
            }
            LiveRun again = LiveRun.in(
                    directory,
                    Map.of(),
                    List.of(
                            "evaluate",
                            "snapshot",
                            "--as-of",
                            day,
                            "--format",
                            "json",
                            "--portals",
                            "--rate",
                            "EUR=1.17",
                            "--rate",
                            "GBP=1.3925"));
            String reread = again.exitCode() == 0 ? comparable(again) : again.toString();
            if (!reread.equals(expected)) {
                differences.add("snapshot, -Dtierwise.seed=" + seed + " on " + agency.day() + "\nexpected " + expected
                        + "\nbut was  " + reread + "\n" + written(directory.resolve("snapshot")));
            }
        }
    }

    private static List<String> written(Path folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                texts.add(file.getFileName() + ":\n" + Files.readString(file));
            }
        }
        return texts;
    }

    /** Without what only a live source says; as text, for the order counts as well. */
    private static String comparable(LiveRun run) throws IOException {
        ObjectNode json = (ObjectNode) run.json();
        ((ArrayNode) json.path("problems")).removeAll();
        ArrayNode assumptions = json.putArray("assumptions");
        for (JsonNode assumption : run.json().path("assumptions")) {
            if (!OF_LIVE_SOURCES.contains(assumption.path("id").asText())) {
                assumptions.add(assumption);
            }
        }
        return json.toString();
    }
}
