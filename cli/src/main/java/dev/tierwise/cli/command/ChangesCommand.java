package dev.tierwise.cli.command;

import dev.tierwise.answers.changes.ChangesAnswer;
import dev.tierwise.application.changes.Changes;
import dev.tierwise.application.changes.ChangesReport;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.config.Configuration;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise changes}: what is different between two days, and which portals are behind it. */
@Command(
        name = "changes",
        customSynopsis = "tierwise changes --from=DATE [OPTIONS]",
        description = {
            "Compares two days: what changed, and which portals are behind it.",
            "Lists new, lost and changed sold MRR, managed MRR and app usage, with the portals behind "
                    + "each figure and the reason, the largest effect first. Each day stands for the last refresh "
                    + "by then."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise changes --from 2018-02-01",
            "  tierwise changes --from 2018-02-01 --to 2018-03-01 --lang de",
            "  tierwise changes --from 2018-02-01 --format csv > changes.csv",
            "  tierwise changes --from 2018-02-01 -o changes.md",
            "",
            "Exit codes: 0 done, 2 wrong usage or nothing refreshed by then, 3 damaged ledger, 4 refused,"
                    + " 5 ledger unavailable."
        })
public final class ChangesCommand implements Callable<Integer> {

    private final Changes changes;

    @Mixin
    private final HistoryOptions histories;

    @Option(
            names = "--from",
            paramLabel = "DATE",
            required = true,
            converter = DayConverter.class,
            description = "The earlier day, such as 2018-02-01.")
    private LocalDate from = LocalDate.EPOCH;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "The later day; without it that of the last refresh.")
    private @Nullable LocalDate to;

    @Mixin
    private final AnswerOptions answer;

    @Inject
    ChangesCommand(Changes changes, HistoryOptions histories, AnswerOptions answer) {
        this.changes = changes;
        this.histories = histories;
        this.answer = answer;
    }

    @Override
    public Integer call() throws IOException {
        if (to != null && to.isBefore(from)) {
            throw new UserException(ExitCode.USAGE, "--to " + to + " lies before --from " + from);
        }
        ChangesReport report = report();
        answer.write(ChangesAnswer.of(report));
        return ExitCode.DONE.code();
    }

    private ChangesReport report() {
        Configuration configuration = histories.configuration();
        try (Ledger ledger = histories.open(configuration, to == null)) {
            History history = histories.history(ledger, configuration);
            return changes.changes(ledger, history, from, to == null ? lastRefreshed(ledger, history) : to)
                    .orElseThrow(() -> HistoryOptions.nothingBy(history, from.toString()));
        }
    }

    private LocalDate lastRefreshed(Ledger ledger, History history) {
        LocalDate last = ledger.lastRefreshed(history.id())
                .orElseThrow(() -> HistoryOptions.nothingBy(history, from.toString()));
        if (last.isBefore(from)) {
            throw new UserException(
                    ExitCode.USAGE,
                    "nothing was refreshed after " + from + "; the last refresh was on " + last
                            + ". Run 'tierwise refresh', or ask from an earlier day");
        }
        return last;
    }
}
