package dev.tierwise.programmes;

import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.ResourceText;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.InvalidFileException;
import dev.tierwise.files.yaml.YamlFile;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlScalar;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Programmes as YAML files: what one {@link #write}s, {@link #read} reads back without loss. */
public final class ProgrammeYaml {

    static final String SCHEMA = "tierwise/programme/1";
    static final String LINE_SCHEMA = "tierwise/programme-line/1";

    /**
     * A programme that was read.
     *
     * @param programme the programme; of a line of programmes the last one, which knows the others: see {@link Programme#on}
     * @param warnings  what people should know about its file, in the order of the file
     */
    public record Reading(Programme programme, List<Text> warnings) {}

    private ProgrammeYaml() {}

    /**
     * Reads a programme.
     *
     * @param file the file
     * @param name what people call it
     * @throws InvalidFileException if the file cannot be read or is no valid programme, with every error as
     *                              {@code name:line:column: message} on a line of its own
     */
    public static Reading read(Path file, String name) {
        return read(file, name, warning -> {});
    }

    /**
     * Reads a programme, and says what is suspicious about it even where something else is wrong.
     *
     * @param file     the file
     * @param name     what people call it
     * @param warnings takes the warnings, in the order of the file
     * @throws InvalidFileException as {@link #read(Path, String)} does
     */
    public static Reading read(Path file, String name, Consumer<Text> warnings) {
        Findings findings = new Findings();
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        return read(YamlFile.read(file, name, findings), folder, findings, warnings);
    }

    /**
     * Reads a programme; empty if the file holds a line of programmes, whatever is in it.
     *
     * @param file the file
     * @param name what people call it
     * @throws InvalidFileException as {@link #read(Path, String)} does
     */
    static Optional<Reading> readOfNoLine(Path file, String name) {
        Findings findings = new Findings();
        Optional<YamlMapping> mapping = YamlFile.read(file, name, findings);
        return mapping.filter(ProgrammeYaml::isLine).isPresent()
                ? Optional.empty()
                : Optional.of(read(mapping, file, findings, warning -> {}));
    }

    /**
     * Reads a programme from what its file holds.
     *
     * @param text what the file holds
     * @param name what people call the file
     * @throws InvalidFileException as {@link #read(Path, String)} does
     */
    public static Reading parse(String text, String name) {
        Findings findings = new Findings();
        return read(
                YamlFile.parse(text.getBytes(StandardCharsets.UTF_8), name, findings),
                Path.of(""),
                findings,
                warning -> {});
    }

    private static Reading read(Optional<YamlMapping> file, Path folder, Findings findings, Consumer<Text> warnings) {
        Optional<Programme> programme = file.flatMap(mapping -> isLine(mapping)
                ? new ProgrammeLineReader(folder, findings).read(mapping).map(line -> line.on(LocalDate.MAX))
                : new ProgrammeReader(findings).read(mapping));
        findings.warnings().forEach(warnings);
        findings.throwErrors();
        return new Reading(programme.orElseThrow(), findings.warnings());
    }

    private static boolean isLine(YamlMapping file) {
        return file.value("schema")
                .filter(schema ->
                        schema instanceof YamlScalar scalar && scalar.text().equals(LINE_SCHEMA))
                .isPresent();
    }

    /** The JSON Schema of programme files, with which editors check them and complete what is typed. */
    public static String jsonSchema() {
        return ResourceText.of(ProgrammeYaml.class, "programme.schema.json");
    }

    /**
     * The programme as a file for people, with comments.
     *
     * @throws IllegalArgumentException when a requirement or a share does not fit its metric, or a figure has more
     *                                  decimals than a file can say; such a programme could not be read back
     */
    public static String write(Programme programme) {
        return write(programme, Locale.ENGLISH);
    }

    /**
     * The programme as a file for people, with comments in a language.
     *
     * @throws IllegalArgumentException as {@link #write(Programme)} does
     */
    public static String write(Programme programme, Locale language) {
        return new ProgrammeWriter(language).write(programme);
    }
}
