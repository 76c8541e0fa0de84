package dev.tierwise.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AdapterRegistryTest {

    @TempDir
    Path folder;

    @Test
    void theBuiltInAdaptersAreFound() throws IOException {
        assertThat(load().names()).containsExactly("csv", "hubspot");
    }

    @Test
    void anAdapterThatFailsToStartIsNamedAndTheOthersWork() throws IOException {
        AdapterRegistry adapters = load(FailsToStart.class, Fine.class);
        assertThat(adapters.names()).containsExactly("csv", "fine", "hubspot");
        assertThat(adapters.complaints())
                .singleElement()
                .asString()
                .contains("FailsToStart")
                .contains("failed to start");
    }

    @Test
    void anEntryThatNamesNoAdapterIsSaidAndTheOthersWork() throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(
                services.resolve(SourceFactory.class.getName()),
                List.of("no.such.Adapter", "not a name", Fine.class.getName()));
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            AdapterRegistry adapters = AdapterRegistry.load(loader);
            assertThat(adapters.names()).contains("csv", "hubspot");
            assertThat(adapters.complaints()).isNotEmpty().first().asString().contains("failed to start");
        }
    }

    @Test
    void anAdapterWithANameOfOneLetterIsNamedAndLeftOut() throws IOException {
        AdapterRegistry adapters = load(NamedLikeADrive.class);
        assertThat(adapters.names()).containsExactly("csv", "hubspot");
        assertThat(adapters.complaints()).singleElement().asString().contains("'c'");
    }

    @Test
    void ofTwoAdaptersOfOneNameTheFirstIsKept() throws IOException {
        AdapterRegistry adapters = load(AlsoCsv.class);
        assertThat(adapters.find("csv").orElseThrow()).isNotInstanceOf(AlsoCsv.class);
        assertThat(adapters.complaints()).singleElement().asString().contains("AlsoCsv");
    }

    @Test
    void anAdapterWithASettingThatTheConfigurationKeepsForItselfIsLeftOut() throws IOException {
        AdapterRegistry adapters = load(SettingNamedAdapter.class);
        assertThat(adapters.names()).containsExactly("csv", "hubspot");
        assertThat(adapters.complaints()).singleElement().asString().contains("'adapter'");
    }

    @SafeVarargs
    private AdapterRegistry load(Class<? extends SourceFactory>... further) throws IOException {
        Path services = Files.createDirectories(folder.resolve("META-INF/services"));
        Files.write(
                services.resolve(SourceFactory.class.getName()),
                List.of(further).stream().map(Class::getName).toList());
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return AdapterRegistry.load(loader);
        }
    }

    /** An adapter without anything wrong. */
    public static class Fine implements SourceFactory {
        @Override
        public String name() {
            return "fine";
        }

        @Override
        public String spiVersion() {
            return SpiVersion.V1_0;
        }

        @Override
        public Text description() {
            return Text.verbatim("nothing");
        }

        @Override
        public Set<Fact> facts() {
            return Set.of();
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Source open(SourceSettings settings) {
            throw new UnsupportedOperationException();
        }
    }

    public static class FailsToStart extends Fine {
        public FailsToStart() {
            throw new IllegalStateException("no licence");
        }
    }

    public static class NamedLikeADrive extends Fine {
        @Override
        public String name() {
            return "c";
        }
    }

    public static class AlsoCsv extends Fine {
        @Override
        public String name() {
            return "csv";
        }
    }

    public static class SettingNamedAdapter extends Fine {
        @Override
        public List<Setting> settings() {
            return List.of(Setting.text("adapter").description("x").build());
        }
    }
}
