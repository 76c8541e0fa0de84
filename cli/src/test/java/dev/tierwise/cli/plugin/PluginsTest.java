package dev.tierwise.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plug-ins in folders: good ones work, and one that is not does no harm to the others. */
class PluginsTest {

    /** For plug-ins that hang; one that works is loaded in less time also on a slow machine. */
    private static final PluginLimits SHORT =
            new PluginLimits(Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofMillis(100));

    @TempDir
    Path folder;

    private Path plugins;

    @BeforeEach
    void plugins() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
    }

    @Test
    void an_adapter_of_a_plug_in_is_read_like_a_built_in_one() throws IOException {
        new PluginJar("crm").in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7", "--crm-mrr", "250", "--portals", "--format", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode portal = new ObjectMapper().readTree(run.out()).get("portals").get(0);
        assertThat(portal.get("id").asText()).isEqualTo("7");
        assertThat(portal.get("name").asText()).isEqualTo("marked");
        assertThat(portal.get("mrr").get("low").asText()).isEqualTo("250.00");
    }

    @Test
    void adapters_are_listed_with_the_plug_in_that_they_came_with() throws IOException {
        new PluginJar("crm").in(plugins, "crm-plugin");

        assertThat(run("adapters").out())
                .contains("crm  made up")
                .containsPattern("from +" + plugins.resolve("crm-plugin"));
    }

    @Test
    void two_sources_of_one_adapter_have_settings_of_their_own() throws IOException {
        new PluginJar("crm").in(plugins, "crm-plugin");
        Files.writeString(
                folder.resolve("my.yaml"),
                "plugin-dirs: [plugins]\nsources:\n  - {adapter: crm, location: a, mrr: 10}\n"
                        + "  - {adapter: crm, location: b, mrr: 20}\n");

        CommandLineRun run =
                CommandLineRun.in(folder).run("evaluate", "--config", "my.yaml", "--portals", "--format", "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(new ObjectMapper().readTree(run.out()).get("portals"))
                .extracting(portal -> portal.get("id").asText() + " "
                        + portal.get("mrr").get("low").asText())
                .containsExactly("a 10.00", "b 20.00");
    }

    @Test
    void plug_in_folders_of_a_file_that_merely_lies_there_do_not_count() throws IOException {
        new PluginJar("crm").in(plugins, "crm-plugin");
        Files.writeString(
                folder.resolve("tierwise.yaml"), "plugin-dirs: [plugins]\nsources:\n  - {adapter: csv, location: a}\n");

        CommandLineRun run = CommandLineRun.in(folder).run("evaluate");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("tierwise.yaml:1:14").contains("counts only in the user's configuration");
        assertThat(CommandLineRun.in(folder).run("adapters").out()).doesNotContain("made up");
    }

    @Test
    void a_plug_in_may_bring_other_versions_of_jackson_and_guice() throws IOException {
        new PluginJar("crm")
                .withClass("package com.fasterxml.jackson.core; public class JsonFactory {"
                        + " public static String version() { return \"jackson of its own\"; } }")
                .withClass("package com.google.inject; public class Guice {"
                        + " public static String version() { return \"guice of its own\"; } }")
                .withClass(
                        "package plugin; final class Marker { static String text() {"
                                + " return com.fasterxml.jackson.core.JsonFactory.version() + \", \" + com.google.inject.Guice.version(); } }")
                .in(plugins, "crm-plugin");

        assertThat(run("evaluate", "crm:7", "--portals").out()).contains("jackson of its own, guice of its own");
    }

    @Test
    void a_plug_in_sees_nothing_of_tierwise_but_the_domain_and_the_spi() throws IOException {
        new PluginJar("crm").withClass("""
                        package plugin;
                        final class Marker {
                            static String text() {
                                StringBuilder seen = new StringBuilder();
                                for (String name : new String[] {
                                    "dev.tierwise.domain.portfolio.Portal", "dev.tierwise.spi.Source",
                                    "dev.tierwise.application.evaluate.Evaluate", "dev.tierwise.cli.Tierwise",
                                    "com.google.inject.Guice", "picocli.CommandLine"}) {
                                    try {
                                        Class.forName(name);
                                        seen.append('+');
                                    } catch (ClassNotFoundException e) {
                                        seen.append('-');
                                    }
                                }
                                return seen.toString();
                            }
                        }
                        """).in(plugins, "crm-plugin");

        assertThat(run("evaluate", "crm:7", "--portals").out()).contains("++----");
    }

    @Test
    void calls_have_the_plug_ins_class_loader_as_context() throws IOException {
        String own =
                "if (Thread.currentThread().getContextClassLoader() != Adapter.class.getClassLoader()) throw new IllegalStateException();";
        new PluginJar("crm")
                .with("CONSTRUCTOR", own)
                .with("OPEN", own)
                .with("READ", own)
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).as(run.err()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "throw new IllegalStateException(\"secret\"); | IllegalStateException",
                "throw new NoSuchMethodError(\"secret\"); | NoSuchMethodError",
                "int[] a = new int[0]; a[1] = 2; | ArrayIndexOutOfBoundsException"
            })
    void one_that_throws_in_its_constructor_is_named_and_the_others_work(String java, String kind) throws IOException {
        new PluginJar("bad").with("CONSTRUCTOR", "if (true) { " + java + " }").in(plugins, "bad-plugin");
        new PluginJar("crm").in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("the plug-in " + plugins.resolve("bad-plugin"))
                .contains(kind)
                .doesNotContain("secret")
                .doesNotContain("\tat ");
    }

    @Test
    void one_that_is_too_new_says_which_version_it_needs() throws IOException {
        new PluginJar("crm").version("1.999").in(plugins, "crm-plugin");
        new PluginJar("old").version("0.9").in(plugins, "old-plugin");

        CommandLineRun run = run("adapters");

        assertThat(run.out()).doesNotContain("made up");
        assertThat(run.err()).contains("made for version 1.999 of the SPI").contains("made for version 0.9");
    }

    @Test
    void one_with_a_name_that_is_taken_is_left_out() throws IOException {
        new PluginJar("csv").in(plugins, "a-plugin");
        new PluginJar("crm").in(plugins, "b-plugin");
        new PluginJar("crm").in(plugins, "c-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("the adapter 'csv' of the plug-in " + plugins.resolve("a-plugin") + " is left out")
                .contains("the adapter 'crm' of the plug-in " + plugins.resolve("c-plugin") + " is left out");
    }

    @Test
    void folders_without_an_adapter_are_named() throws IOException {
        Files.createDirectories(plugins.resolve("empty"));
        new PluginJar("crm").service("no.such.Adapter").in(plugins, "wrong");
        new PluginJar("crm").service("").in(plugins, "none");
        Files.writeString(Files.createDirectories(plugins.resolve("text")).resolve("a.jar"), "no jar");

        CommandLineRun run =
                CommandLineRun.in(folder).run("adapters", "--plugin-dir", "plugins", "--plugin-dir=nowhere");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("csv");
        assertThat(run.err())
                .contains(plugins.resolve("empty") + " is left out: there is no jar in it")
                .contains(plugins.resolve("wrong") + " failed to start")
                .contains(plugins.resolve("none") + " is left out: no adapter is in it")
                .contains(plugins.resolve("text") + " is left out: no adapter is in it")
                .contains(folder.resolve("nowhere") + " cannot be read");
    }

    @Test
    void one_that_fails_while_it_reads_is_a_source_that_cannot_be_used() throws IOException {
        new PluginJar("crm")
                .with("READ", "if (true) throw new NullPointerException(\"secret\");")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("the adapter 'crm' of the plug-in")
                .contains("NullPointerException")
                .contains("tell its author")
                .doesNotContain("secret")
                .doesNotContain("\tat ");
    }

    @Test
    void one_that_hangs_is_left_behind_when_its_time_is_over() throws IOException {
        String hang = "while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }";
        new PluginJar("slow").with("READ", "if (true) " + hang).in(plugins, "slow-plugin");
        new PluginJar("stuck").with("CONSTRUCTOR", "if (true) " + hang).in(plugins, "stuck-plugin");

        CommandLineRun run = run(CommandLineRun.in(folder).with(SHORT), "evaluate", "slow:7", "--deadline", "1s");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err())
                .contains("the plug-in " + plugins.resolve("stuck-plugin") + " did not answer in time")
                .contains("the adapter 'slow' of the plug-in " + plugins.resolve("slow-plugin")
                        + " did not answer in time");
    }

    @Test
    void without_other_limits_a_plug_in_has_three_seconds_beyond_its_deadline() throws IOException {
        new PluginJar("late")
                .with("READ", "try { Thread.sleep(600_000); } catch (InterruptedException e) { }")
                .in(plugins, "late-plugin");
        long began = System.nanoTime();

        CommandLineRun run = run("evaluate", "late:7", "--deadline", "1s");

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(Duration.ofSeconds(4));
        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("the adapter 'late' of the plug-in").contains("did not answer in time");
        assertThat(PluginLimits.USUAL)
                .isEqualTo(new PluginLimits(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(2)));
    }

    @Test
    @Tag("process")
    void what_one_prints_or_leaves_running_harms_no_answer() throws IOException, InterruptedException {
        new PluginJar("loud")
                .with("CONSTRUCTOR", "System.out.println(\"hello from the constructor\");")
                .with(
                        "READ",
                        "System.out.println(\"hello from reading\"); new Thread(() -> { while (true) { } }).start();")
                .in(plugins, "loud-plugin");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.tierwise.cli.Main",
                        "evaluate",
                        "loud:7",
                        "--format",
                        "json",
                        "--plugin-dir",
                        plugins.toString()))
                .directory(folder.toFile())
                .redirectError(folder.resolve("err.txt").toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor())
                .as(Files.readString(folder.resolve("err.txt")))
                .isZero();
        assertThat(new ObjectMapper().readTree(out).get("partner").asText()).isEqualTo("Partner");
        assertThat(out).startsWith("{").doesNotContain("hello");
        assertThat(Files.readString(folder.resolve("err.txt")))
                .contains("hello from the constructor")
                .contains("hello from reading");
    }

    private CommandLineRun run(String... args) {
        return run(CommandLineRun.in(folder), args);
    }

    private CommandLineRun run(CommandLineRun run, String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--plugin-dir", plugins.toString()));
        return run.run(all.toArray(String[]::new));
    }
}
