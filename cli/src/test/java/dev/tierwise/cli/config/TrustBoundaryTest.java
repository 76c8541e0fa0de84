package dev.tierwise.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody else's folder or file may make the program do: nothing that its user did not ask for. */
@DisabledOnOs(OS.WINDOWS)
class TrustBoundaryTest {

    private static final String SOURCES = "sources: [{adapter: csv, location: agency}]\n";

    @TempDir
    Path folder;

    private Path home;
    private Path work;

    @BeforeEach
    void agency() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        work = Files.createDirectory(folder.resolve("work"));
        agency(work);
    }

    private static void agency(Path where) throws IOException {
        Path agency = Files.createDirectories(where.resolve("agency"));
        Files.writeString(agency.resolve("partner.csv"), "name,email_domains\nNordlicht,nordlicht.example\n");
        Files.writeString(
                agency.resolve("portals.csv"),
                "portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on\n1,Acme,basic,100,USD,2017-01-01,,\n");
    }

    private CommandLineRun run(String... args) {
        return CommandLineRun.in(work).with("HOME", home.toString()).run(args);
    }

    private Path usualLedger() {
        return home.resolve(".local/share/tierwise/ledger.db");
    }

    @Test
    void a_file_that_merely_lies_there_does_not_reach_the_usual_ledger() throws IOException {
        Files.writeString(work.resolve("tierwise.yaml"), SOURCES);

        CommandLineRun run = run("refresh");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "tierwise: tierwise.yaml only lies in the working directory and may not use your usual ledger;"
                                + " name one with --ledger or by 'ledger: ledger.db' in the file, or, if you trust it, add --config"
                                + " tierwise.yaml\n");
        assertThat(usualLedger()).doesNotExist();
        assertThat(run("status").exitCode()).isEqualTo(2);
        assertThat(run("refresh", "--ledger", "own.db").exitCode()).isZero();
    }

    @Test
    void a_file_that_is_named_reaches_the_usual_ledger() throws IOException {
        Files.writeString(work.resolve("tierwise.yaml"), SOURCES);

        assertThat(run("refresh", "--config", "tierwise.yaml").exitCode()).isZero();

        assertThat(usualLedger()).exists();
    }

    @Test
    void an_answer_that_needs_no_ledger_says_that_the_usual_one_is_not_used() throws IOException {
        Files.writeString(work.resolve("tierwise.yaml"), SOURCES);
        assertThat(run("refresh", "--config", "tierwise.yaml").exitCode()).isZero();

        CommandLineRun run = run("forecast");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains(
                        "note: your usual ledger is not used, because tierwise.yaml only lies in the working directory");
        assertThat(run("forecast", "--config", "tierwise.yaml").err()).doesNotContain("usual ledger");
    }

    @Test
    void a_ledger_beside_a_file_that_merely_lies_there_is_used() throws IOException {
        Files.writeString(work.resolve("tierwise.yaml"), SOURCES + "ledger: kept/ledger.db\n");

        assertThat(run("refresh").exitCode()).isZero();

        assertThat(work.resolve("kept/ledger.db")).exists();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../home/ledger.db", "away/ledger.db", "away.db"})
    void a_ledger_elsewhere_is_not_used_also_where_a_link_leads_there(String ledger) throws IOException {
        Files.createSymbolicLink(work.resolve("away"), home);
        Files.createFile(home.resolve("other.db"));
        Files.createSymbolicLink(work.resolve("away.db"), home.resolve("other.db"));
        Files.writeString(work.resolve("tierwise.yaml"), SOURCES + "ledger: " + ledger + "\n");

        CommandLineRun run = run("refresh");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("may only name a ledger beside or below it");
        assertThat(home.resolve("ledger.db")).doesNotExist();
    }

    @Test
    void relative_paths_are_taken_from_the_file_itself_and_not_from_a_link_to_it() throws IOException {
        Path project = Files.createDirectory(folder.resolve("project"));
        agency(project);
        Files.writeString(project.resolve("real.yaml"), SOURCES + "ledger: ledger.db\n");
        Files.createSymbolicLink(work.resolve("link.yaml"), project.resolve("real.yaml"));
        Files.delete(work.resolve("agency/portals.csv"));

        CommandLineRun run = run("refresh", "--config", "link.yaml");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(project.resolve("ledger.db")).exists();
        assertThat(work.resolve("ledger.db")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-rw-rw-", "rw-r--rw-"})
    void a_configuration_that_others_can_change_is_refused(String permissions) throws IOException {
        Path file = Files.writeString(work.resolve("my.yaml"), SOURCES);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

        CommandLineRun run = run("evaluate", "--config", "my.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "tierwise: my.yaml:1:1: the file can be changed by other users; run chmod go-w on it, then try"
                                + " again\n");
    }

    @Test
    void a_configuration_of_somebody_else_is_refused() throws IOException {
        Path file = Files.writeString(work.resolve("my.yaml"), SOURCES);
        giveAway(file);

        CommandLineRun run = run("evaluate", "--config", "my.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith(
                        "tierwise: my.yaml:1:1: the file belongs to the user 'nobody', who could change it at any time;"
                                + " expected a file of yours or of root");
    }

    @Test
    void a_secret_that_others_can_change_or_own_is_refused() throws IOException {
        Path secret = Files.writeString(work.resolve("token"), "s3cret-word\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-----w-"));
        Files.writeString(work.resolve("my.yaml"), "sources: [{adapter: hubspot, token: \"${file:token}\"}]\n");

        CommandLineRun run = run("evaluate", "--config", "my.yaml");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("the file 'token' can be changed by other users; run chmod go-w on it");

        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        giveAway(secret);
        assertThat(run("evaluate", "--config", "my.yaml").err())
                .contains("the file 'token' belongs to the user 'nobody'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugins", "plugins/crm", "plugins/crm/crm.jar"})
    void a_plug_in_that_others_can_change_is_left_out(String open) throws IOException {
        Files.createDirectories(work.resolve("plugins/crm"));
        Files.createFile(work.resolve("plugins/crm/crm.jar"));
        Files.setPosixFilePermissions(work.resolve(open), PosixFilePermissions.fromString("rwxrwxrwx"));

        CommandLineRun run = run("adapters", "--plugin-dir", "plugins");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains(" is left out: it can be changed by other users; run chmod go-w on it");
    }

    @Test
    void a_plug_in_of_somebody_else_is_left_out() throws IOException {
        Files.createDirectories(work.resolve("plugins/crm"));
        Files.createFile(work.resolve("plugins/crm/crm.jar"));
        giveAway(work.resolve("plugins/crm"));

        assertThat(run("adapters", "--plugin-dir", "plugins").err())
                .contains("plugins/crm is left out: it belongs to the user 'nobody'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evaluate --config pipe",
                "evaluate agency --programme pipe",
                "programme validate pipe",
                "simulate agency --changes pipe",
                "evaluate --config secret.yaml",
                "evaluate pipes",
                "status --ledger pipe",
                "ledger import pipes --ledger new.db",
                "ledger import pipe --ledger new.db"
            })
    void a_pipe_is_refused_at_once_wherever_a_file_is_read(String command) throws IOException {
        pipe(work.resolve("pipe"));
        Path pipes = Files.createDirectory(work.resolve("pipes"));
        for (String file :
                new String[] {"partner.csv", "portals.csv", "portals.template.csv", "ledger.csv", "histories.csv"}) {
            pipe(pipes.resolve(file));
        }
        Files.writeString(work.resolve("secret.yaml"), "sources: [{adapter: hubspot, token: \"${file:pipe}\"}]\n");

        CommandLineRun run = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> run(command.split(" ")));

        assertThat(run.exitCode()).as(run.err()).isBetween(2, 5);
        assertThat(run.err()).isNotEmpty().doesNotContain("fault in Tierwise");
    }

    private static void pipe(Path path) throws IOException {
        try {
            assertThat(new ProcessBuilder("mkfifo", "-m", "600", path.toString())
                            .start()
                            .waitFor())
                    .isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Only the administrator can give a file to somebody else. */
    private static void giveAway(Path path) throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "needs the administrator of the machine");
        UserPrincipal nobody =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        Files.setOwner(path, nobody);
    }
}
