package dev.tierwise.cli.command;

import dev.tierwise.answers.changes.ChangesMapper;
import dev.tierwise.application.changes.Changes;
import dev.tierwise.application.changes.ChangesAnswer;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise changes}: what is different between two days, and which portals are behind it. */
@Command(name = "changes")
public final class ChangesCommand implements Callable<Integer> {

    private final Changes changes;

    @Mixin
    private final HistoryOptions histories;

    @Option(names = "--from", paramLabel = "DATE", required = true, converter = DayConverter.class)
    private LocalDate from = LocalDate.EPOCH;

    @Option(names = "--to", paramLabel = "DATE", converter = DayConverter.class)
    private @Nullable LocalDate to;

    @Mixin
    private final AnswerOptions answer;

    ChangesCommand(Changes changes, HistoryOptions histories, AnswerOptions answer) {
        this.changes = changes;
        this.histories = histories;
        this.answer = answer;
    }

    @Override
    public Integer call() throws IOException {
        if (to != null && to.isBefore(from)) {
            throw UserException.usage(ChangesCommand.class, "days.reversed", to, from);
        }
        ChangesAnswer report = report();
        answer.write(ChangesMapper.of(report));
        return ExitCode.DONE.code();
    }

    private ChangesAnswer report() {
        Configuration configuration = histories.configuration();
        try (Ledger ledger = histories.open(configuration, to == null)) {
            History history = histories.history(ledger, configuration);
            return changes.changes(ledger, history, from, to == null ? lastRefreshed(ledger, history) : to)
                    .orElseThrow(() -> HistoryOptions.nothingBy(history, Optional.of(from)));
        }
    }

    private LocalDate lastRefreshed(Ledger ledger, History history) {
        LocalDate last = ledger.lastRefreshed(history.id())
                .orElseThrow(() -> HistoryOptions.nothingBy(history, Optional.of(from)));
        if (last.isBefore(from)) {
            throw UserException.usage(ChangesCommand.class, "changes.nothing-after", Text.day(from), Text.day(last));
        }
        return last;
    }
}
