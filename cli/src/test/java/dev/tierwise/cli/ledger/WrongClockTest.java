package dev.tierwise.cli.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One refresh with a wrong clock is noticed, and taken back. */
class WrongClockTest {

    private static final String AGENCY =
            Path.of("..", "examples", "agency").toAbsolutePath().normalize().toString();
    private static final String NOW = "2018-03-20T12:00:00Z";
    private static final String WRONG = "2024-01-10T12:00:00Z";

    @TempDir
    Path folder;

    @BeforeEach
    void oneRefreshWithAWrongClock() {
        assertThat(at("2018-03-16T12:00:00Z", "refresh " + AGENCY).exitCode()).isZero();
        assertThat(at(WRONG, "refresh " + AGENCY).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refresh AGENCY",
                "refresh AGENCY --as-of 2018-03-18",
                "serve --once AGENCY",
                "serve --config named.yaml --listen none",
                "status",
                "status --format json",
                "history",
                "history --from 2018-01-01",
                "changes --from 2018-03-16",
                "forecast AGENCY",
                "simulate AGENCY --cancel 2104417",
                "advise AGENCY --to diamond",
                "schedule",
                "schedule AGENCY"
            })
    void every_answer_about_today_says_so(String command) throws IOException {
        Files.writeString(
                folder.resolve("named.yaml"),
                "partner: {name: Nordlicht Agentur GmbH}\nsources: [{adapter: csv, location: '" + AGENCY + "'}]\n");

        CommandLineRun run = at(NOW, command);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains(
                        "the ledger's last day of Nordlicht Agentur GmbH under hubspot-2018-01 is 2024-01-10, but today is"
                                + " 2018-03-20")
                .contains("'tierwise ledger forget --after 2018-03-20'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status --as-of 2018-03-18",
                "history --to 2018-03-18",
                "changes --from 2018-03-16 --to 2018-03-18",
                "forecast AGENCY --as-of 2018-03-18",
                "ledger verify",
                "ledger export exported"
            })
    void what_is_asked_of_a_day_that_somebody_names_is_answered(String command) {
        assertThat(at(NOW, command).exitCode()).isZero();
    }

    @Test
    void after_forgetting_everything_is_as_if_it_had_not_happened() throws IOException {
        CommandLineRun forgotten = at(NOW, "ledger forget --after 2018-03-20 --yes");
        assertThat(forgotten.exitCode()).as(forgotten.err()).isZero();
        Path backup = folder.resolve("ledger.db.2018-03-20T120000Z.backup.db");
        assertThat(forgotten.err())
                .isEqualTo("Nordlicht Agentur GmbH under hubspot-2018-01: 1 day, 2024-01-10\n"
                        + "Forgot what was refreshed after 2018-03-20. The ledger as it was is in " + backup + ".\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rw-------");
        assertThat(at(NOW, "ledger verify").exitCode()).isZero();
        assertThat(at(NOW, "refresh " + AGENCY).exitCode()).isZero();

        for (String instant : List.of("2018-03-16T12:00:00Z", NOW)) {
            assertThat(at(instant, "other.db", "refresh " + AGENCY).exitCode()).isZero();
        }
        assertThat(exported("ledger.db")).isEqualTo(exported("other.db"));
        assertThat(at(WRONG, backup.getFileName().toString(), "status --format json")
                        .out())
                .contains("\"refreshedOn\": \"2024-01-10\"");
    }

