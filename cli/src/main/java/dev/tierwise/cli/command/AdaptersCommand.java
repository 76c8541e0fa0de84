package dev.tierwise.cli.command;

import dev.tierwise.answers.Printable;
import dev.tierwise.application.spi.Setting;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.config.AdapterOptions;
import dev.tierwise.cli.plugin.AdapterRegistry;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tierwise adapters}: which sources can be read, what they know and what they need to be told. */
@Command(
        name = "adapters",
        description = {
            "Lists what can be read, and the settings of each adapter.",
            "Each adapter is listed with the facts that it gives and the settings that it takes."
        },
        footer = {"", "Example:", "  tierwise adapters"})
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
        for (SourceFactory adapter : adapters.all()) {
            Help.TextTable table = Help.TextTable.forColumns(
                    Help.defaultColorScheme(Help.Ansi.OFF),
                    new Column(NAMES, 2, Column.Overflow.SPAN),
                    new Column(Math.max(NAMES, environment.columns() - NAMES), 2, Column.Overflow.WRAP));
            AdapterRegistry.plugin(adapter).ifPresent(folder -> table.addRowValues("from", Printable.line(folder)));
            table.addRowValues(
                    "gives",
                    adapter.facts().stream()
                            .sorted()
                            .map(fact -> fact.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", ")));
            for (Setting setting : adapter.settings()) {
                table.addRowValues(
                        setting.name(),
                        about(setting)
                                + (AdapterOptions.hasOption(setting)
                                        ? "; also " + AdapterOptions.option(adapter.name(), setting.name())
                                        : ""));
                for (Setting field : setting.fields()) {
                    table.addRowValues("    " + field.name(), about(field));
                }
            }
            out.println(adapter.name() + "  " + adapter.description());
            out.println(table);
        }
        return ExitCode.DONE.code();
    }

    private static String about(Setting setting) {
        return Printable.line(setting.description())
                + setting.byDefault()
                        .map(value -> " (default: " + Printable.line(value) + ")")
                        .orElse("")
                + (setting.required() ? "; required" : "")
                + (setting.secret() ? "; secret, only by reference" : "");
    }
}
