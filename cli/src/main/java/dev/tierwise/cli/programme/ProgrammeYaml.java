package dev.tierwise.cli.programme;

import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.cli.yaml.Findings;
import dev.tierwise.cli.yaml.YamlFile;
import dev.tierwise.domain.programme.Programme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Programmes as YAML files: what one {@link #write}s, {@link #read} reads back without loss. */
public final class ProgrammeYaml {

    static final String SCHEMA = "tierwise/programme/1";

    /**
     * A programme that was read.
     *
     * @param programme the programme
     * @param warnings  what people should know about its file, in the order of the file
     */
    public record Reading(Programme programme, List<Problem> warnings) {}

    private ProgrammeYaml() {}

    /**
     * Reads a programme.
     *
     * @param file the file
     * @param name what people call it
     * @throws dev.tierwise.cli.UserException when the file cannot be read or is no valid programme, with every error as
     *                                        {@code name:line:column: message} on a line of its own
     */
    public static Reading read(Path file, String name) {
        Findings findings = new Findings();
        return new ProgrammeReader(findings).read(YamlFile.read(file, name, findings));
    }

    /**
     * Reads a programme from what its file holds.
     *
     * @param text what the file holds
     * @param name what people call the file
     * @throws dev.tierwise.cli.UserException as {@link #read} does
     */
    public static Reading parse(String text, String name) {
        Findings findings = new Findings();
        return new ProgrammeReader(findings)
                .read(YamlFile.parse(text.getBytes(StandardCharsets.UTF_8), name, findings));
    }

    /**
     * The programme as a file for people, with comments.
     *
     * @throws IllegalArgumentException when a requirement does not fit its metric or has more than two decimals; such a
     *                                  programme could not be read back
     */
    public static String write(Programme programme) {
        return new ProgrammeWriter().write(programme);
    }
}
