package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.AnswerKinds;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code tierwise schema}. */
class SchemaTest {

    @TempDir
    private Path folder;

    private CommandLineRun run(String... args) {
        return CommandLineRun.in(folder).run(args);
    }

    @Test
    void the_answers_are_listed_by_name() {
        assertThat(run("schema").out().lines())
                .containsAll(
                        AnswerKinds.all().stream().<String>map(AnswerKind::name).toList())
                .contains("status", "snapshot-comparison", "announcement-tier-at-risk", "announcement-test")
                .isSorted();
    }

    @Test
    void the_schema_of_an_answer_is_printed_or_written_to_a_file() throws IOException {
        String printed = run("schema", "status").out();

        assertThat(printed).startsWith("{\n").contains("\"title\" : \"tierwise/status/1\"");
        assertThat(run("schema", "status", "-o", "status.json").exitCode()).isZero();
        assertThat(folder.resolve("status.json")).hasContent(printed);
        assertThat(Files.readString(Path.of("../docs/schemas/status.schema.json")))
                .isEqualTo(printed);
    }

    @Test
    void a_name_that_is_none_is_answered_with_the_nearest() {
        CommandLineRun run = run("schema", "statsu");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isEqualTo("tierwise: there is no schema 'statsu'; did you mean 'status'?\n");
        assertThat(run("schema", "statsu", "--lang", "de").err())
                .isEqualTo("tierwise: Es gibt kein Schema 'statsu'; meinten Sie 'status'?\n");
    }
}
