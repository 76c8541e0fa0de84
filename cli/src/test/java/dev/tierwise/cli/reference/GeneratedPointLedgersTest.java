package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The ledger of a programme with points against a second one that works everything out anew: rates change while it goes
 * on, tiers are updated in one or two months of the year, and much is unknown.
 *
 * @see GeneratedCases
 */
@Tag("generated")
class GeneratedPointLedgersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant LATER = Instant.parse("2029-11-25T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void aFileKnowsWhatWorkingEverythingOutAnewFinds() throws IOException {
        run("file", 3, () -> List.of("--ledger", "ledger.db"));
    }

    @Test
    void aDatabaseKnowsWhatWorkingEverythingOutAnewFinds() throws IOException {
        run("database", 1, Postgres::freshLedger);
    }

    private interface Place {
        List<String> ledger();
    }

    private void run(String kind, int cases, Place place) throws IOException {
        GeneratedCases.of(GeneratedPointLedgersTest.class, kind, cases).run((seed, random) -> {
            Path directory = Files.createDirectories(folder.resolve(kind + "-" + seed));
            new Life(seed, random, directory, place.ledger()).live();
        });
    }

    /** What happens to one ledger. */
    private static final class Life {

        private static final String PARTNER = "Nordlicht";

        private final long seed;
        private final Random random;
        private final Path directory;
        private List<String> ledger;
        private final List<NaivePointLedger.Refresh> refreshes = new ArrayList<>();
        private final List<String> done = new ArrayList<>();
        private final PointAgency agency;
        private NaivePointRules rules;
        private LocalDate day;

        Life(long seed, Random random, Path directory, List<String> ledger) throws IOException {
            this.seed = seed;
            this.random = random;
            this.directory = directory;
            this.ledger = ledger;
            day = LocalDate.of(2021, 6, 1).plusDays(random.nextInt(1500));
            agency = new PointAgency(random, day);
            follow(NaivePointRules.any(random, "points", day));
        }

        private void follow(NaivePointRules newRules) throws IOException {
            rules = newRules;
            Files.writeString(directory.resolve("points.yaml"), rules.yaml());
        }

        void live() throws IOException {
            for (int step = 0; step < 20; step++) {
                refresh();
                if (random.nextInt(5) == 0) {
                    checkStatus();
                }
                day = nextDay();
            }
            checkHistory();
            checkStatus();
            run(0, "ledger", "verify");
            run(0, "ledger", "export", "exported");
            ledger = List.of("--ledger", "copy.db");
            run(0, "ledger", "import", "exported");
            refresh();
            checkHistory();
            run(0, "ledger", "verify");
        }

        /** Often the day on which something is published, or one beside it. */
        private LocalDate nextDay() {
            LocalDate next = day.plusDays(random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(50));
            if (random.nextBoolean()) {
                while (!rules.isReportDay(next) && !rules.isTierDay(next)) {
                    next = next.plusDays(1);
                }
            }
            return next.plusDays(random.nextInt(4) == 0 ? 1 : 0);
        }

        private void refresh() throws IOException {
            agency.liveUntil(day);
            if (random.nextInt(12) == 0) {
                follow(NaivePointRules.any(random, "points", day));
            }
            PointAgency.Facts facts = agency.facts();
            Path source = Files.createTempDirectory(directory, "facts");
            PointAgency.write(facts, PARTNER, source);
            Map<String, BigDecimal> rates = Map.of("EUR", new BigDecimal("1.17"), "JPY", new BigDecimal("0.00912"));
            boolean redo = random.nextInt(4) == 0;
            List<String> arguments = new ArrayList<>(List.of("refresh", source.toString()));
            arguments.addAll(List.of("--programme", "points.yaml", "--as-of", day.toString()));
            rates.forEach((currency, rate) -> arguments.addAll(List.of("--rate", currency + "=" + rate)));
            if (redo) {
                arguments.add("--redo");
            }
            run(0, arguments.toArray(String[]::new));
            refreshes.add(new NaivePointLedger.Refresh(day, facts, rules, rates, redo));
        }

        private void checkStatus() throws IOException {
            LocalDate asOf =
                    refreshes.get(random.nextInt(refreshes.size())).day().plusDays(random.nextInt(10) - 2L);
            Map<String, Object> expected = new NaivePointLedger(refreshes).status(asOf);
            if (expected == null) {
                run(2, "status", "--format", "json", "--as-of", asOf.toString());
                return;
            }
            JsonNode status = JSON.readTree(run(0, "status", "--format", "json", "--as-of", asOf.toString()));
            ObjectNode found = JSON.createObjectNode();
            expected.keySet().forEach(key -> found.set(key, status.get(key)));
            assertThat(found.toString())
                    .as(described(""))
                    .isEqualTo(JSON.valueToTree(expected).toString());
        }

        private void checkHistory() throws IOException {
            NaivePointLedger reference = new NaivePointLedger(refreshes);
            JsonNode history = JSON.readTree(run(0, "history", "--format", "json"));
            List<String> days = new ArrayList<>();
            history.get("days").forEach(found -> days.add(found.toString()));
            assertThat(days).as(described("")).containsExactlyElementsOf(texts(reference.days()));
            List<String> events = new ArrayList<>();
            history.get("events").forEach(found -> {
                ObjectNode event = found.deepCopy();
                event.retain("event", "day", "late", "tier");
                events.add(event.toString());
            });
            assertThat(events).as(described("")).containsExactlyElementsOf(texts(reference.events()));
        }

        private static List<String> texts(List<Object> objects) {
            return objects.stream()
                    .map(object -> JSON.valueToTree(object).toString())
                    .toList();
        }

        private String run(int exitCode, String... command) {
            List<String> arguments = new ArrayList<>(List.of(command));
            arguments.addAll(ledger);
            CommandRun run = CommandRun.in(directory, LATER, arguments);
            done.add("tierwise " + String.join(" ", arguments));
            assertThat(run.exitCode()).as(described(run.toString())).isEqualTo(exitCode);
            return run.out();
        }

        private String described(String run) {
            return "Case %d (-Dtierwise.seed=%d):\n%s\n%s\n%s"
                    .formatted(seed, seed, rules.yaml(), String.join("\n", done), run);
        }
    }
}
