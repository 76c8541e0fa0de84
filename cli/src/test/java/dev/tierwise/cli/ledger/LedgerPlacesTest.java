package dev.tierwise.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Places in which a ledger cannot be, and places in which it can only be read. */
class LedgerPlacesTest {

    private static final String AGENCY =
            Path.of("..", "examples", "agency").toAbsolutePath().normalize().toString();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://u:hush@db/x",
                "postgres://db/x",
                "POSTGRES://db/x",
                "file:///tmp/ledger.db",
                "sqlite://ledger.db",
                "https://db.example/ledger.db",
                " s3+x.y-z://bucket/ledger.db",
                "x://ledger.db",
                "_1://u:hush@db/ledger.db",
                "jdbc:sqlite:ledger.db",
                "jdbc:mysql://u:hush@db/x",
                "JDBC:POSTGRESQL://db/x",
                "jdbc:"
            })
    void an_address_of_another_kind_is_never_a_file(String address) throws IOException {
        Files.writeString(folder.resolve("text.yaml"), "ledger: '" + address + "'\n");
        Files.writeString(folder.resolve("mapping.yaml"), "ledger: {url: '" + address + "', user: u}\n");

        CommandLineRun option = run("refresh", AGENCY, "--ledger", address, "--as-of", "2018-03-15");
        assertThat(option.exitCode()).as(option.err()).isEqualTo(2);
        assertThat(option.err())
                .startsWith(
                        "tierwise: --ledger: expected a file, or a database such as jdbc:postgresql://host/name, found"
                                + " an address that begins with '")
                .doesNotContain("hush");
        for (String file : List.of("text.yaml", "mapping.yaml")) {
            CommandLineRun configured = run("status", "--config", file);
            assertThat(configured.exitCode()).as(configured.err()).isEqualTo(2);
            assertThat(configured.err())
                    .contains(file + ":1:")
                    .contains("found an address that begins with '")
                    .doesNotContain("hush");
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void an_address_of_postgresql_is_told_its_form() {
        assertThat(run("status", "--ledger", "postgres://db/x").err())
                .contains("begins with 'postgres:'; write jdbc:postgresql://host/name, without user and password");
    }

    @Test
    void a_colon_alone_is_part_of_a_name() {
        assertThat(run("refresh", AGENCY, "--ledger", "2018:a.db", "--as-of", "2018-03-15")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("2018:a.db")).isNotEmptyFile();
    }

    @Test
    void a_link_that_leads_nowhere_a_loop_and_a_folder_are_said() throws IOException {
        Files.createSymbolicLink(folder.resolve("dangling.db"), folder.resolve("nowhere.db"));
        Files.createSymbolicLink(folder.resolve("loop.db"), folder.resolve("loop.db"));
        Files.createDirectory(folder.resolve("folder.db"));
        for (String name : List.of("dangling.db", "loop.db", "folder.db")) {
            for (String command : List.of("refresh " + AGENCY + " --as-of 2018-03-15", "status", "ledger verify")) {
                CommandLineRun run = run((command + " --ledger " + name).split(" "));
                assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
                assertThat(run.err())
                        .contains(name
                                + (name.startsWith("folder") ? " is a folder" : " is a link that leads to no file"));
            }
        }
    }

    @Test
    void a_ledger_that_may_only_be_read_is_read_and_that_is_said() throws IOException {
        Path shelf = Files.createDirectory(folder.resolve("shelf"));
        for (String day : List.of("2018-03-15", "2018-03-16")) {
            assertThat(run("refresh", AGENCY, "--ledger", "shelf/ledger.db", "--as-of", day)
                            .exitCode())
                    .isZero();
        }
        Files.setPosixFilePermissions(shelf, PosixFilePermissions.fromString("r-x------"));
        try {
            assumeFalse(Files.isWritable(shelf), "whoever runs this test may write everywhere");
            for (String command : List.of(
                    "status",
                    "history",
                    "changes --from 2018-03-15",
                    "forecast " + AGENCY,
                    "ledger verify",
                    "ledger export exported",
                    "ledger backup copy.db")) {
                CommandLineRun run = run((command + " --ledger shelf/ledger.db").split(" "));
                assertThat(run.exitCode()).as(run.err()).isZero();
                assertThat(run.err())
                        .contains("note: the ledger shelf/ledger.db may only be read here; what is shown comes from a"
                                + " copy of it\n");
            }
            for (String command : List.of("refresh " + AGENCY, "serve --once " + AGENCY, "ledger import exported")) {
                CommandLineRun run = run((command + " --ledger shelf/ledger.db").split(" "));
                assertThat(run.exitCode()).as(run.err()).isEqualTo(4);
                assertThat(run.err()).contains("the ledger shelf/ledger.db may not be changed: check who may write");
            }
        } finally {
            Files.setPosixFilePermissions(shelf, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private CommandLineRun run(String... arguments) {
        return CommandLineRun.in(folder).at("2018-03-17T12:00:00Z").run(arguments);
    }

    @Test
    void a_folder_that_cannot_be_made_is_named_as_the_reason() throws IOException {
        Path missing = Path.of("/proc/none");
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "there is no /proc");

        CommandLineRun run =
                run("refresh", AGENCY, "--ledger", missing.resolve("new.db").toString());

        assertThat(run.err())
                .isEqualTo("tierwise: the ledger /proc/none/new.db cannot be reached: the folder /proc/none cannot be"
                        + " created\n");
    }
}
