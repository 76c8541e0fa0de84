package dev.tierwise.cli.config;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.files.FileFailure;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The options {@code --<adapter>-<setting>} of the command line. They apply to every source of the adapter and win over
 * the configuration.
 *
 * @param byAdapter        the values by the adapter's name and the setting's
 * @param workingDirectory what relative paths are taken from
 * @param usedElsewhere    the adapters for which options change something in any case
 */
public record AdapterOptions(
        Map<String, Map<String, String>> byAdapter, Path workingDirectory, Set<String> usedElsewhere) {

    /** What an adapter reads, in words. */
    public static Text description(SourceFactory adapter) {
        return adapter.description().mapped(Printable::line);
    }

    /** What a setting is for, in words. */
    public static Text description(Setting setting) {
        return setting.description().mapped(Printable::line);
    }

    /** The options of an adapter. */
    public static List<String> names(SourceFactory adapter) {
        return adapter.settings().stream()
                .filter(AdapterOptions::hasOption)
                .map(setting -> option(adapter.name(), setting.name()))
                .toList();
    }

    /** Whether a setting has an option of its own; the location is what follows the adapter's name. */
    public static boolean hasOption(Setting setting) {
        return isOption(setting) && !setting.name().equals(Setting.LOCATION);
    }

    /** Whether the setting can be given on the command line: it is one value, and no secret. */
    public static boolean isOption(Setting setting) {
        return !setting.secret() && setting.kind() != Setting.Kind.LIST && setting.kind() != Setting.Kind.RECORDS;
    }

    public AdapterOptions {
        Map<String, Map<String, String>> copy = new LinkedHashMap<>();
        byAdapter.forEach((adapter, values) -> copy.put(adapter, Map.copyOf(values)));
        byAdapter = copy;
        usedElsewhere = Set.copyOf(usedElsewhere);
    }

    /** Options that concern the sources that are checked, and no others. */
    public AdapterOptions(Map<String, Map<String, String>> byAdapter, Path workingDirectory) {
        this(byAdapter, workingDirectory, Set.of());
    }

    /** The same where other sources are read with them as well. */
    public AdapterOptions usedAlsoBy(List<ConfiguredSource> sources) {
        return new AdapterOptions(
                byAdapter,
                workingDirectory,
                sources.stream().map(source -> source.adapter().name()).collect(Collectors.toSet()));
    }

    /** Whether a setting of an adapter is given. */
    boolean gives(SourceFactory adapter, Setting setting) {
        return value(adapter, setting).isPresent();
    }

    /**
     * Sets what is given for an adapter.
     *
     * @throws UserException when a value is blank, not the name of a file, or none that its setting takes
     */
    void apply(SourceFactory adapter, SourceSettings.Builder settings) {
        for (Setting setting : adapter.settings()) {
            value(adapter, setting).ifPresent(value -> {
                String option = option(adapter.name(), setting.name());
                set(Text.verbatim(option), setting, value, settings);
                settings.at(setting.name(), option);
            });
        }
    }

    /**
     * Sets one value as it is written on the command line.
     *
     * @param what what the user calls it
     */
    void set(Text what, Setting setting, String value, SourceSettings.Builder settings) {
        if (value.isBlank()) {
            throw UserException.usage(AdapterOptions.class, "option.blank", what, description(setting));
        }
        setting.fault(value).ifPresent(fault -> {
            throw UserException.usage(AdapterOptions.class, "option.wrong", what, fault);
        });
        if (setting.kind() != Setting.Kind.PATH) {
            settings.written(setting, value);
            return;
        }
        try {
            settings.path(setting.name(), value, workingDirectory.resolve(value));
        } catch (InvalidPathException e) {
            throw UserException.usage(AdapterOptions.class, "option.no-file", what, FileFailure.reason(e));
        }
    }

    /**
     * Complains about an option that changes nothing.
     *
     * @throws UserException when an option is given for an adapter that none of the sources belongs to
     */
    void checkUsed(List<ConfiguredSource> sources) {
        byAdapter.forEach((adapter, values) -> {
            if (!values.isEmpty()
                    && !usedElsewhere.contains(adapter)
                    && sources.stream()
                            .noneMatch(source -> source.adapter().name().equals(adapter))) {
                throw UserException.usage(
                        AdapterOptions.class,
                        "option.unused",
                        option(adapter, new TreeSet<>(values.keySet()).first()),
                        adapter);
            }
        });
    }

    private Optional<String> value(SourceFactory adapter, Setting setting) {
        return Optional.ofNullable(byAdapter.get(adapter.name()))
                .filter(values -> isOption(setting))
                .map(values -> values.get(setting.name()));
    }

    /** The option that gives a setting. */
    public static String option(String adapter, String setting) {
        return "--" + adapter + "-" + setting;
    }
}
