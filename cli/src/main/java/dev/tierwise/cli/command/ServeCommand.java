package dev.tierwise.cli.command;

import dev.tierwise.answers.wording.Language;
import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.refresh.RefreshRequest.Again;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.cli.config.Notifications;
import dev.tierwise.cli.serve.Service;
import dev.tierwise.cli.serve.ServiceSettings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise serve}: keeps the ledger up to date by itself. */
@Command(
        name = "serve",
        description = {
            "Refreshes the ledger by itself and tells people of changes.",
            "Refreshes whenever something falls due, and tells people when a tier changes. Several on one "
                    + "PostgreSQL share the work. Ends when it is asked to, by SIGTERM or Ctrl-C."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise serve --config /etc/tierwise/tierwise.yaml",
            "  tierwise serve --ledger jdbc:postgresql://db.example/tierwise",
            "  tierwise serve --once",
            "",
            "Exit codes: 0 stopped, 2 wrong usage or configuration, 3 damaged ledger, 4 refused, 5 ledger unavailable;"
                    + " with --once also 5 when something could not be refreshed or delivered."
        })
public final class ServeCommand implements Callable<Integer> {

    private static final String USUAL_ADDRESS = "127.0.0.1:9464";

    private final Service service;
    private final SpokenLanguage spoken;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final LedgerOptions ledgers;

    @Option(
            names = "--listen",
            order = HelpOrder.RARE,
            paramLabel = "HOST:PORT",
            defaultValue = USUAL_ADDRESS,
            converter = Listening.Converter.class,
            description =
                    "Where others can see how it is, at /health and /metrics (default: 127.0.0.1:9464, this machine"
                            + " alone); none for nowhere.")
    private Listening listen = new Listening(Optional.empty());

    @Option(
            names = "--host-name",
            order = HelpOrder.RARE,
            paramLabel = "NAME",
            converter = HostNameConverter.class,
            description = "A further name by which /health and /metrics may be asked, such as that of a proxy; may be"
                    + " repeated. Without it: the address, the name of --listen, and localhost on this machine.")
    private Set<String> hostNames = Set.of();

    @Option(
            names = "--every",
            order = HelpOrder.RARE,
            paramLabel = "DURATION",
            defaultValue = "1m",
            converter = DurationConverter.class,
            description = "How often to look whether something is due (default: 1m).")
    private Duration every = Duration.ofMinutes(1);

    @Option(names = "--once", description = "Does what is due now, then ends; for those who start it by a timer.")
    private boolean once;

    @Option(
            names = "--lang",
            order = HelpOrder.OUTPUT,
            paramLabel = "LANG",
            description = "Of announcements: en or de; without it as the configuration says, else as the locale does.")
    private @Nullable Language language;

    @Inject
    ServeCommand(Service service, SourceOptions sources, LedgerOptions ledgers, SpokenLanguage spoken) {

        this.service = service;
        this.sources = sources;
        this.ledgers = ledgers;
        this.spoken = spoken;
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = sources.configuration();
        Notifications notifications = configuration.notifications();
        List<SourceOptions.Asked> accounts = sources.asked(configuration);
        if (accounts.stream().anyMatch(account -> account.asOf().isPresent())) {
            throw new UserException(
                    ExitCode.USAGE, "--as-of: serve is always about today; for another day use 'tierwise refresh'");
        }
        ServiceSettings settings = new ServiceSettings(
                accounts.stream()
                        .map(account -> new RefreshRequest(
                                account.request(Detail.NAMES, (source, rows) -> {}),
                                Again.SKIP,
                                notifications.warnDays(),
                                notifications.names()))
                        .toList(),
                ledgers.location(configuration),
                notifications.recipients(),
                spoken.orAsked(language),
                every,
                listen.address(),
                hostNames);
        if (once) {
            return (service.runOnce(settings) ? ExitCode.DONE : ExitCode.UNAVAILABLE).code();
        }
        service.run(settings);
        return ExitCode.DONE.code();
    }
}
