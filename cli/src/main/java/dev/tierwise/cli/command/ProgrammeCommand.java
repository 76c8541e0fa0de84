package dev.tierwise.cli.command;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.programme.ProgrammeCatalogue;
import dev.tierwise.cli.programme.ProgrammeReference;
import dev.tierwise.cli.programme.ProgrammeYaml;
import dev.tierwise.cli.render.Language;
import dev.tierwise.cli.render.ProgrammeSheet;
import dev.tierwise.cli.render.RenderOptions;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
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
        description = "Shows, exports and checks partner programmes: tiers, thresholds, apps, windows.",
        synopsisSubcommandLabel = "(list | show | export | validate)",
        footer = {
            "",
            "Examples:",
            "  tierwise programme list",
            "  tierwise programme show hubspot-2016-11 --lang de",
            "  tierwise programme export hubspot-2018-01 > my-programme.yaml",
            "  tierwise programme validate my-programme.yaml"
        })
public final class ProgrammeCommand implements Runnable {

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
                spec.commandLine(), "a command is missing; expected list, show, export or validate");
    }

    @Command(name = "list", description = "Lists the built-in programmes, the default first.")
    int list(@Option(names = "--lang", paramLabel = "LANG", description = "en or de.") @Nullable Language language) {
        PrintWriter out = spec.commandLine().getOut();
        for (Programme programme : BuiltInProgrammes.all()) {
            out.println(
                    programme.id() + "  " + Language.orOf(language, environment).of(programme.label()));
        }
        return ExitCode.DONE.code();
    }

    @Command(name = "show", description = "Shows a programme for people.")
    int show(
            @Parameters(paramLabel = "ID|FILE", description = "A built-in programme or a YAML file.") String programme,
            @Option(names = "--lang", paramLabel = "LANG", description = "en or de.") @Nullable Language language)
            throws IOException {
        RenderOptions options = root.renderOptions(environment, language, false, null);
        ProgrammeSheet.write(find(programme), options, spec.commandLine().getOut());
        return ExitCode.DONE.code();
    }

    @Command(name = "export", description = "Prints a programme as YAML, to be changed and used with --programme.")
    int export(@Parameters(paramLabel = "ID", description = "A built-in programme or a YAML file.") String programme) {
        spec.commandLine().getOut().print(ProgrammeYaml.write(find(programme)));
        return ExitCode.DONE.code();
    }

    @Command(name = "validate", description = "Checks a programme file and says what is wrong where.")
    int validate(@Parameters(paramLabel = "FILE", description = "A YAML file.") String file) {
        ProgrammeYaml.Reading reading =
                ProgrammeYaml.read(environment.workingDirectory().resolve(file), file);
        environment.warn(reading.warnings());
        spec.commandLine()
                .getOut()
                .println(file + " is a valid programme: " + reading.programme().id() + ", "
                        + reading.programme().tiers().size() + " tiers");
        return ExitCode.DONE.code();
    }

    private Programme find(String programme) {
        ProgrammeYaml.Reading reading =
                ProgrammeCatalogue.find(new ProgrammeReference("programme", programme, environment.workingDirectory()));
        environment.warn(reading.warnings());
        return reading.programme();
    }
}
