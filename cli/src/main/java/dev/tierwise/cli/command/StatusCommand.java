package dev.tierwise.cli.command;

import dev.tierwise.answers.status.StatusMapper;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.status.Status;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Configuration;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise status}: what the ledger says of a day. */
@Command(name = "status")
public final class StatusCommand implements Callable<Integer> {

    private final Status status;

    @Mixin
    private final HistoryOptions histories;

    @Option(names = "--as-of", order = HelpOrder.DAYS, paramLabel = "DATE", converter = DayConverter.class)
    private @Nullable LocalDate asOf;

    @Mixin
    private final AnswerOptions answer;

    StatusCommand(Status status, HistoryOptions histories, AnswerOptions answer) {
        this.status = status;
        this.histories = histories;
        this.answer = answer;
    }

    @Override
    public Integer call() throws IOException {
        StatusAnswer report = report();
        answer.write(StatusMapper.of(report));
        return ExitCode.DONE.code();
    }

    private StatusAnswer report() {
        Configuration configuration = histories.configuration();
        try (Ledger ledger = histories.open(configuration, asOf == null)) {
            History history = histories.history(ledger, configuration);
            return status.status(ledger, history, Optional.ofNullable(asOf))
                    .orElseThrow(() -> HistoryOptions.nothingBy(history, Optional.ofNullable(asOf)));
        }
    }
}
