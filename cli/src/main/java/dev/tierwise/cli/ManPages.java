package dev.tierwise.cli;

import dev.tierwise.cli.command.ManPage;
import dev.tierwise.cli.command.Version;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Writes the manual pages of all commands, for who packages the program: English ones, and German ones below {@code de}. */
public final class ManPages {

    /** What makes the program know all of its commands. */
    private static final List<String> ALL_COMMANDS = List.of("completion");

    private ManPages() {}

    /**
     * Writes {@code man1/*.1} and {@code de/man1/*.1}.
     *
     * @param args the folder
     * @throws IOException if it cannot be written to
     */
    public static void main(String[] args) throws IOException {
        write(Path.of(args[0]));
    }

    /**
     * Writes the pages.
     *
     * @param folder what holds {@code man1} and {@code de}; is made if it is missing
     * @throws IOException if it cannot be written to
     */
    static void write(Path folder) throws IOException {
        write(folder.resolve("man1"), "en");
        write(folder.resolve("de").resolve("man1"), "de");
    }

    private static void write(Path folder, String language) throws IOException {
        Files.createDirectories(folder);
        Environment environment = Environment.unwatched(
                Map.of("LANG", language + ".UTF-8"), folder.toAbsolutePath(), InputStream.nullInputStream());
        write(folder, Tierwise.commandLine(ALL_COMMANDS, environment));
    }

    private static void write(Path folder, CommandLine command) throws IOException {
        Files.writeString(
                folder.resolve(ManPage.name(command.getCommandSpec()) + ".1"),
                ManPage.of(command.getHelp(), Version.number(), Version.buildDay()));
        for (CommandLine below : command.getSubcommands().values()) {
            write(folder, below);
        }
    }
}
