package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.spi.Setting;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.AdapterOptions;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.domain.text.Text;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tierwise adapters}: which sources can be read, what they know and what they need to be told. */
@Command(name = "adapters")
public final class AdaptersCommand implements Callable<Integer> {

    private static final int NAMES = 24;

    private final AdapterRegistry adapters;
    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Inject
    AdaptersCommand(AdapterRegistry adapters, Environment environment) {
        this.adapters = adapters;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Locale language = environment.locale();
        for (SourceFactory adapter : adapters.all()) {
            Help.TextTable table = Help.TextTable.forColumns(
                    Help.defaultColorScheme(Help.Ansi.OFF),
                    new Column(NAMES, 2, Column.Overflow.SPAN),
                    new Column(Math.max(NAMES, environment.columns() - NAMES), 2, Column.Overflow.WRAP));
            AdapterRegistry.plugin(adapter)
                    .ifPresent(folder -> table.addRowValues(text("from").in(language), Printable.line(folder)));
            table.addRowValues(
                    text("gives").in(language),
                    adapter.facts().stream()
                            .sorted()
                            .map(fact -> fact.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", ")));
            for (Setting setting : adapter.settings()) {
                table.addRowValues(
                        setting.name(), about(setting, adapter.name()).in(language));
                for (Setting field : setting.fields()) {
                    table.addRowValues("    " + field.name(), about(field).in(language));
                }
            }
            out.println(
                    adapter.name() + "  " + AdapterOptions.description(adapter).in(language));
            out.println(table);
        }
        return ExitCode.DONE.code();
    }

    private static Text about(Setting setting, String adapter) {
        return AdapterOptions.hasOption(setting)
                ? Text.joined("", List.of(about(setting), text("also", AdapterOptions.option(adapter, setting.name()))))
                : about(setting);
    }

    private static Text about(Setting setting) {
        List<Text> words = new ArrayList<>();
        words.add(AdapterOptions.description(setting));
        setting.byDefaultText().ifPresent(value -> words.add(text("default", value.mapped(Printable::line))));
        if (setting.required()) {
            words.add(text("required"));
        }
        if (setting.secret()) {
            words.add(text("secret"));
        }
        return Text.joined("", words);
    }

    private static Text text(String key, Object... values) {
        return Text.of(AdaptersCommand.class, "adapters." + key, values);
    }
}
