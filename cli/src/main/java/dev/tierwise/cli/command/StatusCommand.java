package dev.tierwise.cli.command;

import dev.tierwise.answers.status.StatusAnswer;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.status.Status;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.cli.ExitCode;
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

/** {@code tierwise status}: what the ledger says of a day. */
@Command(
        name = "status",
        description = {
            "Says what the ledger knows: credited and live tier, what is due.",
            "Shows the credited tier and since when, the live tier, the published figures and how old "
                    + "they are, which customers do not count yet, what falls due next, and the agency's own "
                    + "deadlines. No source is read."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise status",
            "  tierwise status --as-of 2018-03-16 --lang de",
            "  tierwise status --ledger my-agency.db --format json",
            "  tierwise status -o status.md",
            "",
            "Exit codes: 0 done, 2 wrong usage or nothing refreshed by then, 3 damaged ledger, 4 refused,"
                    + " 5 ledger unavailable."
        })
public final class StatusCommand implements Callable<Integer> {

    private final Status status;

    @Mixin
    private final HistoryOptions histories;

    @Option(
            names = "--as-of",
            order = HelpOrder.DAYS,
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "The day, such as 2018-03-15; without it today in the partner's time zone.")
    private @Nullable LocalDate asOf;

    @Mixin
    private final AnswerOptions answer;

    @Inject
    StatusCommand(Status status, HistoryOptions histories, AnswerOptions answer) {
        this.status = status;
        this.histories = histories;
        this.answer = answer;
    }

    @Override
    public Integer call() throws IOException {
        StatusReport report = report();
        answer.write(StatusAnswer.of(report));
        return ExitCode.DONE.code();
    }

    private StatusReport report() {
        Configuration configuration = histories.configuration();
        try (Ledger ledger = histories.open(configuration, asOf == null)) {
            History history = histories.history(ledger, configuration);
            return status.status(ledger, history, Optional.ofNullable(asOf))
                    .orElseThrow(() -> HistoryOptions.nothingBy(
                            history,
                            Optional.ofNullable(asOf).map(LocalDate::toString).orElse("today")));
        }
    }
}
