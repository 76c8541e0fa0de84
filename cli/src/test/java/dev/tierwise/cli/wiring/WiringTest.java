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
    void theWholeGraphCanBeBuilt(@TempDir Path folder) {
        AdapterRegistry adapters = AdapterRegistry.load(getClass().getClassLoader());
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION, new TierwiseModule(CommandLineRun.in(folder).environment(), adapters));
        assertThat(Commands.NAMES).hasSizeGreaterThan(4).map(Commands::named).allSatisfy(command -> {
            assertThat(injector.getInstance(command)).isInstanceOf(command);
            assertThat(command.getAnnotation(Command.class).subcommands())
                    .allSatisfy(below -> assertThat(injector.getInstance(below)).isInstanceOf(below));
        });
    }
}
