package dev.tierwise.cli.command;

import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.refresh.RefreshRequest.Again;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.cli.config.Notifications;
import dev.tierwise.cli.config.SecretLookup;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.server.service.ServedAccount;
import dev.tierwise.server.service.Service;
import dev.tierwise.server.service.ServiceSettings;
import dev.tierwise.spi.Secret;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code tierwise serve}: keeps the ledger up to date by itself. */
@Command(name = "serve")
public final class ServeCommand implements Callable<Integer> {

    private static final int SHORTEST_TOKEN = 16;
    private static final String USUAL_ADDRESS = "127.0.0.1:9464";

    private final Refresh refresh;
    private final ProgrammeCodec programmes;
    private final SnapshotReader sourceReader;
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

    @Option(names = "--token", order = HelpOrder.RARE, paramLabel = "REF")
    private @Nullable String token;

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
            SnapshotReader sourceReader,
            Environment environment,
            SourceOptions sources,
            LedgerOptions ledgers) {
        this.refresh = refresh;
        this.programmes = programmes;
        this.sourceReader = sourceReader;
        this.sources = sources;
        this.ledgers = ledgers;
        this.environment = environment;
    }

    /** Leaves out of the help what comes with the sources and is always refused. */
    public static void hideRefused(CommandSpec serve) {
        OptionSpec asOf = Objects.requireNonNull(serve.findOption("--as-of"));
        serve.remove(asOf);
        serve.addOption(asOf.toBuilder().hidden(true).build());
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = sources.configurationForSending();
        Notifications notifications = configuration.notifications();
        List<SourceOptions.Asked> accounts = sources.asked(configuration);
        if (accounts.stream().anyMatch(account -> account.asOf().isPresent())) {
            throw UserException.usage(ServeCommand.class, "serve.as-of");
        }
        LedgerLocation location = ledgers.location(configuration);
        ServiceSettings settings = new ServiceSettings(
                accounts.stream()
                        .map(account -> served(account, accounts, notifications))
                        .toList(),
                location,
                ledgers.factory(location),
                notifications.recipients(),
                every,
                listen.address(),
                hostNames,
                token(),
                ReportCommand.agency(configuration.agency()));
        Service service = new Service(ProgramHost.of(environment), refresh, programmes, sourceReader);
        if (once) {
            return (service.runOnce(settings) ? ExitCode.DONE : ExitCode.UNAVAILABLE).code();
        }
        service.run(settings);
        return ExitCode.DONE.code();
    }

    private static ServedAccount served(
            SourceOptions.Asked account, List<SourceOptions.Asked> accounts, Notifications notifications) {
        SnapshotRequest own = NamedProgrammes.request(account);
        return new ServedAccount(
                new RefreshRequest(own, Again.SKIP, notifications.warnDays(), notifications.names()),
                NamedProgrammes.of(account, accounts));
    }

    /**
     * What everybody has to give who asks over HTTP.
     *
     * @throws UserException if it is not found, or is missing although others can reach the server
     */
    private Optional<Secret> token() {
        if (token == null) {
            if (listen.address()
                    .filter(address -> !address.getAddress().isLoopbackAddress())
                    .isPresent()) {
                throw UserException.usage(ServeCommand.class, "serve.no-token");
            }
            return Optional.empty();
        }
        Secret found = SecretLookup.of(environment).ofOption("--token", token, environment.workingDirectory());
        if (found.reveal().strip().length() < SHORTEST_TOKEN) {
            throw UserException.usage(ServeCommand.class, "serve.short-token", SHORTEST_TOKEN);
        }
        return Optional.of(found);
    }
}
