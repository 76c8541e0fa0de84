package dev.tierwise.cli.command;

import dev.tierwise.answers.failure.Failure;
import dev.tierwise.answers.status.StatusMapper;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.refresh.RefreshAnswer;
import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.status.Status;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.cli.config.Notifications;
import dev.tierwise.spi.SourceException;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise refresh}: brings the ledger up to a day. */
@Command(name = "refresh")
public final class RefreshCommand implements Callable<Integer> {

    private final Refresh refresh;
    private final Status status;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final LedgerOptions ledgers;

    @Option(names = "--redo")
    private boolean redo;

    @Option(names = "--yes", order = HelpOrder.RARE)
    private boolean yes;

    @Mixin
    private final AnswerOptions answer;

    @Inject
    RefreshCommand(
            Refresh refresh,
            Status status,
            Environment environment,
            SourceOptions sources,
            LedgerOptions ledgers,
            AnswerOptions answer) {
        this.refresh = refresh;
        this.status = status;
        this.environment = environment;
        this.sources = sources;
        this.ledgers = ledgers;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        Configuration configuration = sources.configuration();
        List<SourceOptions.Asked> accounts = sources.asked(configuration);
        try (Ledger ledger = ledgers.open(ledgers.location(configuration), LedgerFactory.IfMissing.CREATE)) {
            if (accounts.size() == 1) {
                answer.write(List.of(refresh(accounts.get(0), configuration.notifications(), ledger)));
                return ExitCode.DONE.code();
            }
            return refreshEach(accounts, configuration.notifications(), ledger);
        }
    }

    /** One partner that cannot be refreshed does not keep the others from it; the worst failure is the exit code. */
    private int refreshEach(List<SourceOptions.Asked> accounts, Notifications notifications, Ledger ledger)
            throws Exception {
        ExitCode worst = ExitCode.DONE;
        List<String> texts = new ArrayList<>();
        for (SourceOptions.Asked account : accounts) {
            try {
                String text = refresh(account, notifications, ledger);
                if (answer.isToFile()) {
                    texts.add(text);
                } else {
                    answer.write(List.of(text));
                }
            } catch (BadInputException | SourceException | RuntimeException e) {
                Failure failure = Failure.of(e).orElseThrow(() -> e);
                environment.say(
                        RefreshCommand.class,
                        "refresh.failed",
                        account.partner().name().orElse(""));
                environment.tell(failure);
                worst = worst.orWorse(ExitCode.of(failure.kind()));
            }
        }
        if (!texts.isEmpty()) {
            answer.write(texts);
        }
        return worst.code();
    }

    /** What is shown of a refresh: the status that it led to. */
    private String refresh(SourceOptions.Asked asked, Notifications notifications, Ledger ledger)
            throws BadInputException, SourceException {
        Shown shown;
        try (ProgressLine progress = new ProgressLine(environment)) {
            shown = refresh.refresh(
                    new RefreshRequest(
                            asked.request(Detail.NAMES, progress),
                            redo ? RefreshRequest.Again.REDO : RefreshRequest.Again.REPLACE,
                            notifications.warnDays(),
                            notifications.names(),
                            yes),
                    ledger,
                    report -> shown(report, ledger));
        }
        environment.warn(shown.problems());
        return shown.text();
    }

    /**
     * What is shown of a refresh.
     *
     * @param problems what was ignored or could not be read
     * @param text     the status that the refresh led to
     */
    private record Shown(List<Problem> problems, String text) {}

    /** Written before the refresh is kept: a ledger of which nothing can be shown stays as it was. */
    private Shown shown(RefreshAnswer report, Ledger ledger) {
        StatusAnswer now = ledger.history(report.history())
                .flatMap(history -> status.status(ledger, history, Optional.of(report.day())))
                .orElseThrow(() -> LedgerException.incomplete(report.history()));
        return new Shown(report.problems(), answer.text(StatusMapper.of(now)));
    }
}
