package dev.tierwise.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever happens to a ledger: every command answers, or says what is wrong; none ends with a fault of the program.
 *
 * @see GeneratedCases
 */
@Tag("generated")
class DamagedLedgerAnswersTest {

    private static final Path AGENCY =
            Path.of("..", "examples", "agency").toAbsolutePath().normalize();
    private static final List<String> COMMANDS = List.of(
            "status",
            "status --format json",
            "history",
            "history --format csv",
            "changes --from 2018-02-20",
            "changes --from 2018-02-20 --format json",
            "schedule --as-of 2018-03-20",
            "forecast " + AGENCY,
            "ledger verify",
            "refresh " + AGENCY);

    @TempDir
    Path folder;

    @BeforeEach
    void liveThroughTwoMonths() {
        for (String day : List.of("2018-02-20", "2018-03-01", "2018-03-16")) {
            assertThat(run("refresh " + AGENCY + " --as-of " + day + " --ledger original.db")
                            .exitCode())
                    .isZero();
        }
        assertThat(run("ledger export exported --ledger original.db").exitCode())
                .isZero();
    }

    @Test
    void a_damaged_file_is_never_a_fault_of_the_program() throws IOException {
        byte[] original = Files.readAllBytes(folder.resolve("original.db"));
        GeneratedCases.of(DamagedLedgerAnswersTest.class, "files", 8).run((seed, random) -> {
            byte[] damaged = original.clone();
            for (int i = 1 + random.nextInt(60); i > 0; i--) {
                damaged[4096 + random.nextInt(damaged.length - 4096)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(folder.resolve("damaged-" + seed + ".db"), damaged);
            askEverything("damaged-" + seed + ".db");
        });
    }

    /** What is imported is whole as far as the database and the rules tell; nothing else may matter to an answer. */
    @Test
    void a_damaged_export_is_never_a_fault_of_the_program() {
        GeneratedCases.of(DamagedLedgerAnswersTest.class, "exports", 12).run((seed, random) -> {
            Path export = Files.createDirectory(folder.resolve("export-" + seed));
            try (var files = Files.list(folder.resolve("exported"))) {
                for (Path file : files.sorted().toList()) {
                    String text = Files.readString(file);
                    Files.writeString(
                            export.resolve(file.getFileName()),
                            random.nextInt(4) == 0 ? damaged(text, random) : text,
                            StandardCharsets.UTF_8);
                }
            }
            CommandLineRun read = run("ledger import export-" + seed + " --ledger imported-" + seed + ".db");
            assertThat(read.exitCode()).as(read.err()).isIn(0, 3);
            if (read.exitCode() == 0) {
                askEverything("imported-" + seed + ".db");
            }
        });
    }

    private void askEverything(String ledger) {
        for (String command : COMMANDS) {
            CommandLineRun run = run(command + " --ledger " + ledger);
            assertThat(run.exitCode()).as("%s%n%s", command, run.err()).isIn(0, 2, 3, 5);
        }
    }

    /** Exchanges a field for that of another row of the same column. */
    private static String damaged(String text, Random random) {
        String[] lines = text.split("\r?\n");
        if (lines.length < 3) {
            return text;
        }
        String[] fields = lines[1 + random.nextInt(lines.length - 1)].split(",", -1);
        int changed = 1 + random.nextInt(lines.length - 1);
        String[] others = lines[changed].split(",", -1);
        int column = random.nextInt(Math.min(fields.length, others.length));
        others[column] = fields[column];
        lines[changed] = String.join(",", others);
        return String.join("\r\n", lines) + "\r\n";
    }

    private CommandLineRun run(String command) {
        return CommandLineRun.in(folder).at("2018-03-20T12:00:00Z").run(command.split(" "));
    }
}
