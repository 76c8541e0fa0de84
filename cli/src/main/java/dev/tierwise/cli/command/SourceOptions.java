package dev.tierwise.cli.command;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ReadingProgress;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.config.Account;
import dev.tierwise.cli.config.AdapterOptions;
import dev.tierwise.cli.config.Configuration;
import dev.tierwise.cli.config.ConfigurationFile;
import dev.tierwise.cli.config.ConfigurationReader;
import dev.tierwise.cli.config.Rates;
import dev.tierwise.cli.config.SourceArguments;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.programmes.ProgrammeCatalogue;
import dev.tierwise.programmes.ProgrammeReference;
import dev.tierwise.programmes.ProgrammeYaml;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of every command that reads sources. */
public final class SourceOptions {

    private final Environment environment;
    private final AdapterRegistry adapters;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(paramLabel = "SOURCE", arity = "0..*")
    private List<String> sources = new ArrayList<>();

    @Option(names = "--config", order = HelpOrder.SOURCES, paramLabel = "FILE")
    private @Nullable String config;

    @Option(names = "--partner", order = HelpOrder.SOURCES, paramLabel = "NAME")
    private @Nullable String partner;

    @Option(names = "--as-of", order = HelpOrder.DAYS, paramLabel = "DATE", converter = DayConverter.class)
    private @Nullable LocalDate asOf;

    @Option(names = "--programme", order = HelpOrder.SOURCES, paramLabel = "ID|FILE")
    private List<String> programmes = new ArrayList<>();

    @Option(names = "--rate", order = HelpOrder.SOURCES, paramLabel = "CUR=RATE")
    private List<String> rates = new ArrayList<>();

    @Option(
            names = "--deadline",
            order = HelpOrder.RARE,
            paramLabel = "DURATION",
            defaultValue = "10m",
            converter = DurationConverter.class)
    private Duration deadline = Duration.ofMinutes(10);

    @Inject
    SourceOptions(Environment environment, AdapterRegistry adapters) {
        this.environment = environment;
        this.adapters = adapters;
    }

    /** What the options ask for. */
    record Asked(
            List<ConfiguredSource> sources,
            PartnerConfiguration partner,
            Optional<LocalDate> asOf,
            Programme programme,
            ExchangeRates rates,
            Duration timeLimit) {

        SnapshotRequest request(Detail detail, ReadingProgress progress) {
            return new SnapshotRequest(sources, partner, asOf, programme, rates, detail, timeLimit, progress);
        }

        /**
         * The same under other rules.
         *
         * @throws UserException if the rates do not fit their currency
         */
        Asked under(Programme other) {
            return new Asked(
                    sources, partner, asOf, other, Rates.into(other.currency(), rates.rates(), Map.of()), timeLimit);
        }
    }

    /**
     * Finds out what the options and the configuration file ask for. A configuration file that was not named counts only
     * where no source is given: it may be about another agency.
     *
     * @throws UserException if an option is wrong, or several partners could be meant
     * @throws dev.tierwise.files.yaml.InvalidFileException if the configuration or a programme is wrong
     */
    Asked asked() {
        return askedOf(configuration());
    }

    /**
     * Finds out what the options ask of the one partner that is meant.
     *
     * @param configuration the one that holds
     * @throws UserException if an option is wrong, or several partners could be meant
     * @throws dev.tierwise.files.yaml.InvalidFileException if the configuration or a programme is wrong
     */
    Asked askedOf(Configuration configuration) {
        return single(asked(configuration));
    }

    /**
     * What is asked of two sides that are compared.
     *
     * @param first  what the arguments, or the configuration, name
     * @param second what else is named, under the same programme; all options apply to it too
     */
    record Sides(Asked first, Asked second) {}

    /**
     * Finds out what the options and the configuration file ask for, and the same of other sources.
     *
     * @param others    the other sources as the user wrote them
     * @param otherAsOf the day of the other sources; empty for the same one
     * @throws UserException if an option is wrong, or several partners or programmes could be meant
     * @throws dev.tierwise.files.yaml.InvalidFileException if the configuration or a programme is wrong
     */
    Sides askedBeside(List<String> others, Optional<LocalDate> otherAsOf) {
        if (programmes.size() > 1) {
            throw UserException.usage(SourceOptions.class, "source.programmes-of-two", programmes.size());
        }
        AdapterOptions options = adapterOptions();
        List<ConfiguredSource> named = new SourceArguments(adapters, options).named(others);
        AdapterOptions ofBoth = options.usedAlsoBy(named);
        Asked first = single(asked(configuration(ofBoth), programmes.stream().findFirst(), ofBoth));
        return new Sides(
                first,
                new Asked(named, first.partner(), otherAsOf, first.programme(), first.rates(), first.timeLimit()));
    }

