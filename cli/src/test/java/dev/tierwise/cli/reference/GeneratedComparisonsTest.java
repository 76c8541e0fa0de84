package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.cli.reference.AgencyGenerator.Question;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code compare} against {@code evaluate}, on agencies that nobody thought of. */
@Tag("generated")
class GeneratedComparisonsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final List<String> PROGRAMMES = List.of("hubspot-2016-11", "hubspot-2018-01");

    @TempDir
    Path directory;

    private interface Case {
        void run(long seed, Random random) throws IOException;
    }

    @Test
    void each_programme_has_the_figures_of_its_own_evaluation() throws IOException {
        cases("programmes", 38, this::comparesProgrammes);
    }

    @Test
    void what_portals_do_to_figures_adds_up_and_turns_round_with_the_sides() throws IOException {
        cases("pairs", 50, this::comparesAPair);
    }

    @Test
    void a_snapshot_does_not_differ_from_its_source_nor_from_itself() throws IOException {
        cases("snapshots", 25, this::comparesASnapshot);
    }

    private static void cases(String kind, int cases, GeneratedCases.Case one) {
        GeneratedCases.of(GeneratedComparisonsTest.class, kind, cases).run(one);
    }

    private void comparesProgrammes(long seed, Random random) throws IOException {
        AgencyGenerator generator = new AgencyGenerator(random);
        String source = written("a" + seed, generator.wholeFolder(), random);
        List<String> about = about(generator.question());
        List<String> both = new ArrayList<>();
        PROGRAMMES.forEach(programme -> both.addAll(List.of("--programme", programme)));

        JsonNode comparison = json("compare", List.of(source), about, both);
        List<JsonNode> evaluations = new ArrayList<>();
        for (String programme : PROGRAMMES) {
            evaluations.add(json("evaluate", List.of(source), about, List.of("--programme", programme, "--portals")));
        }

        for (int i = 0; i < PROGRAMMES.size(); i++) {
            JsonNode compared = comparison.at("/programmes/" + i);
            for (String member : List.of("programme", "tier", "metrics", "assumptions")) {
                assertThat(compared.get(member))
                        .as("%s of %s, case %d", member, PROGRAMMES.get(i), seed)
                        .isEqualTo(evaluations.get(i).get(member));
            }
            assertThat(compared.get("next")).as("case %d", seed).isEqualTo(next(evaluations.get(i)));
        }
        assertThat(comparison.get("portals")).as("case %d", seed).isEqualTo(differing(evaluations));
    }

    /** The first tier after the highest that is met. */
    private static JsonNode next(JsonNode evaluation) {
        JsonNode tiers = evaluation.get("tiers");
        int next = 0;
        for (int i = 0; i < tiers.size(); i++) {
            next = tiers.get(i).get("state").asText().equals("met") ? i + 1 : next;
        }
        if (next == tiers.size()) {
            return JSON.nullNode();
        }
        ObjectNode tier = tiers.get(next).deepCopy();
        tier.remove("state");
        return tier;
    }

    private static JsonNode differing(List<JsonNode> evaluations) {
        var differing = JSON.createArrayNode();
        for (int i = 0; i < evaluations.get(0).get("portals").size(); i++) {
            JsonNode one = evaluations.get(0).at("/portals/" + i);
            JsonNode other = evaluations.get(1).at("/portals/" + i);
            var aspects = JSON.createArrayNode();
            for (String verdict : List.of("sold", "managed")) {
                if (!one.get(verdict).equals(other.get(verdict))) {
                    aspects.add(verdict);
                }
            }
            if (!one.at("/apps/low").equals(other.at("/apps/low"))
                    || !one.at("/apps/high").equals(other.at("/apps/high"))) {
                aspects.add("apps");
            }
            if (!aspects.isEmpty()) {
                ObjectNode portal = differing.addObject();
                portal.set("id", one.get("id"));
                portal.set("name", one.get("name"));
                portal.set("differs", aspects);
                portal.putArray("under").add(standing(one)).add(standing(other));
            }
        }
        return differing;
    }

    private static JsonNode standing(JsonNode portal) {
        ObjectNode standing = portal.deepCopy();
        standing.remove(List.of("id", "name"));
        return standing;
    }

    private void comparesAPair(long seed, Random random) throws IOException {
        AgencyGenerator one = new AgencyGenerator(random);
        AgencyGenerator other = random.nextBoolean() ? one : new AgencyGenerator(random);
        String a = written("a" + seed, one.wholeFolder(), random);
        String b = written("b" + seed, other.wholeFolder(), random);
        Question question = one.question();
        LocalDate otherDay =
                random.nextBoolean() ? question.day() : other.question().day();

        JsonNode forth =
                json("compare", List.of(a, "--with", b), about(question), List.of("--with-as-of", otherDay.toString()));
        JsonNode back = json(
                "compare",
                List.of(b, "--with", a, "--with-as-of", question.day().toString()),
                about(question, otherDay),
                List.of());

        assertThat(forth.at("/first/tier")).as("case %d", seed).isEqualTo(back.at("/second/tier"));
        for (String metric : List.of("sold-mrr", "managed-mrr")) {
            addsUp(seed, forth.at("/metrics/" + metric));
        }
        for (String metric : List.of("sold-mrr", "managed-mrr", "median-app-usage")) {
            JsonNode there = forth.at("/metrics/" + metric);
            JsonNode home = back.at("/metrics/" + metric);
            assertThat(number(there, "difference")).as("case %d", seed).isEqualTo(negated(number(home, "difference")));
            assertThat(there.get("portals")).as("case %d", seed).hasSameSizeAs(home.get("portals"));
            for (int i = 0; i < there.get("portals").size(); i++) {
                assertThat(number(there.get("portals").get(i), "difference"))
                        .as("%s of portal %d, case %d", metric, i, seed)
                        .isEqualTo(negated(number(home.get("portals").get(i), "difference")));
            }
        }
    }

    private static void addsUp(long seed, JsonNode metric) {
        BigDecimal low = BigDecimal.ZERO.setScale(2);
        BigDecimal exact = BigDecimal.ZERO.setScale(2);
        boolean allExact = true;
        for (JsonNode portal : metric.get("portals")) {
            low = low.add(Objects.requireNonNull(number(portal.get("second"), "low")))
                    .subtract(Objects.requireNonNull(number(portal.get("first"), "low")));
            BigDecimal difference = number(portal, "difference");
            allExact &= difference != null;
            exact = difference == null ? exact : exact.add(difference);
        }
        BigDecimal between = Objects.requireNonNull(number(metric.get("second"), "low"))
                .subtract(Objects.requireNonNull(number(metric.get("first"), "low")));
        assertThat(low).as("case %d", seed).isEqualTo(between);
        BigDecimal difference = number(metric, "difference");
        if (difference != null && allExact) {
            assertThat(exact).as("case %d", seed).isEqualTo(difference);
        }
    }

    private static BigDecimal number(JsonNode node, String member) {
        return node.get(member).isNull()
                ? null
                : new BigDecimal(node.get(member).asText());
    }

    private static BigDecimal negated(BigDecimal number) {
        return number == null ? null : number.negate();
    }

    private void comparesASnapshot(long seed, Random random) throws IOException {
        AgencyGenerator generator = new AgencyGenerator(random);
        String source = written("a" + seed, generator.wholeFolder(), random);
        List<String> about = about(generator.question());
        List<String> snapshot = new ArrayList<>(List.of("snapshot", source, "-o", "kept" + seed));
        snapshot.addAll(about);
        CommandRun written = CommandRun.in(directory, NOW, snapshot);
        assertThat(written.exitCode()).as(written.toString()).isZero();

        for (String other : List.of(source, "kept" + seed)) {
            JsonNode comparison = json("compare", List.of(source, "--with", other), about, List.of());
            assertThat(comparison.get("portals")).as("case %d", seed).isEmpty();
            comparison.get("metrics").forEach(metric -> {
                assertThat(metric.get("first")).as("case %d", seed).isEqualTo(metric.get("second"));
                assertThat(metric.path("portals")).as("case %d", seed).isEmpty();
            });
            CommandRun table =
                    CommandRun.in(directory, NOW, arguments("compare", List.of(source, "--with", other), about));
            assertThat(table.out()).as("case %d", seed).contains("No difference.");
        }
    }

    private String written(String name, NaiveFolder folder, Random random) throws IOException {
        new FolderWriter(random, false, false).write(folder, directory.resolve(name));
        return name;
    }

    private static List<String> about(Question question) {
        return about(question, question.day());
    }

    private static List<String> about(Question question, LocalDate day) {
        List<String> about = new ArrayList<>(List.of("--as-of", day.toString()));
        question.rates().forEach((currency, rate) -> about.addAll(List.of("--rate", currency + "=" + rate)));
        return about;
    }

    @SafeVarargs
    private static List<String> arguments(String command, List<String>... groups) {
        List<String> arguments = new ArrayList<>(List.of(command));
        List.of(groups).forEach(arguments::addAll);
        return arguments;
    }

    private JsonNode json(String command, List<String> sources, List<String> about, List<String> more)
            throws IOException {
        CommandRun run =
                CommandRun.in(directory, NOW, arguments(command, sources, about, more, List.of("--format", "json")));
        assertThat(run.exitCode()).as(run.toString()).isZero();
        return JSON.readTree(run.out());
    }
}
