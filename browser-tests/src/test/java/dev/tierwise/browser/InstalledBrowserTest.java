package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstalledBrowserTest {

    @TempDir
    private Path folder;

    private Path program(String name) throws IOException {
        Path program = Files.writeString(folder.resolve(name), "");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return program;
    }

    @Test
    void it_is_found_on_the_path_only_together_with_its_driver() throws IOException {
        Map<String, String> environment = Map.of("PATH", "/nowhere:" + folder);
        Path browser = program("chromium-browser");
        assertThat(InstalledBrowser.find(environment)).isEmpty();

        Path driver = program("chromedriver");

        assertThat(InstalledBrowser.find(environment)).contains(new InstalledBrowser(browser, driver));
        assertThat(InstalledBrowser.find(Map.of())).isEmpty();
    }

    @Test
    void another_one_can_be_named() throws IOException {
        program("chromium");
        Path driver = program("chromedriver");
        Path other = program("other");

        assertThat(InstalledBrowser.find(Map.of("PATH", folder.toString(), "TIERWISE_CHROMIUM", other.toString())))
                .contains(new InstalledBrowser(other, driver));
        assertThat(InstalledBrowser.find(Map.of("PATH", folder.toString(), "TIERWISE_CHROMIUM", "/nowhere/chromium")))
                .isEmpty();
    }

    @Test
    void it_may_be_required() {
        assertThat(InstalledBrowser.isRequired(Map.of("TIERWISE_BROWSER", "required")))
                .isTrue();
        assertThat(InstalledBrowser.isRequired(Map.of())).isFalse();
    }
}
