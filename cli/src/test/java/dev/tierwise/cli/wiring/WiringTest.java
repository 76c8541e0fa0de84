package dev.tierwise.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.cli.command.Commands;
import dev.tierwise.cli.plugin.AdapterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

class WiringTest {

    @Test
    void the_whole_graph_of_guice_can_be_built(@TempDir Path folder) {
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION,
                new TierwiseModule(
                        CommandLineRun.in(folder).environment(),
                        AdapterRegistry.load(getClass().getClassLoader())));
        assertThat(TierwiseModule.COMMANDS)
                .isNotEmpty()
                .allSatisfy(command -> assertThat(injector.getInstance(command)).isInstanceOf(command));
    }

    @Test
    void every_command_and_what_is_below_it_can_be_made(@TempDir Path folder) throws Exception {
        CommandFactory factory = new CommandFactory(
                CommandLineRun.in(folder).environment(),
                () -> AdapterRegistry.load(getClass().getClassLoader()));
        for (String name : Commands.NAMES) {
            Class<?> command = Commands.named(name);
            assertThat(factory.create(command)).isInstanceOf(command);
            for (Class<?> below : command.getAnnotation(Command.class).subcommands()) {
                assertThat(factory.create(below)).isInstanceOf(below);
            }
        }
    }
}
