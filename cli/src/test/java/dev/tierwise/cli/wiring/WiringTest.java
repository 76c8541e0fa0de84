package dev.tierwise.cli.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.cli.plugin.AdapterRegistry;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WiringTest {

    @Test
    void theWholeGraphCanBeBuilt(@TempDir Path folder) {
        AdapterRegistry adapters = AdapterRegistry.load(getClass().getClassLoader());
        Injector injector = Guice.createInjector(
                Stage.PRODUCTION, new TierwiseModule(CommandLineRun.in(folder).environment(), adapters));
        assertThat(TierwiseModule.COMMANDS)
                .hasSizeGreaterThan(4)
                .allSatisfy(command -> assertThat(injector.getInstance(command)).isInstanceOf(command));
    }
}
