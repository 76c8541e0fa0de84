package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tierwise.cli.reference.AgencyGenerator.Question;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Exports of other programs, read through a mapping, against the plain folder of the same agency. The folders of a case that fails stay
 * in {@code target/generated-exports}.
 *
 * @see GeneratedCases
 */
@Tag("generated")
@Execution(ExecutionMode.CONCURRENT)
class GeneratedExportsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path KEPT = Path.of("target", "generated-exports").toAbsolutePath();
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void exportsInAnyLayoutGiveTheAnswerOfThePlainFolder() {
        GeneratedCases.of(GeneratedExportsTest.class, "exports", 75).run(GeneratedExportsTest::runCase);
    }

    private static void runCase(long seed, Random random) throws IOException {
        AgencyGenerator generator = new AgencyGenerator(random);
        NaiveFolder generated = generator.wholeFolder();
        Question question = generator.question();
        ExportWriter exports = new ExportWriter(random, question.zone(), question.day());
        NaiveFolder folder = exports.lookedUp(generated);
        Path directory = KEPT.resolve("exports-" + seed);
        GeneratedFoldersTest.delete(directory);
        // both are called the same, so that answers do too
        Path plain = directory.resolve("plain");
        Path mapped = directory.resolve("mapped");
        new FolderWriter(random, false, false).write(folder, plain.resolve("source"));
        exports.write(folder, mapped.resolve("source"));

        List<String> arguments = new ArrayList<>(List.of("evaluate", "--format", "json", "source"));
        arguments.addAll(List.of("--as-of", question.day().toString()));
        arguments.addAll(List.of("--programme", question.programme().id()));
        question.rates().forEach((currency, rate) -> arguments.addAll(List.of("--rate", currency + "=" + rate)));
        if (question.withPortals()) {
            arguments.add("--portals");
        }
        CommandRun expected = CommandRun.in(plain, NOW, arguments);
        CommandRun actual = CommandRun.in(mapped, NOW, arguments);

        assertThat(expected.exitCode()).as(expected.toString()).isZero();
        String wanted = comparable(expected);
        String answered = actual.exitCode() == 0 ? comparable(actual) : actual.toString();
        if (!answered.equals(wanted)) {
            fail("""
                    Case %d (-Dtierwise.seed=%d): the exports and the plain folder differ.
                    In %s: tierwise %s
                    expected %s
                    but was  %s""".formatted(seed, seed, directory, String.join(" ", arguments), wanted, answered));
        }
        GeneratedFoldersTest.delete(directory);
    }

    /** The answer without its warnings, and without the assumptions that only a mapping makes. */
    private static String comparable(CommandRun run) throws IOException {
        ObjectNode json = (ObjectNode) JSON.readTree(run.out());
        json.remove("problems");
        ArrayNode assumptions = JSON.createArrayNode();
        for (JsonNode assumption : json.withArray("/assumptions")) {
            String id = assumption.get("id").asText();
            if (!id.endsWith("-looked-up") && !id.equals("partner-employees-by-domain")) {
                assumptions.add(assumption);
            }
        }
        json.set("assumptions", assumptions);
        return json.toString();
    }
}