    private String exported(String ledger) throws IOException {
        assertThat(at(NOW, ledger, "ledger export of-" + ledger).exitCode()).isZero();
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(folder.resolve("of-" + ledger))) {
            for (Path file : files.sorted().toList()) {
                all.append(file.getFileName()).append('\n').append(Files.readString(file));
            }
        }
        return all.toString();
    }

    @Test
    void on_a_terminal_it_is_asked_first() throws IOException {
        for (String no : List.of("", "\n", "n\n", "maybe\n")) {
            CommandLineRun run = asked(no);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err())
                    .contains("Take back what was refreshed on these days? [y/N]: ")
                    .endsWith("nothing was forgotten; to take these days back without being asked, add --yes\n");
        }
        assertThat(files()).containsExactly("ledger.db");
        assertThat(asked("y\n").exitCode()).isZero();
        assertThat(at(NOW, "status").exitCode()).isZero();
    }

    private CommandLineRun asked(String typed) {
        return CommandLineRun.in(folder)
                .at(NOW)
                .onTerminal()
                .typing(typed)
                .run("ledger", "forget", "--after", "2018-03-16", "--ledger", "ledger.db");
    }

    @Test
    void without_a_terminal_it_has_to_be_said_beforehand() throws IOException {
        CommandLineRun run = at(NOW, "ledger forget --after 2018-03-16");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .endsWith("nothing was forgotten; to take these days back without being asked, add --yes\n");
        assertThat(files()).containsExactly("ledger.db");
    }

    @Test
    void where_there_is_nothing_to_forget_nothing_is_written() throws IOException {
        CommandLineRun future = at(NOW, "ledger forget --after 2018-03-23 --yes");
        assertThat(future.exitCode()).isZero();
        assertThat(future.err()).isEqualTo("Nothing was forgotten: 2018-03-23 has not come yet.\n");
        CommandLineRun nothing = at(WRONG, "ledger forget --after 2024-01-10 --yes");
        assertThat(nothing.exitCode()).isZero();
        assertThat(nothing.err()).isEqualTo("Nothing was forgotten: ledger.db has no refresh after 2024-01-10.\n");
        CommandLineRun nobody = at(NOW, "ledger forget --after 2018-03-16 --partner Other --yes");
        assertThat(nobody.exitCode()).isZero();
        assertThat(nobody.err())
                .isEqualTo("Nothing was forgotten: ledger.db has no refresh after 2018-03-16 of 'Other'.\n");
        assertThat(files()).containsExactly("ledger.db");
    }

    @Test
    void a_history_that_began_later_is_gone() {
        assertThat(at(NOW, "ledger forget --after 2018-03-15 --yes").err())
                .contains("2 days, 2018-03-16 to 2024-01-10, the whole history");
        CommandLineRun status = at(NOW, "status");
        assertThat(status.exitCode()).isEqualTo(2);
        assertThat(status.err()).contains("the ledger is empty");
    }

    @Test
    void a_ledger_that_is_not_there_is_said() {
        assertThat(at(NOW, "missing.db", "ledger forget --after 2018-03-15 --yes")
                        .exitCode())
                .isEqualTo(2);
        assertThat(folder.resolve("missing.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "0218-03-15"})
    void a_slip_of_a_year_is_no_day_of_a_ledger(String day) {
        for (String yes : List.of("", " --yes")) {
            CommandLineRun run = at(NOW, "new.db", "refresh " + AGENCY + " --as-of " + day + yes);
            assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
            assertThat(run.err()).contains("is the year " + Integer.parseInt(day.substring(0, 4)) + " a slip?");
            assertThat(at(NOW, "new.db", "status").err()).contains("the ledger is empty");
        }
    }

    @Test
    void a_history_begins_many_years_ago_only_with_yes() {
        CommandLineRun refused = at(NOW, "new.db", "refresh " + AGENCY + " --as-of 2002-03-15");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains(
                        "would begin on 2002-03-15, more than 15 years before today, 2018-03-20; if that is meant, say so"
                                + " with --yes");
        assertThat(at(NOW, "new.db", "refresh " + AGENCY + " --as-of 2002-03-15 --yes")
                        .exitCode())
                .isZero();
        assertThat(at(NOW, "new.db", "refresh " + AGENCY + " --as-of 2002-03-16")
                        .exitCode())
                .isZero();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private CommandLineRun at(String now, String command) {
        return at(now, "ledger.db", command);
    }

    private CommandLineRun at(String now, String ledger, String command) {
        return CommandLineRun.in(folder)
                .at(now)
                .run((command.replace("AGENCY", AGENCY) + " --ledger " + ledger).split(" "));
    }
}
