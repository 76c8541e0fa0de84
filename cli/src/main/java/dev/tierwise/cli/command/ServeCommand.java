package dev.tierwise.cli.command;

import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.refresh.RefreshRequest.Again;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.cli.config.Notifications;
import dev.tierwise.cli.serve.Service;
import dev.tierwise.cli.serve.ServiceSettings;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** {@code tierwise serve}: keeps the ledger up to date by itself. */
@Command(name = "serve")
public final class ServeCommand implements Callable<Integer> {

    private static final String USUAL_ADDRESS = "127.0.0.1:9464";

    private final Service service;
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
    ServeCommand(Service service, Environment environment, SourceOptions sources, LedgerOptions ledgers) {

        this.service = service;
        this.sources = sources;
        this.ledgers = ledgers;
        this.environment = environment;
    }

    /** Leaves out of the help what comes with the sources and is always refused. */
    public static void hideRefused(CommandLine root) {
        CommandSpec serve =
                Objects.requireNonNull(root.getSubcommands().get("serve")).getCommandSpec();
        OptionSpec asOf = Objects.requireNonNull(serve.findOption("--as-of"));
        serve.remove(asOf);
        serve.addOption(asOf.toBuilder().hidden(true).build());
    }

    @Override
    public Integer call() throws InterruptedException {
        Configuration configuration = sources.configuration();
        Notifications notifications = configuration.notifications();
        List<SourceOptions.Asked> accounts = sources.asked(configuration);
        if (accounts.stream().anyMatch(account -> account.asOf().isPresent())) {
            throw UserException.usage(ServeCommand.class, "serve.as-of");
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
                environment.spoken().language(),
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
