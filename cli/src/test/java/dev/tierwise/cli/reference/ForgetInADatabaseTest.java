package dev.tierwise.cli.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ledger forget} in PostgreSQL, where what is kept first is an export. */
@Tag("process")
class ForgetInADatabaseTest {

    private static final String AGENCY =
            Path.of("..", "examples", "agency").toAbsolutePath().normalize().toString();
    private static final String NOW = "2018-03-20T12:00:00Z";

    @TempDir
    Path folder;

    @Test
    void days_are_taken_back_and_the_ledger_as_it_was_is_exported() {
        List<String> ledger = Postgres.freshLedger();
        assertThat(at("2018-03-16T12:00:00Z", ledger, "refresh", AGENCY).exitCode())
                .isZero();
        assertThat(at("2024-01-10T12:00:00Z", ledger, "refresh", AGENCY).exitCode())
                .isZero();
        assertThat(at(NOW, ledger, "status").exitCode()).isEqualTo(2);

        CommandRun forgotten = at(NOW, ledger, "ledger", "forget", "--after", "2018-03-20", "--yes");

        Path export = folder.resolve("tierwise-ledger.2018-03-20T120000Z.export");
        assertThat(forgotten.exitCode()).as(forgotten.err()).isZero();
        assertThat(forgotten.err())
                .endsWith("Forgot what was refreshed after 2018-03-20. The ledger as it was is in " + export + ".\n");
        assertThat(at(NOW, ledger, "status").exitCode()).isZero();
        assertThat(at(NOW, ledger, "ledger", "verify").exitCode()).isZero();
        List<String> copy = List.of("--ledger", "copy.db");
        assertThat(at(NOW, copy, "ledger", "import", export.toString()).exitCode())
                .isZero();
        assertThat(at(NOW, copy, "history", "--to", "2024-12-31", "--format", "csv")
                        .out())
                .contains("2024-01-10");
    }

    private CommandRun at(String now, List<String> ledger, String... command) {
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(ledger);
        return CommandRun.in(folder, Instant.parse(now), arguments);
    }
}
