package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.command.UsageErrors.UsageException;
import dev.tierwise.cli.config.ConfigurationReader;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.FileFailure;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code tierwise ledger}: the ledger as a whole. */
@Command(name = "ledger")
public final class LedgerCommand implements Runnable {

    private final Environment environment;
    private final AdapterRegistry adapters;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final LedgerOptions ledgers;

    @Option(names = "--config", order = HelpOrder.SOURCES, paramLabel = "FILE", scope = ScopeType.INHERIT)
    private @Nullable String config;

    @Inject
    LedgerCommand(Environment environment, AdapterRegistry adapters, LedgerOptions ledgers) {
        this.environment = environment;
        this.adapters = adapters;
        this.ledgers = ledgers;
    }

    @Override
    public void run() {
        throw new UsageException(spec.commandLine(), Text.of(LedgerCommand.class, "ledger.no-command"));
    }

    @Command(name = "verify")
    int verify() {
        LedgerLocation location = location();
        List<Text> problems = ledgers.careToRead(location).verify();
        problems.forEach(problem -> environment.say(problem.mapped(Printable::line)));
        if (problems.isEmpty()) {
            environment.say(LedgerCommand.class, "ledger.whole", location.name());
            return ExitCode.DONE.code();
        }
        environment.say(Text.counted(LedgerCommand.class, "ledger.problems", problems.size(), location.name()));
        return ExitCode.BAD_INPUT.code();
    }

    @Command(name = "export")
    int export(@Parameters(paramLabel = "DIR") String folder) {
        LedgerLocation location = location();
        ledgers.careToRead(location).exportTo(path(folder));
        environment.say(LedgerCommand.class, "ledger.exported", location.name(), folder);
        return ExitCode.DONE.code();
    }

    @Command(name = "import")
    int importFrom(@Parameters(paramLabel = "DIR") String folder) {
        LedgerLocation location = location();
        ledgers.care(location).importFrom(path(folder));
        environment.say(LedgerCommand.class, "ledger.imported", folder, location.name());
        return ExitCode.DONE.code();
    }

    @Command(name = "backup")
    int backup(@Parameters(paramLabel = "FILE") String file) {
        LedgerLocation location = location();
        ledgers.careToRead(location).backupTo(path(file));
        environment.say(LedgerCommand.class, "ledger.copied", location.name(), file);
        return ExitCode.DONE.code();
    }

    @Command(name = "forget")
    int forget(
            @Option(names = "--after", paramLabel = "DATE", required = true, converter = DayConverter.class)
                    LocalDate after,
            @Option(names = "--partner", paramLabel = "NAME") @Nullable String partner,
            @Option(names = "--yes") boolean yes)
            throws IOException {
        LedgerLocation location = location();
        return new ForgetDays(environment, location, ledgers.care(location)).after(after, partner, yes);
    }

    private LedgerLocation location() {
        return ledgers.location(new ConfigurationReader(adapters, environment)
                .findWithoutSources(Optional.ofNullable(config), environment));
    }

    private Path path(String written) {
        try {
            return environment.workingDirectory().resolve(written);
        } catch (InvalidPathException e) {
            throw UserException.usage(LedgerCommand.class, "ledger.no-file-name", written, FileFailure.reason(e));
        }
    }
}
