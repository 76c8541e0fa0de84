package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.cli.wiring.CommandFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MadeCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void the_command_that_comes_first_is_there_alone() {
        assertThat(commandLine("status").getSubcommands()).containsOnlyKeys("status");
        assertThat(commandLine("programme", "list").getSubcommands()).containsOnlyKeys("programme");
        assertThat(commandLine("adapters", "status").getSubcommands()).containsOnlyKeys("adapters");
    }

    @Test
    void where_another_can_be_meant_all_are_there_by_name() {
        for (List<String> args : List.of(
                List.of("help", "status"),
                List.of("completion", "bash"),
                List.of("statsu"),
                List.of("--lang", "evaluate", "status"),
                List.of("--version", "statsu"))) {
            assertThat(commandLine(args.toArray(String[]::new)).getSubcommands().keySet())
                    .as("%s", args)
                    .containsExactlyElementsOf(Commands.NAMES);
        }
    }

    @Test
    void the_help_of_all_knows_their_names_without_them() {
        assertThat(commandLine().getSubcommands()).isEmpty();
        assertThat(commandLine("--help").getSubcommands()).isEmpty();
        assertThat(commandLine("help").getSubcommands()).containsOnlyKeys("help");
        assertThat(CommandLineRun.in(folder).run("--help").out())
                .contains(Commands.NAMES)
                .isEqualTo(CommandLineRun.in(folder).run("help").out())
                .isEqualTo(
                        CommandLineRun.in(folder).run("--lang", "en", "--help").out());
    }

    @Test
    void only_those_that_the_arguments_name_are_made() {
        assertThat(made()).isEmpty();
        assertThat(made("status")).containsExactly("status");
        assertThat(made("--lang", "en", "status")).containsExactly("status");
        assertThat(made("help", "status")).containsExactly("status", "help");
        assertThat(made("help")).containsExactly("help");
        assertThat(made("statsu")).isEmpty();
    }

    @Test
    void a_completion_and_a_file_of_arguments_can_mean_all() {
        assertThat(made("completion", "bash")).containsExactlyElementsOf(Commands.NAMES);
        assertThat(made("@arguments.txt")).containsExactlyElementsOf(Commands.NAMES);
    }

    @Test
    void arguments_can_be_in_a_file() throws Exception {
        Path file = Files.writeString(folder.resolve("arguments.txt"), "schedule --help");
        assertThat(CommandLineRun.in(folder).run("@" + file).out())
                .isEqualTo(CommandLineRun.in(folder).run("schedule", "--help").out());
    }

    @ParameterizedTest
    @FieldSource("dev.tierwise.cli.command.Commands#NAMES")
    void the_class_of_a_name_is_the_command_of_that_name(String name) {
        assertThat(Commands.named(name).getAnnotation(Command.class).name()).isEqualTo(name);
    }

    @ParameterizedTest
    @FieldSource("dev.tierwise.cli.command.Commands#NAMES")
    void a_command_says_the_same_alone_as_among_all(String name) {
        assertSameAmongAll(name, "--help");
        assertSameAmongAll(name, "--no-such-option");
        assertSameAmongAll(name, "--version");
        assertSameAmongAll(name, "--colour", "never", "one", "two", "three");
    }

    /** Behind an option a command is made, and all others are there by name. */
    private void assertSameAmongAll(String... args) {
        CommandLineRun alone = CommandLineRun.in(folder).run(args);
        CommandLineRun among = CommandLineRun.in(folder)
                .run(Stream.concat(Stream.of("--lang", "en"), Stream.of(args)).toArray(String[]::new));
        assertThat(alone.exitCode()).isEqualTo(among.exitCode());
        assertThat(alone.out()).isEqualTo(among.out());
        assertThat(alone.err()).isEqualTo(among.err());
    }

    /** The commands that are more than a name. */
    private List<String> made(String... args) {
        return commandLine(args).getSubcommands().entrySet().stream()
                .filter(command -> command.getValue().getCommand() != null)
                .map(Map.Entry::getKey)
                .toList();
    }

    private CommandLine commandLine(String... args) {
        return RootCommand.commandLine(
                List.of(args),
                new CommandFactory(
                        CommandLineRun.in(folder).environment(),
                        () -> AdapterRegistry.load(getClass().getClassLoader())));
    }
}
