package dev.tierwise.cli.command;

import dev.tierwise.answers.lookahead.ForecastMapper;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Configuration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code tierwise forecast}: the credited tier on each coming mid-month day if nothing else happens. */
@Command(name = "forecast")
public final class ForecastCommand implements Callable<Integer> {

    private final Forecast forecast;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final LookAheadOptions ahead;

    @Mixin
    private final LedgerOptions ledgers;

    @Mixin
    private final AnswerOptions answer;

    ForecastCommand(
            Forecast forecast,
            Environment environment,
            SourceOptions sources,
            LookAheadOptions ahead,
            LedgerOptions ledgers,
            AnswerOptions answer) {
        this.forecast = forecast;
        this.environment = environment;
        this.sources = sources;
        this.ahead = ahead;
        this.ledgers = ledgers;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        int months = ahead.months();
        Configuration configuration = sources.configuration();
        SourceOptions.Asked asked = sources.askedOf(configuration);
        ForecastAnswer report = ledgers.withLedgerIfThere(configuration, asked.asOf(), ledger -> {
            try (ProgressLine progress = new ProgressLine(environment)) {
                return forecast.forecast(asked.request(Detail.NAMES, progress), months, ledger);
            }
        });
        environment.warn(report.today().problems());
        answer.write(ForecastMapper.of(report));
        return ExitCode.DONE.code();
    }
}
