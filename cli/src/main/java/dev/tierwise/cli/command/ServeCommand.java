package dev.tierwise.cli.command;

import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.refresh.RefreshRequest.Again;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.spi.Redaction;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.Fault;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.cli.config.Notifications;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.server.Host;
import dev.tierwise.server.Service;
import dev.tierwise.server.ServiceSettings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise serve}: keeps the ledger up to date by itself. */
@Command(name = "serve")
public final class ServeCommand implements Callable<Integer> {

    private static final String USUAL_ADDRESS = "127.0.0.1:9464";

    private final Refresh refresh;
    private final ProgrammeCodec programmes;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final LedgerOptions ledgers;

    @Option(
            names = "--listen",
            order = HelpOrder.RARE,
            paramLabel = "HOST:PORT",
            defaultValue = USUAL_ADDRESS,
            converter = Listening.Converter.class)
    private Listening listen = new Listening(Optional.empty());

    @Option(names = "--host-name", order = HelpOrder.RARE, paramLabel = "NAME", converter = HostNameConverter.class)
    private Set<String> hostNames = Set.of();

    @Option(
            names = "--every",
            order = HelpOrder.RARE,
            paramLabel = "DURATION",
            defaultValue = "1m",
            converter = DurationConverter.class)
    private Duration every = Duration.ofMinutes(1);

    @Option(names = "--once")
    private boolean once;

    @Inject
    ServeCommand(
            Refresh refresh,
            ProgrammeCodec programmes,
            Environment environment,
            SourceOptions sources,
            LedgerOptions ledgers) {
        this.refresh = refresh;
        this.programmes = programmes;
        this.sources = sources;
        this.ledgers = ledgers;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = sources.configuration();
        Notifications notifications = configuration.notifications();
        List<SourceOptions.Asked> accounts = sources.asked(configuration);
        if (accounts.stream().anyMatch(account -> account.asOf().isPresent())) {
            throw UserException.usage(ServeCommand.class, "serve.as-of");
        }
        LedgerLocation location = ledgers.location(configuration);
        ServiceSettings settings = new ServiceSettings(
                accounts.stream()
                        .map(account -> new RefreshRequest(
                                account.request(Detail.NAMES, (source, rows) -> {}),
                                Again.SKIP,
                                notifications.warnDays(),
                                notifications.names()))
                        .toList(),
                location,
                ledgers.factory(location),
                notifications.recipients(),
                every,
                listen.address(),
                hostNames);
        Service service = new Service(host(), refresh, programmes);
        if (once) {
            return (service.runOnce(settings) ? ExitCode.DONE : ExitCode.UNAVAILABLE).code();
        }
        service.run(settings);
        return ExitCode.DONE.code();
    }

    private Host host() {
        Redaction redaction = environment.err().redaction();
        return new Host(
                environment.clock(),
                environment.spoken().language(),
                redaction,
                environment.err()::println,
                fault -> Fault.report(fault, redaction),
                environment.stopRequests()::listen,
                Version.current());
    }
}
