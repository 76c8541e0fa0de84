package dev.tierwise.cli.command;

import dev.tierwise.answers.lookahead.AdviceMapper;
import dev.tierwise.application.advise.Advice;
import dev.tierwise.application.advise.Advise;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.suggest.WantedTier;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.domain.programme.Tier;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise advise}: what is missing for a tier, and the least that closes it. */
@Command(name = "advise")
public final class AdviseCommand implements Callable<Integer> {

    private final Advise advise;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final LedgerOptions ledgers;

    @Mixin
    private final AnswerOptions answer;

    @Option(names = "--to", paramLabel = "TIER")
    private @Nullable String to;

    @Option(names = "--by", paramLabel = "DATE", converter = DayConverter.class)
    private @Nullable LocalDate by;

    AdviseCommand(
            Advise advise,
            Environment environment,
            SourceOptions sources,
            LedgerOptions ledgers,
            AnswerOptions answer) {
        this.advise = advise;
        this.environment = environment;
        this.sources = sources;
        this.ledgers = ledgers;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = sources.configuration();
        SourceOptions.Asked asked = sources.askedOf(configuration);
        Optional<Tier> wanted = Optional.ofNullable(to).map(tier -> WantedTier.of(asked.programme(), "--to", tier));
        Advice advice = ledgers.withLedgerIfThere(configuration, asked.asOf(), ledger -> {
            try (ProgressLine progress = new ProgressLine(environment)) {
                return advise.advise(asked.request(Detail.NAMES, progress), wanted, Optional.ofNullable(by), ledger);
            }
        });
        environment.warn(advice.today().problems());
        answer.write(AdviceMapper.of(advice));
        return ExitCode.DONE.code();
    }
}
