package dev.tierwise.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.cli.command.CommandOptions;
import dev.tierwise.cli.command.RootCommand;
import dev.tierwise.cli.plugin.AdapterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CommandOptionsTest {

    @Test
    void they_are_all_options_that_commands_have_without_adapters(@TempDir Path folder) {
        Set<String> options = new TreeSet<>();
        collect(
                RootCommand.commandLine(
                        List.of("completion"),
                        new CommandFactory(
                                CommandLineRun.in(folder).environment(),
                                () -> AdapterRegistry.load(getClass().getClassLoader()))),
                options);

        assertThat(new TreeSet<>(CommandOptions.names())).hasSizeGreaterThan(20).isEqualTo(options);
    }

    private static void collect(CommandLine command, Set<String> options) {
        options.addAll(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(below -> collect(below, options));
    }
}
