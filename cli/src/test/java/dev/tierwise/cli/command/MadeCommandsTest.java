package dev.tierwise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Injector;
import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.cli.wiring.TierwiseModule;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MadeCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void the_command_that_comes_first_is_made_alone() {
        assertThat(made("status")).containsExactly("status");
        assertThat(made("programme", "list")).containsExactly("programme");
        assertThat(made("adapters", "status")).containsExactly("adapters");
        assertThat(made("--version")).isEmpty();
    }

    @Test
    void all_are_made_where_any_can_be_meant() {
        List<String> all = names().toList();
        assertThat(made()).containsExactlyElementsOf(all);
        assertThat(made("help", "status")).containsExactlyElementsOf(all);
        assertThat(made("completion", "bash")).containsExactlyElementsOf(all);
        assertThat(made("statsu")).containsExactlyElementsOf(all);
        assertThat(made("--plugin-dir", "evaluate", "status")).containsExactlyElementsOf(all);
        assertThat(made("--version", "statsu")).containsExactlyElementsOf(all);
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_command_says_the_same_alone_as_among_all(String name) {
        assertSameAmongAll(name, "--help");
        assertSameAmongAll(name, "--no-such-option");
        assertSameAmongAll(name, "--version");
        assertSameAmongAll(name, "--colour", "never", "one", "two", "three");
    }

    /** Behind an option a command is made together with all others. */
    private void assertSameAmongAll(String... args) {
        CommandLineRun alone = CommandLineRun.in(folder).run(args);
        CommandLineRun among = CommandLineRun.in(folder)
                .run(Stream.concat(Stream.of("--lang", "en"), Stream.of(args)).toArray(String[]::new));
        assertThat(alone.exitCode()).isEqualTo(among.exitCode());
        assertThat(alone.out()).isEqualTo(among.out());
        assertThat(alone.err()).isEqualTo(among.err());
    }

    private static Stream<String> names() {
        return RootCommand.COMMANDS.stream()
                .map(command -> command.getAnnotation(Command.class).name());
    }

    private Set<String> made(String... args) {
        Injector injector = TierwiseModule.injector(
                CommandLineRun.in(folder).environment(),
                AdapterRegistry.load(getClass().getClassLoader()));
        CommandLine.IFactory plain = CommandLine.defaultFactory();
        return RootCommand.commandLine(List.of(args), new CommandLine.IFactory() {
                    @Override
                    public <K> K create(Class<K> type) throws Exception {
                        return TierwiseModule.COMMANDS.contains(type) ? injector.getInstance(type) : plain.create(type);
                    }
                })
                .getSubcommands()
                .keySet();
    }
}
