package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.reference.AgencyGenerator.Question;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code tierwise compare} against {@code tierwise evaluate}, on agencies that nobody thought of.
 *
 * <p>The seed of a build is printed. {@code -Dtierwise.seed=N} runs the one case N again, {@code -Dtierwise.cases=N} sets how
 * many there are.
 */
class GeneratedComparisonsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> PROGRAMMES = List.of("hubspot-2016-11", "hubspot-2018-01");

    @TempDir
    private Path directory;

    @Test
    void each_programme_of_a_comparison_says_what_evaluate_says_under_it_alone() throws IOException {
        forEachSeed(60, seed -> {
            Question question = agency(seed, "one");
            JsonNode compared =
                    run(question, "compare", "one", "--programme", PROGRAMMES.get(0), "--programme", PROGRAMMES.get(1));
            for (int i = 0; i < 2; i++) {
                JsonNode alone = run(question, "evaluate", "one", "--portals", "--programme", PROGRAMMES.get(i));
                JsonNode under = compared.get("programmes").get(i);
                for (String member : List.of("programme", "tier", "metrics", "tiers", "assumptions", "problems")) {
                    assertThat(under.get(member)).as("seed %d %s", seed, member).isEqualTo(alone.get(member));
                }
                for (JsonNode portal : compared.get("portals")) {
                    JsonNode evaluated = find(alone.get("portals"), portal.get("id"));
                    JsonNode own = portal.get("under").get(i);
                    assertThat(own.get("sold")).isEqualTo(evaluated.get("sold"));
                    assertThat(own.get("managed")).isEqualTo(evaluated.get("managed"));
                    for (String bound : List.of("low", "high")) {
                        assertThat(own.get("apps").get(bound))
                                .isEqualTo(evaluated.get("apps").get(bound));
                    }
                }
            }
        });
    }

    @Test
    void a_snapshot_is_no_different_from_itself_and_from_what_is_written_of_it() throws IOException {
        forEachSeed(30, seed -> {
            Question question = agency(seed, "one");
            List<String> write = new ArrayList<>(List.of("snapshot", "one", "-o", "written"));
            write.addAll(terms(question));
            assertThat(CommandRun.in(directory, NOW, write).exitCode()).isZero();
            for (String other : List.of("one", "written")) {
                JsonNode same = run(question, "compare", "one", "--with", other);
                assertThat(same.get("from").get("tier"))
                        .isEqualTo(same.get("to").get("tier"));
                for (JsonNode metric : same.get("metrics")) {
                    assertThat(metric.get("from")).as("seed %d", seed).isEqualTo(metric.get("to"));
                    assertThat(metric.path("portals")).as("seed %d", seed).isEmpty();
                }
            }
            delete("written");
        });
    }

    @Test
    void what_portals_add_and_take_is_what_the_figures_move_by_and_turns_round_with_the_sides() throws IOException {
        forEachSeed(60, seed -> {
            Question question = agency(seed, "one");
            agency(seed + 7_000_000, "other");
            JsonNode there = run(question, "compare", "one", "--with", "other");
            JsonNode back = run(question, "compare", "other", "--with", "one");
            for (String metric : List.of("sold-mrr", "managed-mrr")) {
                JsonNode figure = there.get("metrics").get(metric);
                assertThat(moved(figure.get("portals")))
                        .as("seed %d %s", seed, metric)
                        .isEqualByComparingTo(difference(figure.get("from"), figure.get("to")));
                assertThat(moved(back.get("metrics").get(metric).get("portals")))
                        .as("seed %d %s back", seed, metric)
                        .isEqualByComparingTo(moved(figure.get("portals")).negate());
            }
        });
    }

    private interface Case {
        void check(long seed) throws IOException;
    }

    private static void forEachSeed(int cases, Case work) throws IOException {
        Long oneCase = Long.getLong("tierwise.seed");
        long first = oneCase == null ? System.currentTimeMillis() * 100_000 : oneCase;
        int count = oneCase == null ? Integer.getInteger("tierwise.cases", cases) : 1;
        System.out.println("Generated comparisons: " + count + " cases from seed " + first);
        for (long seed = first; seed < first + count; seed++) {
            work.check(seed);
        }
    }

    private Question agency(long seed, String folder) throws IOException {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        AgencyGenerator generator = new AgencyGenerator(random);
        delete(folder);
        new FolderWriter(random, false, false).write(generator.wholeFolder(), directory.resolve(folder));
        return generator.question();
    }

    private void delete(String folder) throws IOException {
        Path path = directory.resolve(folder);
        if (path.toFile().exists()) {
            GeneratedFoldersTest.delete(path);
        }
    }

    private static List<String> terms(Question question) {
        List<String> terms = new ArrayList<>(List.of("--as-of", question.day().toString()));
        question.rates().forEach((currency, rate) -> terms.addAll(List.of("--rate", currency + "=" + rate)));
        return terms;
    }

    private JsonNode run(Question question, String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(terms(question));
        all.addAll(List.of("--format", "json"));
        CommandRun run = CommandRun.in(directory, NOW, all);
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return JSON.readTree(run.out());
    }

    private static JsonNode find(JsonNode portals, JsonNode id) {
        for (JsonNode portal : portals) {
            if (portal.get("id").equals(id)) {
                return portal;
            }
        }
        throw new AssertionError("no portal " + id);
    }

    /** By how much the least of a figure moves. */
    private static BigDecimal moved(JsonNode portals) {
        BigDecimal sum = BigDecimal.ZERO;
        for (JsonNode portal : portals) {
            sum = sum.add(difference(portal.get("from"), portal.get("to")));
        }
        return sum;
    }

    private static BigDecimal difference(JsonNode from, JsonNode to) {
        return new BigDecimal(to.get("low").asText())
                .subtract(new BigDecimal(from.get("low").asText()));
    }
}
