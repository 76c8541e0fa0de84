package dev.tierwise.cli.command;

import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.programme.ProgrammeAnswer;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.programme.ProgrammeCatalogue;
import dev.tierwise.cli.programme.ProgrammeReference;
import dev.tierwise.cli.programme.ProgrammeTemplate;
import dev.tierwise.cli.programme.ProgrammeYaml;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code tierwise programme}: the rules themselves. */
@Command(
        name = "programme",
        description = {
            "Shows, writes and checks the rules of a programme.",
            "A programme has tiers, thresholds, points, apps and windows. Two are built in; others are " + "YAML files."
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  tierwise programme list",
            "  tierwise programme show hubspot-2016-11 --lang de",
            "  tierwise programme new --from hubspot-points-2026 -o points.yaml",
            "  tierwise programme export hubspot-2018-01 > my-programme.yaml",
            "  tierwise programme validate points.yaml",
            "  tierwise programme schema -o programme.schema.json"
        })
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

    @ParentCommand
    private RootCommand root = new RootCommand();

    @Inject
    ProgrammeCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing; expected list, show, new, export, validate or schema");
    }

    @Command(name = "list", description = "Lists the built-in programmes and the templates.")
    int list(@Option(names = "--lang", paramLabel = "LANG", description = "en or de.") @Nullable Language language) {
        PrintWriter out = spec.commandLine().getOut();
        Language spoken = Language.orOf(language, environment.variables());
        for (Programme programme : BuiltInProgrammes.all()) {
            out.println(programme.id() + "  " + spoken.of(programme.label()));
        }
        out.println();
        out.println(
                switch (spoken) {
                    case EN -> "Templates to fill in, see: tierwise programme new --help";
                    case DE -> "Vorlagen zum Ausfüllen, siehe: tierwise programme new --help";
                });
        for (ProgrammeTemplate template : ProgrammeTemplate.values()) {
            out.println(template.id() + "  " + spoken.of(template.label()));
        }
        return ExitCode.DONE.code();
    }

    @Command(name = "show", description = "Shows a programme for people.")
    int show(
            @Parameters(paramLabel = "ID|FILE", description = "A built-in programme or a YAML file.") String programme,
            @Option(names = "--lang", paramLabel = "LANG", description = "en or de.") @Nullable Language language)
            throws IOException {
        RenderOptions options = root.renderOptions(environment, Language.orOf(language, environment.variables()), null);
        ProgrammeAnswer.of(find(programme))
                .write(Format.TABLE, options, spec.commandLine().getOut());
        return ExitCode.DONE.code();
    }

    @Command(
            name = "new",
            customSynopsis = "tierwise programme new --from=ID [OPTIONS]",
            description = {
                "Writes a file to begin a programme of your own with.",
                "It is a template with everything that is public, where you fill in what your tiers require, or a built-in"
                        + " programme; 'tierwise programme list' names both."
            },
            footer = {
                "",
                "Examples:",
                "  tierwise programme new --from hubspot-points-2026 -o points.yaml",
                "  tierwise programme validate points.yaml",
                "  tierwise evaluate --programme points.yaml my-agency"
            })
    int begin(
            @Option(
                            names = "--from",
                            required = true,
                            paramLabel = "ID",
                            completionCandidates = Beginnings.class,
                            description = "A template or a built-in programme: ${COMPLETION-CANDIDATES}.")
                    String from,
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "The file; one that is there is never touched. Without it, standard output.")
                    @Nullable String output)
            throws IOException {
        String text = ProgrammeCatalogue.beginning("--from", from);
        writeNew(output, text);
        if (output != null) {
            environment
                    .err()
                    .println("Wrote " + output + ". "
                            + (ProgrammeTemplate.find(from).isPresent()
                                    ? "Put your figures in place of every FILL-IN that is in it"
                                    : "Give it an id of its own and change what you like")
                            + ", then: tierwise programme validate " + output);
        }
        return ExitCode.DONE.code();
    }

    @Command(
            name = "schema",
            description = {
                "Prints the JSON Schema of programme files, for editors.",
                "With it editors check such files and complete what is typed.",
                "Put it beside your file, and make this the file's first line:",
                "  # yaml-language-server: $schema=programme.schema.json"
            })
    int schema(
            @Option(
                            names = {"-o", "--output"},
                            paramLabel = "FILE",
                            description = "Writes to a file, which is replaced as a whole or not at all.")
                    @Nullable String output)
            throws IOException {
        Destination.write(output, environment, out -> out.write(ProgrammeYaml.jsonSchema()));
        return ExitCode.DONE.code();
    }

    @Command(name = "export", description = "Prints a programme as YAML, to be changed and used.")
    int export(
            @Parameters(paramLabel = "ID|FILE", description = "A built-in programme or a YAML file.")
                    String programme) {
        spec.commandLine().getOut().print(ProgrammeYaml.write(find(programme)));
        return ExitCode.DONE.code();
    }

    @Command(name = "validate", description = "Checks a programme file and says what is wrong where.")
    int validate(@Parameters(paramLabel = "FILE", description = "A YAML file.") String file) {
        ProgrammeYaml.Reading reading =
                ProgrammeYaml.read(environment.workingDirectory().resolve(file), file, environment::warn);
        spec.commandLine()
                .getOut()
                .println(file + " is a valid programme: " + reading.programme().id() + ", "
                        + reading.programme().tiers().size() + " tiers");
        return ExitCode.DONE.code();
    }

    /** A file that somebody has filled in is not to be lost. */
    private void writeNew(@Nullable String output, String text) throws IOException {
        if (output != null && Files.exists(environment.workingDirectory().resolve(output), LinkOption.NOFOLLOW_LINKS)) {
            throw new UserException(
                    ExitCode.USAGE, output + " is there already and is not touched; name another one with -o");
        }
        Destination.write(output, environment, out -> out.write(text));
    }

    private Programme find(String programme) {
        ProgrammeYaml.Reading reading =
                ProgrammeCatalogue.find(new ProgrammeReference("programme", programme, environment.workingDirectory()));
        environment.warn(reading.warnings());
        return reading.programme();
    }
}
