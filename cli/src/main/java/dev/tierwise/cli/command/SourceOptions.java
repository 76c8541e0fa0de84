package dev.tierwise.cli.command;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ReadingProgress;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.spi.Setting;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.application.spi.SourceSettings;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.cli.programme.ProgrammeCatalogue;
import dev.tierwise.cli.programme.ProgrammeReference;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.programme.Programme;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options of every command that reads sources. */
public final class SourceOptions {

    private static final Duration TIME_LIMIT = Duration.ofMinutes(10);

    private final Environment environment;
    private final AdapterRegistry adapters;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Parameters(
            paramLabel = "SOURCE",
            arity = "0..*",
            description = {
                "Where to read facts, in order of preference: adapter:location, or a path of a CSV folder.",
                "Without it, the configuration file says."
            })
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration file; else ./tierwise.yaml, else that of the user.")
    private @Nullable String config;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            converter = DayConverter.class,
            description = "The day, such as 2018-03-15; without it today in the partner's time zone.")
    private @Nullable LocalDate asOf;

    @Option(
            names = "--programme",
            paramLabel = "ID|FILE",
            description = "The rules: a built-in programme or a YAML file (default: hubspot-2018-01).")
    private @Nullable String programme;

    @Option(
            names = "--rate",
            paramLabel = "CUR=RATE",
            description = "What one unit of a currency is in the programme's, such as EUR=1.17. Can be repeated.")
    private List<String> rates = new ArrayList<>();

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
            ExchangeRates rates) {

        SnapshotRequest request(boolean names, ReadingProgress progress) {
            return new SnapshotRequest(sources, partner, asOf, programme, rates, names, TIME_LIMIT, progress);
        }
    }

    Asked asked() {
        Programme rules = ProgrammeCatalogue.find(new ProgrammeReference(
                        "--programme",
                        programme == null ? "hubspot-2018-01" : programme,
                        environment.workingDirectory()))
                .programme();
        Map<String, BigDecimal> r = new HashMap<>();
        for (String rate : rates) {
            r.put(rate.substring(0, 3), new BigDecimal(rate.substring(4)));
        }
        List<ConfiguredSource> list = new ArrayList<>();
        for (String source : sources) {
            String path = source.startsWith("csv:") ? source.substring(4) : source;
            SourceFactory csv = adapters.find("csv").orElseThrow();
            SourceSettings.Builder b = SourceSettings.builder()
                    .path(Setting.LOCATION, path, environment.workingDirectory().resolve(path));
            adapterOptions().getOrDefault("csv", Map.of()).forEach(b::text);
            list.add(new ConfiguredSource(csv, b.build()));
        }
        if (list.isEmpty()) {
            throw new UserException(ExitCode.USAGE, "no source");
        }
        return new Asked(
                list,
                PartnerConfiguration.NONE,
                Optional.ofNullable(asOf),
                rules,
                new ExchangeRates(rules.currency(), r));
    }

    /** The values of adapters' settings that were given as options: by adapter, then by setting. */
    private Map<String, Map<String, String>> adapterOptions() {
        Map<String, Map<String, String>> values = new HashMap<>();
        for (SourceFactory adapter : adapters.all()) {
            for (Setting setting : adapter.settings()) {
                String value = isOption(setting)
                        ? command.commandLine().getParseResult().matchedOptionValue(optionName(adapter, setting), null)
                        : null;
                if (value != null) {
                    values.computeIfAbsent(adapter.name(), name -> new HashMap<>())
                            .put(setting.name(), value);
                }
            }
        }
        return values;
    }

    /** Gives every command that reads sources the options of the adapters that are there. */
    public static void addAdapterOptions(CommandLine root, AdapterRegistry adapters) {
        for (CommandLine command : root.getSubcommands().values()) {
            if (command.getCommandSpec().mixins().values().stream()
                    .noneMatch(mixin -> mixin.userObject() instanceof SourceOptions)) {
                continue;
            }
            for (SourceFactory adapter : adapters.all()) {
                for (Setting setting : adapter.settings()) {
                    if (isOption(setting)) {
                        command.getCommandSpec()
                                .addOption(OptionSpec.builder(optionName(adapter, setting))
                                        .type(String.class)
                                        .paramLabel("VALUE")
                                        .description(adapter.name() + ": " + setting.description()
                                                + setting.byDefault()
                                                        .map(value -> " (default: " + value + ").")
                                                        .orElse("."))
                                        .build());
                    }
                }
            }
        }
    }

    /** Whether a setting can be given on the command line: a single text that is no secret. */
    static boolean isOption(Setting setting) {
        return !setting.secret()
                && setting.kind() == Setting.Kind.TEXT
                && !setting.name().equals(Setting.LOCATION);
    }

    static String optionName(SourceFactory adapter, Setting setting) {
        return "--" + adapter.name() + "-" + setting.name();
    }
}
