package dev.tierwise.cli.command;

import dev.tierwise.answers.reconciliation.ReconciliationAnswer;
import dev.tierwise.application.reconcile.Reconcile;
import dev.tierwise.application.reconcile.ReconciliationReport;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import jakarta.inject.Inject;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tierwise reconcile}: where HubSpot's own figures differ from those that the rules give, and why. */
@Command(
        name = "reconcile",
        description = {
            "Puts HubSpot's own figures beside those that the rules give.",
            "Compares points and managed MRR, per portal and in total. Each known cause is tried alone "
                    + "and named where it explains the difference; the largest effect comes first. Portals that "
                    + "HubSpot does not report are listed separately."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise reconcile --programme my-points.yaml",
            "  tierwise reconcile agency --programme my-points.yaml --as-of 2025-08-15",
            "  tierwise reconcile --config tierwise.yaml -o claim.csv",
            "",
            "Exit codes: 0 done, also where figures differ, 2 wrong usage or configuration, 3 bad input data,"
                    + " 4 refused, 5 source unavailable."
        })
public final class ReconcileCommand implements Callable<Integer> {

    private final Reconcile reconcile;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final AnswerOptions answer;

    @Inject
    ReconcileCommand(Reconcile reconcile, Environment environment, SourceOptions sources, AnswerOptions answer) {
        this.reconcile = reconcile;
        this.environment = environment;
        this.sources = sources;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        SourceOptions.Asked asked = sources.asked();
        ReconciliationReport report;
        try (ProgressLine progress = new ProgressLine(environment)) {
            report = reconcile.reconcile(asked.request(Detail.NAMES, progress));
        }
        environment.warn(report.problems());
        if (!report.hasReported()) {
            environment
                    .err()
                    .println("note: no source gives HubSpot's own figures. The hubspot source does; in a CSV folder"
                            + " they are columns of portals.csv, see docs/adapters/csv.md");
        }
        answer.write(ReconciliationAnswer.of(report));
        return ExitCode.DONE.code();
    }
}
