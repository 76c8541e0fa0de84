package dev.tierwise.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plug-in can do to the whole process. */
@Tag("process")
class PluginProcessTest {

    @TempDir
    Path folder;

    private Path plugins;

    private record Ended(int exitCode, String out, String err) {}

    @BeforeEach
    void plugins() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CONSTRUCTOR | System.exit(0);",
                "READ        | System.exit(0);",
                "READ        | Runtime.getRuntime().exit(3);",
                "READ        | Thread t = new Thread(() -> System.exit(0)); t.start(); try { t.join(); } catch (InterruptedException e) { }",
                "READ        | java.util.concurrent.CompletableFuture.completedFuture(0).thenAcceptAsync(System::exit,"
                        + " java.util.concurrent.Executors.newSingleThreadExecutor()).join();"
            })
    void one_that_ends_the_program_is_no_success_and_is_named(String place, String java) throws Exception {
        new PluginJar("crm").with(place, java).in(plugins, "crm-plugin");

        Ended run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).as(run.err()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("tierwise: the plug-in " + plugins.resolve("crm-plugin") + " ended the program (System.exit)")
                .contains("tell its author")
                .doesNotContain("\tat ");
    }

    @Test
    void a_command_that_a_plug_in_does_not_end_keeps_its_exit_code() throws Exception {
        new PluginJar("crm").in(plugins, "crm-plugin");

        assertThat(run("evaluate", "crm:7").exitCode()).isZero();
        assertThat(run("evaluate", "crm:7", "--require", "gold").exitCode()).isEqualTo(10);
        assertThat(run("evaluate", "nothing:7").exitCode()).isEqualTo(2);
    }

    @Test
    void a_thread_of_a_plug_in_that_fails_gets_a_line_and_no_stack_trace() throws Exception {
        new PluginJar("crm")
                .with(
                        "READ",
                        "Thread t = new Thread(() -> { throw new IllegalStateException(\"in the back\"); }); t.start();"
                                + " try { t.join(); } catch (InterruptedException e) { }")
                .in(plugins, "crm-plugin");

        Ended run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("warning: a thread of the adapter 'crm' of the plug-in " + plugins.resolve("crm-plugin")
                        + " failed (IllegalStateException)")
                .doesNotContain("in the back")
                .doesNotContain("\tat ");
    }

    private Ended run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tierwise.cli.Main"));
        command.addAll(List.of(args));
        command.addAll(List.of("--plugin-dir", plugins.toString()));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        int exitCode = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ended(exitCode, Files.readString(out), Files.readString(err));
    }
}
