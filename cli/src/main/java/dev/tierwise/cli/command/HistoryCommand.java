package dev.tierwise.cli.command;

import dev.tierwise.answers.history.HistoryAnswer;
import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.history.Recall;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.config.Configuration;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise history}: how the figures and the tiers developed. */
@Command(
        name = "history",
        description = {
            "Shows how figures and tiers developed, by month or by day.",
            "Shows what the ledger remembers: month by month or, for a month or less, day by day. No "
                    + "source is read."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise history",
            "  tierwise history --from 2018-01-01 --to 2018-03-31 --lang de",
            "  tierwise history --from 2018-01-01 --format csv > history.csv",
            "  tierwise history --from 2018-01-01 -o history.md",
            "",
            "Exit codes: 0 done, 2 wrong usage or no history, 3 damaged ledger, 4 refused, 5 ledger unavailable."
        })
public final class HistoryCommand implements Callable<Integer> {

    private final Recall recall;

    @Mixin
    private final HistoryOptions histories;

    @Option(
            names = "--from",
            order = HelpOrder.DAYS,
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "The first day; without it the first one that the ledger remembers.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            order = HelpOrder.DAYS,
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "The last day; without it the last one that the ledger remembers.")
    private @Nullable LocalDate to;

    @Mixin
    private final AnswerOptions answer;

    @Inject
    HistoryCommand(Recall recall, HistoryOptions histories, AnswerOptions answer) {
        this.recall = recall;
        this.histories = histories;
        this.answer = answer;
    }

    @Override
    public Integer call() throws IOException {
        if (from != null && to != null && to.isBefore(from)) {
            throw new UserException(ExitCode.USAGE, "--to " + to + " lies before --from " + from);
        }
        HistoryReport report = report();
        answer.write(HistoryAnswer.of(report));
        return ExitCode.DONE.code();
    }

    private HistoryReport report() {
        Configuration configuration = histories.configuration();
        try (Ledger ledger = histories.open(configuration, to == null)) {
            return recall.recall(
                    ledger,
                    histories.history(ledger, configuration),
                    Optional.ofNullable(from),
                    Optional.ofNullable(to));
        }
    }
}
