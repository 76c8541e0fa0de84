package dev.tierwise.cli.command;

import dev.tierwise.answers.history.HistoryMapper;
import dev.tierwise.application.history.HistoryAnswer;
import dev.tierwise.application.history.ReadHistory;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.domain.text.UserException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise history}: how the figures and the tiers developed. */
@Command(name = "history")
public final class HistoryCommand implements Callable<Integer> {

    private final ReadHistory readHistory;

    @Mixin
    private final HistoryOptions histories;

    @Option(names = "--from", order = HelpOrder.DAYS, paramLabel = "DATE", converter = DayConverter.class)
    private @Nullable LocalDate from;

    @Option(names = "--to", order = HelpOrder.DAYS, paramLabel = "DATE", converter = DayConverter.class)
    private @Nullable LocalDate to;

    @Mixin
    private final AnswerOptions answer;

    HistoryCommand(ReadHistory readHistory, HistoryOptions histories, AnswerOptions answer) {
        this.readHistory = readHistory;
        this.histories = histories;
        this.answer = answer;
    }

    @Override
    public Integer call() throws IOException {
        if (from != null && to != null && to.isBefore(from)) {
            throw UserException.usage(HistoryCommand.class, "days.reversed", to, from);
        }
        HistoryAnswer report = report();
        answer.write(HistoryMapper.of(report));
        return ExitCode.DONE.code();
    }

    private HistoryAnswer report() {
        Configuration configuration = histories.configuration();
        try (Ledger ledger = histories.open(configuration, to == null)) {
            return readHistory.read(
                    ledger,
                    histories.history(ledger, configuration),
                    Optional.ofNullable(from),
                    Optional.ofNullable(to));
        }
    }
}