    /** Whether sources are named. */
    boolean areNamed() {
        return !sources.isEmpty();
    }

    /**
     * What the options and the configuration file say without their sources.
     *
     * @param configuration without its sources
     * @param accounts      those of its partners that are meant
     * @param partner       the name of the partner that is meant; empty where none is named
     * @param programme     the rules that the option names; empty where none are named
     * @param asOf          the day; empty for today
     */
    record Unread(
            Configuration configuration,
            List<Account> accounts,
            Optional<String> partner,
            Optional<ProgrammeReference> programme,
            Optional<LocalDate> asOf) {}

    /**
     * Finds out what the options and the configuration file say, without their sources.
     *
     * @throws UserException if an option is wrong, or the configuration lacks the partner
     * @throws dev.tierwise.files.yaml.InvalidFileException if the configuration or a programme is wrong
     */
    Unread unread() {
        checkSingleProgramme();
        Configuration configuration = new ConfigurationReader(adapters, environment)
                .findWithoutSources(Optional.ofNullable(config), environment);
        Optional<String> named = Optional.ofNullable(partner);
        return new Unread(
                configuration,
                configuration.equals(Configuration.NONE) ? configuration.accounts() : configuration.accounts(named),
                named,
                programmes.stream()
                        .findFirst()
                        .map(programme ->
                                new ProgrammeReference("--programme", programme, environment.workingDirectory())),
                Optional.ofNullable(asOf));
    }

    /**
     * Finds out what the options and the configuration file ask for under each programme that is named; under one where
     * none is.
     *
     * @throws UserException if an option is wrong, or several partners could be meant
     * @throws dev.tierwise.files.yaml.InvalidFileException if the configuration or a programme is wrong
     */
    List<Asked> askedUnderEach() {
        if (programmes.size() < 2) {
            return List.of(asked());
        }
        Configuration configuration = configuration();
        List<Asked> each = new ArrayList<>();
        for (String named : programmes) {
            each.add(single(asked(configuration, Optional.of(named), adapterOptions())));
        }
        return each;
    }

    /**
     * What is asked of a partner, when only one may be.
     *
     * @throws UserException when there are several
     */
    private Asked single(List<Asked> all) {
        if (all.size() > 1) {
            throw UserException.usage(
                    SourceOptions.class,
                    "source.several-partners",
                    String.join(
                            ", ",
                            all.stream()
                                    .map(asked -> asked.partner().name().orElse(""))
                                    .toList()));
        }
        return all.get(0);
    }

    /**
     * Finds out what the options ask of each partner of a configuration.
     *
     * @throws UserException if an option is wrong
     * @throws dev.tierwise.files.yaml.InvalidFileException if the configuration or a programme is wrong
     */
    List<Asked> asked(Configuration configuration) {
        checkSingleProgramme();
        return asked(configuration, programmes.stream().findFirst(), adapterOptions());
    }

    private void checkSingleProgramme() {
        if (programmes.size() > 1) {
            throw UserException.usage(
                    SourceOptions.class, "source.several-programmes", programmes.size(), command.name());
        }
    }

    private List<Asked> asked(Configuration configuration, Optional<String> programme, AdapterOptions options) {
        Map<String, BigDecimal> optionRates = Rates.fromOptions(rates);
        if (partner != null && !sources.isEmpty()) {
            throw UserException.usage(SourceOptions.class, "source.partner-of-sources");
        }
        List<ConfiguredSource> named =
                sources.isEmpty() ? List.of() : new SourceArguments(adapters, options).parse(sources);
        List<Account> accounts = named.isEmpty()
                ? configuration.accounts(Optional.ofNullable(partner))
                : List.of(
                        configuration.accounts().size() == 1
                                ? configuration.accounts().get(0)
                                : Account.NONE);
        return accounts.stream()
                .map(account -> asked(account, named.isEmpty() ? account.sources() : named, programme, optionRates))
                .toList();
    }

