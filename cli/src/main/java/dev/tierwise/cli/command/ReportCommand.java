package dev.tierwise.cli.command;

import dev.tierwise.answers.report.ReportDocument;
import dev.tierwise.answers.report.ReportMapper;
import dev.tierwise.application.overview.MakeOverview;
import dev.tierwise.application.overview.Overview;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Agency;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.domain.text.UserException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise report}: everything about the tier on one sheet. Only reads, the ledger too. */
@Command(name = "report")
public final class ReportCommand implements Callable<Integer> {

    private final MakeOverview overviews;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final LookAheadOptions ahead;

    @Mixin
    private final LedgerOptions ledgers;

    @Option(names = "--open", order = HelpOrder.OUTPUT)
    private boolean open;

    @Mixin
    private final AnswerOptions answer;

    ReportCommand(
            MakeOverview overviews,
            Environment environment,
            SourceOptions sources,
            LookAheadOptions ahead,
            LedgerOptions ledgers,
            AnswerOptions answer) {
        this.overviews = overviews;
        this.environment = environment;
        this.sources = sources;
        this.ahead = ahead;
        this.ledgers = ledgers;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        int months = ahead.months();
        if (open && answer.file().isEmpty()) {
            throw UserException.usage(ReportCommand.class, "report.open-without-file");
        }
        Configuration configuration = sources.configuration();
        SourceOptions.Asked asked = sources.askedOf(configuration);
        Optional<ReportDocument.Agency> agency = agency(configuration.agency());
        Overview overview = ledgers.withLedgerIfThere(configuration, asked.asOf(), ledger -> {
            try (ProgressLine progress = new ProgressLine(environment)) {
                return overviews.overview(asked.request(Detail.NAMES, progress), months, ledger);
            }
        });
        environment.warn(overview.today().problems());
        answer.write(ReportMapper.of(overview, agency));
        if (open) {
            answer.file().ifPresent(file -> Browser.open(file, environment));
        }
        return ExitCode.DONE.code();
    }

    /** Who shows the report; empty if nothing is configured. */
    static Optional<ReportDocument.Agency> agency(Agency agency) {
        return agency.equals(Agency.NONE)
                ? Optional.empty()
                : Optional.of(new ReportDocument.Agency(
                        agency.name().orElse(null),
                        agency.logo().map(Picture::dataUrl).orElse(null),
                        agency.colour().orElse(null)));
    }
}
