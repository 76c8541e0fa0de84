package dev.tierwise.cli.command;

import dev.tierwise.answers.schedule.Agenda;
import dev.tierwise.answers.schedule.ScheduleMapper;
import dev.tierwise.application.deadline.DeadlineAnswer;
import dev.tierwise.application.deadline.FindDeadlines;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.Account;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.programmes.ProgrammeCatalogue;
import dev.tierwise.programmes.ProgrammeReference;
import dev.tierwise.programmes.ProgrammeYaml;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code tierwise schedule}: the monthly reports and mid-month tiers to come, and the agency's own deadlines. */
@Command(name = "schedule")
public final class ScheduleCommand implements Callable<Integer> {

    private final FindDeadlines deadlines;
    private final Environment environment;

    @Mixin
    private final SourceOptions sources;

    @Mixin
    private final LedgerOptions ledgers;

    @Option(names = "--months", order = HelpOrder.DAYS, paramLabel = "N", defaultValue = "12")
    private int months;

    @Mixin
    private final AnswerOptions answer;

    ScheduleCommand(
            FindDeadlines deadlines,
            Environment environment,
            SourceOptions sources,
            LedgerOptions ledgers,
            AnswerOptions answer) {
        this.deadlines = deadlines;
        this.environment = environment;
        this.sources = sources;
        this.ledgers = ledgers;
        this.answer = answer;
    }

    @Override
    public Integer call() throws Exception {
        LookAheadOptions.checked(months, FindDeadlines.MOST_MONTHS);
        Instant now = environment.clock().instant();
        Agenda agenda = sources.areNamed() ? agendaOfSources() : agenda(now);
        agenda.deadlines().ifPresent(found -> environment.warn(found.problems()));
        answer.write(ScheduleMapper.of(agenda));
        return ExitCode.DONE.code();
    }

    /** With the deadlines of the sources that are named. */
    private Agenda agendaOfSources() throws Exception {
        Configuration configuration = sources.configuration();
        SourceOptions.Asked asked = sources.askedOf(configuration);
        DeadlineAnswer found = ledgers.withLedgerIfThere(configuration, asked.asOf(), ledger -> {
            try (ProgressLine progress = new ProgressLine(environment)) {
                return deadlines.read(asked.request(Detail.NAMES, progress), Period.ofMonths(months), ledger);
            }
        });
        return Agenda.of(asked.programme(), found.day(), months, Optional.of(found));
    }

    /** With the deadlines that the ledger remembers, where it is there and has the history that is meant. */
    private Agenda agenda(Instant now) throws Exception {
        SourceOptions.Unread asked = sources.unread();
        return ledgers.withLedgerIfThere(asked.configuration(), asked.asOf(), ledger -> {
            Optional<Programme> rules = rules(asked);
            Optional<History> history = ledger.flatMap(opened -> history(opened, asked, rules));
            LocalDate first =
                    asked.asOf().orElseGet(() -> LocalDate.ofInstant(now, timeZone(asked.accounts(), history)));
            return Agenda.of(
                    rules.or(() -> history.map(History::programme)).orElse(BuiltInProgrammes.HUBSPOT_2018_01),
                    first,
                    months,
                    history.flatMap(
                            of -> FindDeadlines.remembered(ledger.orElseThrow(), of, first, Period.ofMonths(months))));
        });
    }

    /** The one history of the partner and the programme that are named, if there is one; which, is not guessed. */
    private Optional<History> history(Ledger ledger, SourceOptions.Unread asked, Optional<Programme> rules) {
        Optional<String> partner = asked.partner()
                .or(() -> asked.accounts().size() == 1
                        ? asked.accounts().get(0).partner().name()
                        : Optional.empty());
        List<History> meant = ledger.histories().stream()
                .filter(history -> partner.map(history.partner()::equals).orElse(true))
                .filter(history -> rules.map(Programme::historyId)
                        .map(history.id().programme()::equals)
                        .orElse(true))
                .toList();
        if (meant.size() > 1) {
            environment.say(ScheduleCommand.class, "schedule.several-histories");
        }
        return meant.size() == 1 ? Optional.of(meant.get(0)) : Optional.empty();
    }

    /** The programme that the option names, else the one that all accounts follow; empty where neither names one. */
    private Optional<Programme> rules(SourceOptions.Unread asked) {
        if (asked.programme().isPresent()) {
            return asked.programme().map(this::find);
        }
        if (asked.accounts().stream().allMatch(account -> account.programme().isEmpty())) {
            return Optional.empty();
        }
        List<Programme> followed = asked.accounts().stream()
                .map(account -> account.programme().map(this::find).orElse(BuiltInProgrammes.HUBSPOT_2018_01))
                .distinct()
                .toList();
        if (followed.size() > 1) {
            throw UserException.usage(
                    ScheduleCommand.class,
                    "schedule.several-programmes",
                    String.join(
                            ", ", followed.stream().map(Programme::historyId).toList()));
        }
        return Optional.of(followed.get(0));
    }

    private Programme find(ProgrammeReference reference) {
        ProgrammeYaml.Reading reading = ProgrammeCatalogue.find(reference);
        reading.warnings().forEach(environment::warn);
        return reading.programme();
    }

    private static ZoneId timeZone(List<Account> accounts, Optional<History> history) {
        return accounts.get(0)
                .partner()
                .timeZone()
                .or(() -> history.map(History::timeZone))
                .orElse(ZoneOffset.UTC);
    }
}