    private Asked asked(
            Account account,
            List<ConfiguredSource> read,
            Optional<String> programme,
            Map<String, BigDecimal> optionRates) {
        if (read.isEmpty()) {
            throw UserException.usage(SourceOptions.class, "source.nothing", command.name());
        }
        ProgrammeYaml.Reading rules = programme
                .map(named ->
                        new ProgrammeReference("--programme", named, environment.workingDirectory(), account.later()))
                .or(account::programme)
                .map(ProgrammeCatalogue::find)
                .orElse(new ProgrammeYaml.Reading(BuiltInProgrammes.HUBSPOT_2018_01, List.of()));
        rules.warnings().forEach(environment::warn);
        return new Asked(
                read,
                account.partner(),
                Optional.ofNullable(asOf),
                inForce(rules.programme(), account),
                Rates.into(rules.programme().currency(), account.rates(), optionRates),
                deadline);
    }

    /** Of a line of programmes the one of the day, as far as it is known before the sources are: they may tell another time zone. */
    private Programme inForce(Programme programme, Account account) {
        return programme.line().isEmpty()
                ? programme
                : programme.on(
                        asOf != null
                                ? asOf
                                : LocalDate.ofInstant(
                                        environment.clock().instant(),
                                        account.partner().timeZone().orElse(ZoneOffset.UTC)));
    }

    /**
     * The configuration that holds.
     *
     * @throws dev.tierwise.files.yaml.InvalidFileException if it is wrong
     */
    Configuration configuration() {
        return configuration(adapterOptions());
    }

    /**
     * The same with the addresses and secrets of its webhooks.
     *
     * @throws dev.tierwise.files.yaml.InvalidFileException if it is wrong
     */
    Configuration configurationForSending() {
        return configuration(adapterOptions(), new ConfigurationReader(adapters, environment).forSending());
    }

    private Configuration configuration(AdapterOptions options) {
        return configuration(options, new ConfigurationReader(adapters, environment));
    }

    private Configuration configuration(AdapterOptions options, ConfigurationReader reader) {
        if (config == null && !sources.isEmpty()) {
            ConfigurationFile.inWorkingDirectory(environment)
                    .ifPresent(file -> environment.say(SourceOptions.class, "source.unused-file", file.name()));
            return Configuration.NONE;
        }
        return ConfigurationFile.find(Optional.ofNullable(config), environment)
                .map(file -> sources.isEmpty()
                        ? reader.read(file, options, Optional.ofNullable(partner))
                        : reader.readWithoutSources(file))
                .orElse(Configuration.NONE);
    }

    /** The values of adapters' settings that were given as options: by adapter, then by setting. */
    private AdapterOptions adapterOptions() {
        Map<String, Map<String, String>> values = new HashMap<>();
        for (SourceFactory adapter : adapters.all()) {
            for (Setting setting : adapter.settings()) {
                String value = AdapterOptions.hasOption(setting)
                        ? command.commandLine()
                                .getParseResult()
                                .matchedOptionValue(AdapterOptions.option(adapter.name(), setting.name()), null)
                        : null;
                if (value != null) {
                    values.computeIfAbsent(adapter.name(), name -> new HashMap<>())
                            .put(setting.name(), value);
                }
            }
        }
        return new AdapterOptions(values, environment.workingDirectory());
    }

    /** Gives every command that reads sources the options of the adapters that are there. */
    public static void addAdapterOptions(CommandLine root, Supplier<AdapterRegistry> adapters) {
        for (CommandLine command : root.getSubcommands().values()) {
            if (command.getCommandSpec().mixins().values().stream()
                    .noneMatch(mixin -> mixin.userObject() instanceof SourceOptions)) {
                continue;
            }
            for (SourceFactory adapter : adapters.get().all()) {
                for (Setting setting : adapter.settings()) {
                    if (AdapterOptions.hasOption(setting)) {
                        command.getCommandSpec()
                                .addOption(OptionSpec.builder(AdapterOptions.option(adapter.name(), setting.name()))
                                        .type(String.class)
                                        .order(HelpOrder.ADAPTERS)
                                        .paramLabel("VALUE")
                                        .build());
                    }
                }
            }
        }
    }
}
