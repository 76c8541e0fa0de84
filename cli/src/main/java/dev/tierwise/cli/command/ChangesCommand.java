package dev.tierwise.cli.command;

import dev.tierwise.answers.changes.ChangesSheet;
import dev.tierwise.answers.page.SheetFormat;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.changes.Changes;
import dev.tierwise.application.changes.ChangesReport;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.cli.Environment;
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
import picocli.CommandLine.ParentCommand;

/** {@code tierwise changes}: what is different between two days, and which portals are behind it. */
@Command(
        name = "changes",
        description =
                "Compares two days: new, lost and changed sold MRR, managed MRR and app usage, with the portals behind each "
                        + "figure and the reason, the largest effect first. Each day stands for the last refresh by then.",
        footer = {
            "",
            "Examples:",
            "  tierwise changes --from 2018-02-01",
            "  tierwise changes --from 2018-02-01 --to 2018-03-01 --lang de",
            "  tierwise changes --from 2018-02-01 --format csv > changes.csv",
            "",
            "Exit codes: 0 done, 2 wrong usage or nothing refreshed by then, 3 damaged ledger, 4 refused,",
            "5 ledger unavailable."
        })
public final class ChangesCommand implements Callable<Integer> {

    private final Changes changes;
    private final Environment environment;

    @ParentCommand
    private RootCommand root = new RootCommand();

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

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), json or csv.")
    private SheetFormat format = SheetFormat.TABLE;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "en or de; without it as the locale says: de for a German one, else en.")
    private @Nullable Language language;

    @Inject
    ChangesCommand(Changes changes, Environment environment, HistoryOptions histories) {
        this.changes = changes;
        this.environment = environment;
        this.histories = histories;
    }

    @Override
    public Integer call() throws IOException {
        if (to != null && to.isBefore(from)) {
            throw new UserException(ExitCode.USAGE, "--to " + to + " lies before --from " + from);
        }
        ChangesReport report = report();
        Destination.write(
                null,
                environment,
                out -> ChangesSheet.write(report, format, root.renderOptions(environment, language, false, null), out));
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
