package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.config.ConfigurationReader;
import dev.tierwise.cli.config.SecretLookup;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.domain.text.Text;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code tierwise ledger}: the ledger as a whole. */
@Command(
        name = "ledger",
        description = {"Checks, exports, imports and copies the ledger; takes days back."},
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  tierwise ledger verify",
            "  tierwise ledger export ledger-2018-03-15",
            "  tierwise ledger import ledger-2018-03-15 --ledger new.db",
            "  tierwise ledger backup ledger-2018-03-15.db",
            "  tierwise ledger forget --after 2018-03-15"
        })
public final class LedgerCommand implements Runnable {

    private final Environment environment;
    private final AdapterRegistry adapters;

    @Spec
    private CommandSpec spec;

    @Mixin
    private final LedgerOptions ledgers;

    @Option(
            names = "--config",
            order = HelpOrder.SOURCES,
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration file; else ./tierwise.yaml, else that of the user.")
    private @Nullable String config;

    @Inject
    LedgerCommand(Environment environment, AdapterRegistry adapters, LedgerOptions ledgers) {
        this.environment = environment;
        this.adapters = adapters;
        this.ledgers = ledgers;
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "a command is missing; expected verify, export, import, backup or forget");
    }

    @Command(name = "verify", description = "Checks that nothing in it is damaged, missing or contradictory.")
    int verify() {
        LedgerLocation location = location();
        List<Text> problems = ledgers.careToRead(location).verify();
        problems.forEach(problem -> environment.err().println(Printable.line(problem.toString())));
        if (problems.isEmpty()) {
            environment.err().println(location.name() + ": the ledger is whole.");
            return ExitCode.DONE.code();
        }
        environment
                .err()
                .println(location.name() + ": " + problems.size() + (problems.size() == 1 ? " problem" : " problems")
                        + "; go back to a backup, or make a new ledger with 'tierwise refresh'");
        return ExitCode.BAD_INPUT.code();
    }

    @Command(name = "export", description = "Writes everything that the ledger holds as CSV files.")
    int export(@Parameters(paramLabel = "DIR", description = "A new folder, or an empty one.") String folder) {
        LedgerLocation location = location();
        ledgers.careToRead(location).exportTo(path(folder));
        environment.err().println("Wrote " + location.name() + " to " + folder + ".");
        return ExitCode.DONE.code();
    }

    @Command(name = "import", description = "Makes a new ledger, or fills an empty one, from an export.")
    int importFrom(@Parameters(paramLabel = "DIR", description = "The folder of an export.") String folder) {
        LedgerLocation location = location();
        ledgers.care(location).importFrom(path(folder));
        environment.err().println("Read " + folder + " into " + location.name() + ".");
        return ExitCode.DONE.code();
    }

    @Command(name = "backup", description = "Copies the ledger into a new file, also while others use it.")
    int backup(@Parameters(paramLabel = "FILE", description = "A new file.") String file) {
        LedgerLocation location = location();
        ledgers.careToRead(location).backupTo(path(file));
        environment.err().println("Copied " + location.name() + " to " + file + ".");
        return ExitCode.DONE.code();
    }

    @Command(
            name = "forget",
            customSynopsis = "tierwise ledger forget --after=DATE [OPTIONS]",
            description = {
                "Takes back every refresh after a day.",
                "That is for refreshes of a clock that was wrong, for instance: the ledger is then as if they had not"
                        + " happened. A copy of the ledger as it was is written first."
            })
    int forget(
            @Option(
                            names = "--after",
                            paramLabel = "DATE",
                            required = true,
                            converter = DayConverter.class,
                            description = "The last day that stays, such as 2018-03-15.")
                    LocalDate after,
            @Option(
                            names = "--partner",
                            paramLabel = "NAME",
                            description = "Whose days; without it those of every history.")
                    @Nullable String partner,
            @Option(names = "--yes", description = "Does it without asking.") boolean yes)
            throws IOException {
        LedgerLocation location = location();
        return new ForgetDays(environment, location, ledgers.care(location)).after(after, partner, yes);
    }

    private LedgerLocation location() {
        return ledgers.location(new ConfigurationReader(adapters, SecretLookup.of(environment))
                .findWithoutSources(Optional.ofNullable(config), environment));
    }

    private Path path(String written) {
        try {
            return environment.workingDirectory().resolve(written);
        } catch (InvalidPathException e) {
            throw new UserException(ExitCode.USAGE, "'" + written + "' is not the name of a file: " + e.getReason());
        }
    }
}
