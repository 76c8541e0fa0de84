package dev.tierwise.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
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
        Injector injector = TierwiseModule.injector(
                CommandLineRun.in(folder).environment(),
                AdapterRegistry.load(getClass().getClassLoader()));
        CommandLine.IFactory plain = CommandLine.defaultFactory();
        Set<String> options = new TreeSet<>();
        collect(
                RootCommand.commandLine(List.of("completion"), new CommandLine.IFactory() {
                    @Override
                    public <K> K create(Class<K> type) throws Exception {
                        return type != RootCommand.class && type.isAnnotationPresent(CommandLine.Command.class)
                                ? injector.getInstance(type)
                                : plain.create(type);
                    }
                }),
                options);

        assertThat(new TreeSet<>(CommandOptions.names())).hasSizeGreaterThan(20).isEqualTo(options);
    }

    private static void collect(CommandLine command, Set<String> options) {
        options.addAll(command.getCommandSpec().optionsMap().keySet());
        command.getSubcommands().values().forEach(below -> collect(below, options));
    }
}
