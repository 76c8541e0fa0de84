package dev.tierwise.cli.command;

import dev.tierwise.application.spi.Setting;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.plugin.AdapterRegistry;
import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code tierwise adapters}: which sources can be read, what they know and what they need to be told. */
@Command(
        name = "adapters",
        description = "Lists the adapters: the facts that each gives and the settings that it takes.",
        footer = {"", "Example:", "  tierwise adapters"})
public final class AdaptersCommand implements Callable<Integer> {

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
            out.println(adapter.name() + "  " + adapter.description());
            out.println("  gives: "
                    + adapter.facts().stream()
                            .sorted()
                            .map(fact -> fact.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .collect(Collectors.joining(", ")));
            for (Setting setting : adapter.settings()) {
                print(adapter, setting, "  ", out);
            }
            out.println();
        }
        adapters.complaints().forEach(environment.err()::println);
        return 0;
    }

    private static void print(SourceFactory adapter, Setting setting, String indent, PrintWriter out) {
        out.println(indent + setting.name() + details(setting) + ": " + setting.description()
                + setting.byDefault().map(value -> " (default: " + value + ")").orElse("")
                + (SourceOptions.isOption(setting) ? "; also " + SourceOptions.optionName(adapter, setting) : ""));
        for (Setting field : setting.fields()) {
            print(adapter, field, indent + "    ", out);
        }
    }

    private static String details(Setting setting) {
        return (setting.required() ? ", required" : "") + (setting.secret() ? ", secret: only by reference" : "");
    }
}
