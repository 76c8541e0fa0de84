package dev.tierwise.cli.command;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.command.UsageErrors.UsageException;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.ProgrammeLine;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.programmes.ProgrammeCases;
import dev.tierwise.programmes.ProgrammeCatalogue;
import dev.tierwise.programmes.ProgrammeReference;
import dev.tierwise.programmes.ProgrammeTemplate;
import dev.tierwise.programmes.ProgrammeYaml;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tierwise programme}: the rules themselves. */
@Command(
        name = "programme",
        subcommands = {ProgrammeShowCommand.class, ProgrammeTestCommand.class})
public final class ProgrammeCommand implements Runnable {

    /** What a programme can begin with, for help and completion. */
    static final class Beginnings implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return ProgrammeCatalogue.beginnings().iterator();
        }
    }

    private final Environment environment;

    @Spec
    private CommandSpec spec;

    ProgrammeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new UsageException(spec.commandLine(), Text.of(ProgrammeCommand.class, "programme.no-command"));
    }

    @Command(name = "list")
    int list() {
        PrintWriter out = spec.commandLine().getOut();
        Language spoken = environment.spoken().language();
        for (Programme programme : BuiltInProgrammes.all()) {
            out.println(programme.id() + "  " + spoken.of(programme.label()));
        }
        ProgrammeLine line = ProgrammeCatalogue.builtInLine();
        out.println();
        out.println(Text.of(ProgrammeCommand.class, "programme.line").in(environment.locale()));
        out.println(line.id() + "  " + spoken.of(line.label()) + ": " + programmes(line));
        out.println();
        out.println(Text.of(ProgrammeCommand.class, "programme.templates").in(environment.locale()));
        for (ProgrammeTemplate template : ProgrammeTemplate.values()) {
            out.println(template.id() + "  " + spoken.of(template.label()));
        }
        return ExitCode.DONE.code();
    }

    @Command(name = "new")
    int begin(
            @Option(names = "--from", required = true, paramLabel = "ID", completionCandidates = Beginnings.class)
                    String from,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE")
                    @Nullable String output)
            throws IOException {
        String text = ProgrammeCatalogue.beginning("--from", from, environment.locale());
        writeNew(output, text);
        if (output != null) {
            Optional<ProgrammeTemplate> template = ProgrammeTemplate.find(from);
            environment.say(
                    ProgrammeCommand.class, template.isPresent() ? "wrote-template" : "programme.wrote-copy", output);
            if (template.isPresent()) {
                writeCases(output, template.get());
            }
        }
        return ExitCode.DONE.code();
    }

    @Command(name = "schema")
    int schema(
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE")
                    @Nullable String output)
            throws IOException {
        Destination.write(output, environment, out -> out.write(ProgrammeYaml.jsonSchema()));
        return ExitCode.DONE.code();
    }

    @Command(name = "export")
    int export(
            @Parameters(paramLabel = "ID|FILE") String programme,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE")
                    @Nullable String output)
            throws IOException {
        String text = ProgrammeYaml.write(find(programme, environment), environment.locale());
        Destination.write(output, environment, out -> out.write(text));
        return ExitCode.DONE.code();
    }

    @Command(name = "validate")
    int validate(@Parameters(paramLabel = "FILE") String file) {
        ProgrammeYaml.Reading reading =
                ProgrammeYaml.read(environment.workingDirectory().resolve(file), file, environment::warn);
        Optional<ProgrammeLine> line = reading.programme().line();
        Text valid = line.map(
                        of -> Text.of(ProgrammeCommand.class, "programme.valid-line", file, of.id(), programmes(of)))
                .orElseGet(() -> Text.counted(
                        ProgrammeCommand.class,
                        "programme.valid",
                        reading.programme().tiers().size(),
                        file,
                        reading.programme().id()));
        spec.commandLine().getOut().println(valid.in(environment.locale()));
        if (line.isEmpty()) {
            sayWithoutSource(reading.programme(), file);
        }
        return ExitCode.DONE.code();
    }

    /** The programmes of a line, each with the day from which on it is in force. */
    private static String programmes(ProgrammeLine line) {
        return line.versions().stream()
                .map(version -> version.programme().id()
                        + version.from().map(day -> " (" + day + ")").orElse(""))
                .collect(Collectors.joining(", "));
    }

    /** Figures that nobody can look up are no fault, but worth knowing. */
    private void sayWithoutSource(Programme programme, String file) {
        List<String> paths =
                programme.figuresWithoutSource().stream().map(Clause::path).toList();
        if (!paths.isEmpty()) {
            environment.say(Text.counted(
                    ProgrammeCommand.class, "programme.without-source", paths.size(), file, String.join(", ", paths)));
        }
    }

    /** Beside the file, where there are none yet: somebody may have written some. */
    private void writeCases(String programme, ProgrammeTemplate template) throws IOException {
        String cases = ProgrammeCases.fileBeside(programme);
        if (!Files.exists(environment.workingDirectory().resolve(cases), LinkOption.NOFOLLOW_LINKS)) {
            String text = template.cases(environment.locale());
            Destination.write(cases, environment, out -> out.write(text));
            environment.say(ProgrammeCommand.class, "programme.wrote-cases", cases, programme);
        }
    }

    /** A file that somebody has filled in is not to be lost. */
    private void writeNew(@Nullable String output, String text) throws IOException {
        if (output != null && Files.exists(environment.workingDirectory().resolve(output), LinkOption.NOFOLLOW_LINKS)) {
            throw UserException.usage(ProgrammeCommand.class, "there-already", output);
        }
        Destination.write(output, environment, out -> out.write(text));
    }

    /** A programme by its id or file; says what is suspicious about it. */
    static Programme find(String programme, Environment environment) {
        ProgrammeYaml.Reading reading =
                ProgrammeCatalogue.find(new ProgrammeReference("programme", programme, environment.workingDirectory()));
        reading.warnings().forEach(environment::warn);
        return reading.programme();
    }
}
