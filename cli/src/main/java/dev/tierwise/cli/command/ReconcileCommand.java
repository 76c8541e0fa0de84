package dev.tierwise.cli.command;

import dev.tierwise.answers.reconciliation.ReconciliationMapper;
import dev.tierwise.application.reconcile.Reconcile;
import dev.tierwise.application.reconcile.ReconciliationAnswer;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tierwise reconcile}: where HubSpot's own figures differ from those that the rules give, and why. */
@Command(name = "reconcile")
public final class ReconcileCommand implements Callable<Integer> {

    private final Reconcile reconcile;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final AnswerOptions answer;

    ReconcileCommand(Reconcile reconcile, Environment environment, SourceOptions sources, AnswerOptions answer) {
        this.reconcile = reconcile;
        this.environment = environment;
        this.sources = sources;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        SourceOptions.Asked asked = sources.asked();
        ReconciliationAnswer report;
        try (ProgressLine progress = new ProgressLine(environment)) {
            report = reconcile.reconcile(asked.request(Detail.NAMES, progress));
        }
        environment.warn(report.problems());
        if (!report.hasReported()) {
            environment.say(ReconcileCommand.class, "reconcile.nothing-reported");
        }
        answer.write(ReconciliationMapper.of(report));
        return ExitCode.DONE.code();
    }
}
