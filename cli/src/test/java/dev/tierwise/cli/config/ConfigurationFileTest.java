package dev.tierwise.cli.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.MessageStream;
import dev.tierwise.domain.text.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationFileTest {

    @TempDir
    private Path root;

    private Path work;

    @BeforeEach
    void createWorkingDirectory() throws IOException {
        work = Files.createDirectory(root.resolve("work"));
    }

    @Test
    void a_named_file_comes_first_and_is_trusted_also_when_it_is_not_there() throws IOException {
        Files.createFile(work.resolve("tierwise.yaml"));

        assertThat(find("Linux", Optional.of("sub/own.yaml"), Map.of()))
                .contains(new ConfigurationFile(work.resolve("sub/own.yaml"), "sub/own.yaml", true));
        assertThat(find("Linux", Optional.of("tierwise.yaml"), Map.of()))
                .contains(new ConfigurationFile(work.resolve("tierwise.yaml"), "tierwise.yaml", true));
        assertThatThrownBy(() -> find("Linux", Optional.of("\0"), Map.of())).isInstanceOf(UserException.class);
    }

    @Test
    void a_file_in_the_working_directory_comes_second_and_is_not_trusted() throws IOException {
        Files.createFile(work.resolve("tierwise.yaml"));
        users("home/.config/tierwise/tierwise.yaml");

        assertThat(find(
                        "Linux",
                        Optional.empty(),
                        Map.of("HOME", root.resolve("home").toString())))
                .contains(new ConfigurationFile(work.resolve("tierwise.yaml"), "tierwise.yaml", false));
    }

    @Test
    void the_file_in_the_users_configuration_folder_comes_last_and_is_trusted() throws IOException {
        Map<String, String> variables = Map.of(
                "HOME", root.resolve("home").toString(),
                "XDG_CONFIG_HOME", root.resolve("xdg").toString(),
                "APPDATA", root.resolve("appdata").toString());
        assertThat(find("Linux", Optional.empty(), variables)).isEmpty();

        Path xdg = users("xdg/tierwise/tierwise.yaml");
        Path home = users("home/.config/tierwise/tierwise.yaml");
        Path mac = users("home/Library/Application Support/tierwise/tierwise.yaml");
        Path windows = users("appdata/tierwise/tierwise.yaml");
        assertThat(find("Linux", Optional.empty(), variables))
                .contains(new ConfigurationFile(xdg, xdg.toString(), true));
        assertThat(find("Mac OS X", Optional.empty(), variables))
                .contains(new ConfigurationFile(mac, mac.toString(), true));
        assertThat(find("Windows 11", Optional.empty(), variables))
                .contains(new ConfigurationFile(windows, windows.toString(), true));
        assertThat(find(
                        "Linux",
                        Optional.empty(),
                        Map.of("HOME", root.resolve("home").toString(), "XDG_CONFIG_HOME", "")))
                .contains(new ConfigurationFile(home, home.toString(), true));
    }

    @Test
    void the_users_own_file_is_trusted_also_from_within_its_folder() throws IOException {
        Path users = users("home/.config/tierwise/tierwise.yaml");
        work = users.getParent();

        assertThat(find(
                        "Linux",
                        Optional.empty(),
                        Map.of("HOME", root.resolve("home").toString())))
                .contains(new ConfigurationFile(users, "tierwise.yaml", true));
    }

    @Test
    void without_a_file_there_is_no_configuration() {
        assertThat(find("Linux", Optional.empty(), Map.of())).isEmpty();
    }

    private Path users(String path) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        return Files.createFile(file);
    }

    private Optional<ConfigurationFile> find(String system, Optional<String> named, Map<String, String> variables) {
        MessageStream nowhere = new MessageStream(OutputStream.nullOutputStream());
        return ConfigurationFile.find(
                named,
                new Environment(
                        variables,
                        work,
                        InputStream.nullInputStream(),
                        nowhere,
                        nowhere,
                        InstantSource.fixed(Instant.EPOCH),
                        false,
                        false,
                        80,
                        true,
                        stop -> {}),
                system);
    }
}
