package dev.tierwise.cli.command;

import dev.tierwise.application.diagnose.Diagnose;
import dev.tierwise.application.diagnose.SourceDiagnosis;
import dev.tierwise.application.spi.Finding;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.render.DiagnosisSheet;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tierwise doctor}: whether every source and token works, before anybody relies on it. */
@Command(
        name = "doctor",
        description = {
            "Checks every source and token: does it work, which account is it, what is missing for which fact.",
            "Nothing is evaluated, and nothing is changed."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise doctor",
            "  tierwise doctor --config tierwise.yaml --format json",
            "",
            "Exit codes: 0 all works, 2 wrong usage or configuration, 4 something is refused, 5 something does not answer."
        })
public final class DoctorCommand implements Callable<Integer> {

    /** How the findings are written. */
    enum Format {
        TABLE,
        JSON
    }

    private final Diagnose diagnose;
    private final Environment environment;

    @ParentCommand
    private RootCommand root = new RootCommand();

    @Mixin
    private final SourceOptions sources;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "table", description = "table (default) or json.")
    private Format format = Format.TABLE;

    @Inject
    DoctorCommand(Diagnose diagnose, Environment environment, SourceOptions sources) {
        this.diagnose = diagnose;
        this.environment = environment;
        this.sources = sources;
    }

    @Override
    public Integer call() throws Exception {
        SourceOptions.Asked asked = sources.asked();
        List<SourceDiagnosis> diagnoses = diagnose.diagnose(asked.sources(), asked.programme(), asked.timeLimit());
        Destination.write(null, environment, out -> {
            if (format == Format.JSON) {
                DiagnosisSheet.writeJson(diagnoses, out);
            } else {
                DiagnosisSheet.writeTable(diagnoses, root.renderOptions(environment, null, false, null), out);
            }
        });
        return exitCode(diagnoses).code();
    }

    private static ExitCode exitCode(List<SourceDiagnosis> diagnoses) {
        ExitCode worst = ExitCode.DONE;
        for (SourceDiagnosis diagnosis : diagnoses) {
            for (Finding finding : diagnosis.findings()) {
                if (finding.status() == Finding.Status.REFUSED) {
                    return ExitCode.REFUSED;
                }
                if (finding.status() == Finding.Status.UNAVAILABLE) {
                    worst = ExitCode.UNAVAILABLE;
                }
            }
        }
        return worst;
    }
}
