package dev.tierwise.cli.config;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The sources that the command line names: {@code adapter:location}, or a path, which means {@code csv:path}. What stands
 * before the first colon is an adapter's name when it has two characters or more and no folder in it, so that
 * {@code C:\data} and {@code ./a:b} are paths.
 */
public final class SourceArguments {

    private static final String PATH_ADAPTER = "csv";

    private record Argument(String adapter, String location) {

        static Argument of(String text) {
            int colon = text.indexOf(':');
            String before = text.substring(0, Math.max(0, colon));
            return before.length() < 2 || before.contains("/") || before.contains("\\")
                    ? new Argument(PATH_ADAPTER, text)
                    : new Argument(before, text.substring(colon + 1));
        }
    }

    private final Adapters adapters;
    private final AdapterOptions options;

    public SourceArguments(Adapters adapters, AdapterOptions options) {
        this.adapters = adapters;
        this.options = options;
    }

    /**
     * The sources in the order of the arguments.
     *
     * @throws UserException when an argument names no adapter or gives it not what it needs, or an option concerns no
     *                       source; every wrong argument has a line of its own
     */
    public List<ConfiguredSource> parse(List<String> arguments) {
        List<ConfiguredSource> sources = named(arguments);
        options.checkUsed(sources);
        return sources;
    }

    /**
     * The sources in the order of the arguments, where options may concern other sources than these.
     *
     * @throws UserException when an argument names no adapter or gives it not what it needs; every wrong argument has a
     *                       line of its own
     */
    public List<ConfiguredSource> named(List<String> arguments) {
        List<ConfiguredSource> sources = new ArrayList<>();
        List<Text> errors = new ArrayList<>();
        for (String argument : arguments) {
            try {
                sources.add(source(argument));
            } catch (UserException e) {
                errors.add(e.text());
            }
        }
        if (!errors.isEmpty()) {
            throw new UserException(Text.joined("\n", errors));
        }
        return sources;
    }

    private ConfiguredSource source(String text) {
        Argument argument = Argument.of(text);
        Text what = Text.of(SourceArguments.class, "source", text);
        SourceFactory adapter = adapters.find(argument.adapter())
                .orElseThrow(() -> UserException.usage(
                        SourceArguments.class,
                        text.contains(":") ? "source.unknown-or-path" : "source.unknown",
                        what,
                        UnknownAdapter.message(argument.adapter(), adapters),
                        text));
        SourceSettings.Builder settings = SourceSettings.builder();
        Optional<Setting> location = adapter.settings().stream()
                .filter(setting -> setting.name().equals(Setting.LOCATION) && AdapterOptions.isOption(setting))
                .findFirst();
        if (!argument.location().isEmpty()) {
            options.set(
                    what,
                    location.orElseThrow(() ->
                            UserException.usage(SourceArguments.class, "source.no-location", what, adapter.name())),
                    argument.location(),
                    settings);
        }
        options.apply(adapter, settings);
        for (Setting setting : adapter.settings()) {
            boolean given = options.gives(adapter, setting)
                    || (setting.name().equals(Setting.LOCATION)
                            && !argument.location().isEmpty());
            if (setting.required() && !given) {
                throw UserException.usage(
                        SourceArguments.class,
                        "source.missing",
                        what,
                        setting.name(),
                        AdapterOptions.description(setting),
                        remedy(adapter, setting));
            }
        }
        return new ConfiguredSource(adapter, settings.build().withDefaults(adapter.settings()));
    }

    private static Text remedy(SourceFactory adapter, Setting setting) {
        if (setting.name().equals(Setting.LOCATION)) {
            return Text.of(SourceArguments.class, "source.give-location", adapter.name());
        }
        return AdapterOptions.isOption(setting)
                ? Text.of(
                        SourceArguments.class,
                        "source.give-option",
                        AdapterOptions.option(adapter.name(), setting.name()))
                : Text.of(SourceArguments.class, "source.give-in-file");
    }
}
