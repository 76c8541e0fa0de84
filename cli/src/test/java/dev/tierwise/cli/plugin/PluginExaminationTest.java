package dev.tierwise.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plug-in is examined wholly before it is admitted. */
class PluginExaminationTest {

    @TempDir
    Path folder;

    private Path plugins;

    @BeforeEach
    void plugins() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
    }

    @Test
    void the_version_is_asked_first_and_of_another_one_nothing_else() throws IOException {
        new PluginJar("crm")
                .version("2.0")
                .with("CALLED", "Marker.text().repeat(-1)")
                .with("DESCRIPTION", "dev.tierwise.domain.text.Text.verbatim(Marker.text().repeat(-1))")
                .with("SETTINGS", "List.of(Setting.text(Marker.text().repeat(-1)).description(\"\").build())")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("adapters");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("the adapter plugin.Adapter of the plug-in " + plugins.resolve("crm-plugin"))
                .contains("it was made for version 2.0 of the SPI, and this Tierwise has 1.0")
                .contains("it is left out")
                .doesNotContain("failed");
    }

    @Test
    void a_validator_that_fails_finds_fault_with_the_value_and_names_the_plug_in() throws IOException {
        new PluginJar("crm")
                .with(
                        "SETTINGS",
                        "List.of(Setting.text(\"location\").description(\"who\")"
                                + ".validator(written -> { throw new IllegalStateException(Marker.text()); }).build())")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("crm:7")
                .contains("IllegalStateException")
                .doesNotContain("\tat ");
    }

    @Test
    void one_that_was_made_for_version_1_0_is_read() throws IOException {
        new PluginJar("crm").version("1.0").in(plugins, "crm-plugin");

        assertThat(run("evaluate", "crm:7").exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "VERSION     | null | its SPI version is null",
                "CALLED      | null | its name is null",
                "DESCRIPTION | null | its description is null",
                "FACTS       | null | its facts are null",
                "FACTS       | Collections.singleton(null) | one of its facts is null",
                "SETTINGS    | null | its settings are null",
                "SETTINGS    | Arrays.asList(Setting.text(\"location\").description(\"who\").build(), null) | one of its settings is null"
            })
    void one_that_answers_null_is_left_out_with_the_cause(String place, String java, String cause) throws IOException {
        new PluginJar("bad").with(place, java).in(plugins, "bad-plugin");
        new PluginJar("crm").in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("warning: the adapter plugin.Adapter of the plug-in " + plugins.resolve("bad-plugin")
                        + " cannot be used: " + cause + "; it is left out");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Setting.text(\"x\").description(\"a\").build(), Setting.list(\"x\").description(\"b\").build() | it has two settings 'x'",
                "Setting.text(\"adapter\").description(\"a\").build() | it has a setting 'adapter', which is the key that names the adapter",
                "Setting.records(\"r\", Setting.text(\"x\").description(\"a\").build(), Setting.text(\"x\").description(\"b\").build())"
                        + ".description(\"a\").build()"
                        + " | setting 'r': it has two fields 'x'"
            })
    void one_with_settings_that_cannot_be_told_apart_is_left_out_with_the_cause(String settings, String cause)
            throws IOException {
        new PluginJar("bad").with("SETTINGS", "List.of(" + settings + ")").in(plugins, "bad-plugin");

        CommandLineRun run = run("--version");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains(
                        "the adapter 'bad' of the plug-in " + plugins.resolve("bad-plugin") + " is left out: " + cause);
    }

    @ParameterizedTest
    @CsvSource({"plugin, dir", "as, of", "ledger, user", "token, variable", "with-as, of"})
    void one_whose_option_a_command_has_already_is_left_out_and_every_command_works(String name, String setting)
            throws IOException {
        new PluginJar(name)
                .with("SETTINGS", "List.of(Setting.text(\"" + setting + "\").description(\"x\").build())")
                .in(plugins, "bad-plugin");
        new PluginJar("crm").in(plugins, "crm-plugin");

        for (List<String> command : List.of(
                List.of("--version"), List.of("--help"), List.of("evaluate", "crm:7"), List.of("programme", "list"))) {
            CommandLineRun run = run(command.toArray(String[]::new));

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err())
                    .contains("the adapter '" + name + "' of the plug-in " + plugins.resolve("bad-plugin")
                            + " is left out: its option --" + name + "-" + setting
                            + " is one that Tierwise itself has");
        }
    }

    @Test
    void one_whose_option_another_adapter_has_already_is_left_out_and_every_command_works() throws IOException {
        new PluginJar("crm")
                .with(
                        "SETTINGS",
                        "List.of(Setting.text(\"location\").description(\"who\").build(), Setting.text(\"mrr\").description(\"a\").build(),"
                                + " Setting.text(\"eu-key\").description(\"x\").build())")
                .in(plugins, "a-plugin");
        new PluginJar("crm-eu")
                .with("SETTINGS", "List.of(Setting.path(\"key\").description(\"x\").build())")
                .in(plugins, "b-plugin");

        for (List<String> command : List.of(List.of("--version"), List.of("evaluate", "crm:7"))) {
            CommandLineRun run = run(command.toArray(String[]::new));

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.err())
                    .contains("the adapter 'crm-eu' of the plug-in " + plugins.resolve("b-plugin")
                            + " is left out: its option --crm-eu-key is also one of the adapter 'crm' of the plug-in "
                            + plugins.resolve("a-plugin"));
        }
    }

    @Test
    void secrets_lists_and_the_location_are_no_options_and_clash_with_none() throws IOException {
        new PluginJar("plugin")
                .with(
                        "SETTINGS",
                        "List.of(Setting.text(\"dir\").description(\"x\").secret().build(), Setting.text(\"location\").description(\"x\").build())")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("adapters");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("plugin  made up");
    }

    @Test
    void a_description_with_a_per_cent_sign_is_shown_as_it_is() throws IOException {
        new PluginJar("crm")
                .with(
                        "SETTINGS",
                        "List.of(Setting.text(\"share\").description(\"how many % of all, such as 100%d\").build())")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "--help");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().replaceAll("\\s+", " ")).contains("crm: how many % of all, such as 100%d.");
    }

    @Test
    void one_broken_adapter_of_a_plug_in_does_no_harm_to_the_other() throws IOException {
        new PluginJar("crm")
                .withClass("package plugin; public final class Broken extends Base {"
                        + " public Broken() { if (true) throw new IllegalStateException(); } }")
                .withClass("package plugin; import dev.tierwise.spi.*; public abstract class Base"
                        + " implements SourceFactory { public String name() { return \"broken\"; }"
                        + " public String spiVersion() { return \"1.0\"; } public dev.tierwise.domain.text.Text description() { return null; }"
                        + " public java.util.Set<Fact> facts() { return java.util.Set.of(); }"
                        + " public java.util.List<Setting> settings() { return java.util.List.of(); }"
                        + " public Source open(SourceSettings settings) { return null; } }")
                .service("plugin.Broken\nplugin.Adapter\n")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("the adapter plugin.Broken of the plug-in")
                .contains("it is left out");
    }

    @Test
    void jars_that_lie_directly_in_the_folder_of_plug_ins_are_named_with_what_to_do() throws IOException {
        new PluginJar("crm").in(plugins, "crm-plugin");
        Files.copy(plugins.resolve("crm-plugin/plugin.jar"), plugins.resolve("other.jar"));

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err())
                .contains("the plug-in folder " + plugins + " holds jars that are not loaded: other.jar")
                .contains("move the jars of each plug-in into a folder of its own inside it");
    }

    @Test
    void a_plug_in_that_is_named_instead_of_the_folder_around_it_is_noticed() throws IOException {
        Path plugin = new PluginJar("crm").in(plugins, "crm-plugin");

        CommandLineRun run = CommandLineRun.in(folder).run("adapters", "--plugin-dir", plugin.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).doesNotContain("made up");
        assertThat(run.err())
                .contains("the plug-in folder " + plugin + " holds jars that are not loaded: plugin.jar")
                .contains("if it is itself a plug-in, name the folder around it: " + plugins + "\n");
        assertThat(CommandLineRun.in(folder)
                        .run("adapters", "--plugin-dir", plugins.toString())
                        .out())
                .contains("made up");
    }

    private CommandLineRun run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--plugin-dir", plugins.toString()));
        return CommandLineRun.in(folder).run(all.toArray(String[]::new));
    }
}
