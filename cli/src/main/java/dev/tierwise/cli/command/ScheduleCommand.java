package dev.tierwise.cli.command;

import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.config.Account;
import dev.tierwise.cli.config.ConfigurationReader;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.cli.programme.ProgrammeCatalogue;
import dev.tierwise.cli.programme.ProgrammeReference;
import dev.tierwise.cli.programme.ProgrammeYaml;
import dev.tierwise.cli.render.Agenda;
import dev.tierwise.cli.render.Language;
import dev.tierwise.cli.render.ScheduleSheet;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code tierwise schedule}: the monthly reports and mid-month tiers to come. */
@Command(
        name = "schedule",
        description = {
            "Lists the monthly reports and mid-month tier updates to come, for people or for a calendar program.",
            "Neither sources nor a ledger are needed."
        },
        footer = {
            "",
            "Examples:",
            "  tierwise schedule",
            "  tierwise schedule --months 3 --as-of 2018-03-15",
            "  tierwise schedule --format ics --lang de -o hubspot.ics"
        })
public final class ScheduleCommand implements Callable<Integer> {

    private static final int MOST_MONTHS = 1200;

    private final AdapterRegistry adapters;
    private final Environment environment;

    @ParentCommand
    private RootCommand root = new RootCommand();

    @Option(
            names = "--months",
            paramLabel = "N",
            defaultValue = "12",
            description = "How many months ahead (default: 12).")
    private int months;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "The first day; without it today in the partner's time zone.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--programme",
            paramLabel = "ID|FILE",
            description = "The rules: a built-in programme or a YAML file (default: the configuration's).")
    private @Nullable String programme;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file; else ./tierwise.yaml, else that of the user.")
    private @Nullable String config;

    @Option(
            names = "--partner",
            paramLabel = "NAME",
            description = "Which partner, where the configuration has several.")
    private @Nullable String partner;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), json or ics, which calendar programs read.")
    private ScheduleSheet.Format format = ScheduleSheet.Format.TABLE;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "en or de; without it as the locale says: de for a German one, else en.")
    private @Nullable Language language;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Writes to a file, which is replaced as a whole or not at all.")
    private @Nullable String output;

    @Inject
    ScheduleCommand(AdapterRegistry adapters, Environment environment) {
        this.adapters = adapters;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        if (months < 1 || months > MOST_MONTHS) {
            throw new UserException(
                    ExitCode.USAGE, "--months " + months + ": expected a number from 1 to " + MOST_MONTHS);
        }
        Instant now = environment.clock().instant();
        List<Account> accounts = new ConfigurationReader(adapters, environment.variables())
                .findWithoutSources(Optional.ofNullable(config), environment)
                .accounts(Optional.ofNullable(partner));
        Programme rules = rules(accounts);
        LocalDate first = asOf == null ? LocalDate.ofInstant(now, timeZone(accounts)) : asOf;
        LocalDate last = first.plusMonths(months).minusDays(1);
        Agenda agenda =
                new Agenda(rules, first, last, new Schedule(rules.updateDays()).events(first.minusDays(1), last));
        Destination.write(
                output,
                environment,
                out -> ScheduleSheet.write(
                        agenda, format, now, root.renderOptions(environment, language, false, output), out));
        return ExitCode.DONE.code();
    }

    /** The programme that the option names, else the one that all accounts follow. */
    private Programme rules(List<Account> accounts) {
        if (programme != null) {
            return find(new ProgrammeReference("--programme", programme, environment.workingDirectory()));
        }
        List<Programme> followed = accounts.stream()
                .map(account -> account.programme().map(this::find).orElse(BuiltInProgrammes.HUBSPOT_2018_01))
                .distinct()
                .toList();
        if (followed.size() > 1) {
            throw new UserException(
                    ExitCode.USAGE,
                    "the partners of the configuration follow several programmes; say which one is meant with"
                            + " --partner or --programme: "
                            + String.join(
                                    ", ", followed.stream().map(Programme::id).toList()));
        }
        return followed.get(0);
    }

    private Programme find(ProgrammeReference reference) {
        ProgrammeYaml.Reading reading = ProgrammeCatalogue.find(reference);
        environment.warn(reading.warnings());
        return reading.programme();
    }

    private static ZoneId timeZone(List<Account> accounts) {
        return accounts.get(0).partner().timeZone().orElse(ZoneOffset.UTC);
    }
}
