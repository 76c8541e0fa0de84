package dev.tierwise.cli.command;

import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.mcp.Assistants;
import dev.tierwise.mcp.ServedAccounts;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** {@code tierwise mcp}: answers an assistant. */
@Command(name = "mcp")
public final class McpCommand implements Callable<Integer> {

    private final SnapshotReader reader;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final LedgerOptions ledgers;

    McpCommand(SnapshotReader reader, Environment environment, SourceOptions sources, LedgerOptions ledgers) {
        this.reader = reader;
        this.environment = environment;
        this.sources = sources;
        this.ledgers = ledgers;
    }

    /** Takes away what comes with the sources: those of the configuration alone are read, and days are named by who asks. */
    public static void removeRefused(CommandSpec mcp) {
        mcp.remove(Objects.requireNonNull(mcp.findOption("--as-of")));
        List.copyOf(mcp.positionalParameters()).forEach(mcp::remove);
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Configuration configuration = sources.configuration();
        if (configuration.equals(Configuration.NONE)) {
            throw UserException.usage(McpCommand.class, "mcp.nothing");
        }
        List<SourceOptions.Asked> accounts = sources.asked(configuration);
        ServedAccounts served = new ServedAccounts(
                accounts.stream()
                        .map(account -> new ServedAccounts.Account(
                                NamedProgrammes.request(account), NamedProgrammes.of(account, accounts)))
                        .toList(),
                ledgers.opening(configuration));
        new Assistants(ProgramHost.of(environment), reader, Assistants.USUAL_PATIENCE)
                .serve(served, environment.in(), environment.out());
        return ExitCode.DONE.code();
    }
}
