package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.cli.reference.AgencyGenerator.Question;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The command against a second, naive implementation of the rules, on agencies that nobody thought of.
 * The folders of a case that fails stay in {@code target/generated-folders}.
 *
 * @see GeneratedCases
 */
@Tag("generated")
@Order(1)
@Execution(ExecutionMode.CONCURRENT)
class GeneratedFoldersTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path KEPT = Path.of("target", "generated-folders").toAbsolutePath();
    private static final LocalDate RULES_SUPERSEDED = LocalDate.of(2022, 7, 18);

    /** Makes the folders of one case: written ones and, where there is one, the folder that they were made from. */
    private interface Agencies {
        List<NaiveFolder> folders(AgencyGenerator generator, Random random);
    }

    @Test
    void aFolderInAnyStyleGivesTheAnswerThatTryingEverythingGives() throws IOException {
        runCases("one", 375, (generator, random) -> List.of(generator.wholeFolder()));
    }

    @Test
    void factsSpreadOverSeveralFoldersGiveTheAnswerOfTheFolderThatHoldsThemAll() throws IOException {
        runCases("spread", 157, (generator, random) -> {
            NaiveFolder whole = generator.wholeFolder();
            List<NaiveFolder> folders = generator.spread(whole);
            Question question = generator.question();
            assertThat(reference(folders, question, true))
                    .as("the reference's own merging")
                    .isEqualTo(reference(List.of(whole), question, true));
            return folders;
        });
    }

    @Test
    void foldersThatContradictEachOtherAreMergedFactByFact() throws IOException {
        runCases("contradicting", 157, (generator, random) -> generator.contradictingFolders());
    }

    private static void runCases(String kind, int cases, Agencies agencies) {
        GeneratedCases.of(GeneratedFoldersTest.class, kind, cases)
                .run((seed, random) -> runCase(kind, seed, random, agencies));
    }

    private static void runCase(String kind, long seed, Random random, Agencies agencies) throws IOException {
        AgencyGenerator generator = new AgencyGenerator(random);
        List<NaiveFolder> folders = agencies.folders(generator, random);
        Question question = generator.question();
        Path directory = KEPT.resolve(kind + "-" + seed);
        delete(directory);
        boolean german = random.nextInt(4) == 0;
        boolean windows = random.nextInt(4) == 0;
        List<Path> sources = new ArrayList<>();
        for (NaiveFolder folder : folders) {
            Path source = directory.resolve("source-" + sources.size());
            new FolderWriter(random, german, windows).write(folder, source);
            sources.add(source);
        }

        List<String> arguments = new ArrayList<>(List.of("evaluate", "--format", "json"));
        for (Path source : sources) {
            arguments.add(
                    switch (random.nextInt(3)) {
                        case 0 -> source.toString();
                        case 1 -> "csv:" + source;
                        default -> directory.relativize(source).toString();
                    });
        }
        Instant now = Instant.parse("2026-11-23T12:00:00Z");
        if (random.nextInt(5) == 0) {
            now = question.day()
                    .atTime(random.nextBoolean() ? LocalTime.of(0, 30) : LocalTime.of(23, 30))
                    .atZone(question.zone())
                    .toInstant();
        } else {
            arguments.addAll(List.of("--as-of", question.day().toString()));
        }
        if (random.nextBoolean() || !question.programme().equals(NaiveProgramme.OF_2018)) {
            arguments.addAll(List.of("--programme", question.programme().id()));
        }
        if (seed % 4 == 1) {
            writeRates(question.rates(), german, sources.get(sources.size() - 1));
        } else {
            question.rates().forEach((currency, rate) -> arguments.addAll(List.of("--rate", currency + "=" + rate)));
        }
        if (german) {
            arguments.addAll(List.of("--csv-locale", "de"));
        }
        if (windows) {
            arguments.addAll(List.of("--csv-encoding", "windows-1252"));
        }
        if (question.withPortals()) {
            arguments.add("--portals");
        }

        CommandRun run = CommandRun.in(directory, now, arguments);
        String expected = reference(folders, question, question.withPortals());
        String actual = run.exitCode() == 0 ? comparable(run, question, JSON.readTree(expected)) : run.toString();
        if (!actual.equals(expected)) {
            fail("""
                    Case %d (-Dtierwise.seed=%d): the command and the reference differ.
                    In %s: tierwise %s
                    expected %s
                    but was  %s""".formatted(seed, seed, directory, String.join(" ", arguments), expected, actual));
        }
        if (seed % 3 == 0) {
            assertThat(ofItsSnapshot(directory, now, question, arguments))
                    .as("the snapshot of case %d in %s", seed, directory)
                    .isEqualTo(withoutProblems(run.out()));
        }
        delete(directory);
    }

    private static void writeRates(Map<String, BigDecimal> rates, boolean german, Path source) throws IOException {
        StringBuilder rows = new StringBuilder("rate;currency\n");
        rates.forEach((currency, rate) -> {
            String written = rate.toPlainString();
            rows.append(german ? written.replace('.', ',') : written)
                    .append(';')
                    .append(currency)
                    .append('\n');
        });
        Files.writeString(source.resolve("rates.csv"), rows);
    }

    /** The JSON that comes of writing the sources as a snapshot and evaluating that instead, which keeps the exchange rates. */
    private static String ofItsSnapshot(Path directory, Instant now, Question question, List<String> arguments)
            throws IOException {
        List<String> snapshot = new ArrayList<>(arguments);
        snapshot.removeAll(List.of("evaluate", "--format", "json", "--portals"));
        snapshot.add(0, "snapshot");
        snapshot.addAll(List.of("-o", "snapshot"));
        CommandRun written = CommandRun.in(directory, now, snapshot);
        assertThat(written.exitCode()).as(written.toString()).isZero();
        List<String> again = new ArrayList<>(List.of("evaluate", "--format", "json", "snapshot"));
        again.addAll(List.of("--as-of", question.day().toString()));
        again.addAll(List.of("--programme", question.programme().id()));
        if (question.withPortals()) {
            again.add("--portals");
        }
        CommandRun read = CommandRun.in(directory, now, again);
        assertThat(read.exitCode()).as(read.toString()).isZero();
        assertThat(read.err().lines())
                .as("a snapshot reads without warnings but those about its facts")
                .allMatch(line -> line.contains("is not the one that the programme asks for")
                        || line.contains("no partner employee has an address at"));
        return withoutProblems(read.out());
    }

    private static String withoutProblems(String json) throws IOException {
        ObjectNode tree = (ObjectNode) JSON.readTree(json);
        tree.remove("problems");
        return tree.toString();
    }

    /** The reference's JSON, as text: the order of the keys counts as well. */
    private static String reference(List<NaiveFolder> folders, Question question, boolean withPortals) {
        Map<String, Object> json = new NaiveEvaluation(
                        NaiveAgency.of(folders), question.day(), question.programme(), question.rates())
                .json(withPortals);
        return JSON.valueToTree(json).toString();
    }

    /** The command's JSON without what only the real one can say: its warnings and its further assumptions. */
    private static String comparable(CommandRun run, Question question, JsonNode expected) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(run.out());
        boolean superseded = !question.day().isBefore(RULES_SUPERSEDED);
        for (JsonNode problem : json.withArray("/problems")) {
            assertThat(problem.fieldNames()).toIterable().startsWith("severity", "where", "message");
            assertThat(problem.get("severity").asText()).isEqualTo("warning");
            if (superseded && problem.get("where").asText().startsWith("programme:")) {
                continue;
            }
            assertThat(problem.get("where").asText()).containsPattern("\\.csv:\\d+:\\d+$");
            assertThat(run.err()).contains(problem.get("message").asText());
        }
        List<String> assumptions = json.withArray("/assumptions").findValuesAsText("id");
        assertThat(assumptions.contains("rules-superseded"))
                .as("rules-superseded among %s on %s", assumptions, question.day())
                .isEqualTo(superseded);
        JsonNode lookBack = null;
        for (JsonNode assumption : json.withArray("/assumptions")) {
            if (assumption.get("id").asText().equals("app-usage-look-back")) {
                lookBack = assumption;
            }
        }
        json.set(
                "assumptions",
                lookBack == null
                        ? JSON.createArrayNode()
                        : JSON.createArrayNode().add(lookBack));
        json.set("problems", JSON.createArrayNode());
        return Contracted.in(json, expected).toString();
    }

    /** Deletes a folder with everything in it, if it is there. */
    static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
