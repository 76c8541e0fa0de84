package dev.tierwise.cli.command;

import dev.tierwise.answers.lookahead.SimulationMapper;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.Simulate;
import dev.tierwise.application.simulate.SimulationAnswer;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Configuration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tierwise simulate}: what would become of the tier if some things happened. */
@Command(name = "simulate")
public final class SimulateCommand implements Callable<Integer> {

    private final Simulate simulate;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final ChangeOptions changes;

    @Mixin
    private final LookAheadOptions ahead;

    @Mixin
    private final LedgerOptions ledgers;

    @Mixin
    private final AnswerOptions answer;

    SimulateCommand(
            Simulate simulate,
            Environment environment,
            SourceOptions sources,
            ChangeOptions changes,
            LookAheadOptions ahead,
            LedgerOptions ledgers,
            AnswerOptions answer) {
        this.simulate = simulate;
        this.environment = environment;
        this.sources = sources;
        this.changes = changes;
        this.ahead = ahead;
        this.ledgers = ledgers;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        int months = ahead.months();
        Configuration configuration = sources.configuration();
        SourceOptions.Asked asked = sources.askedOf(configuration);
        List<Change> supposed = changes.changes(asked.programme().currency());
        SimulationAnswer report = ledgers.withLedgerIfThere(configuration, asked.asOf(), ledger -> {
            try (ProgressLine progress = new ProgressLine(environment)) {
                return simulate.simulate(asked.request(Detail.NAMES, progress), supposed, months, ledger);
            }
        });
        environment.warn(report.before().today().problems());
        answer.write(SimulationMapper.of(report));
        return ExitCode.DONE.code();
    }
}
