package dev.tierwise.cli;

import dev.tierwise.answers.failure.Failure;
import dev.tierwise.cli.command.CommandOptions;
import dev.tierwise.cli.command.HelpLayout;
import dev.tierwise.cli.command.HelpTexts;
import dev.tierwise.cli.command.McpCommand;
import dev.tierwise.cli.command.RootCommand;
import dev.tierwise.cli.command.ServeCommand;
import dev.tierwise.cli.command.SourceOptions;
import dev.tierwise.cli.command.UsageErrors;
import dev.tierwise.cli.command.Version;
import dev.tierwise.cli.config.ConfigurationReader;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.cli.plugin.PluginFolders;
import dev.tierwise.cli.plugin.PluginLimits;
import dev.tierwise.cli.wiring.CommandFactory;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.FileFailure;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;

/** The whole program as a function of its arguments and its environment. */
public final class Tierwise {

    private static final int WIDEST_HELP = 110;
    private static final int NARROWEST_HELP = 60;

    private final Environment environment;
    private final Supplier<AdapterRegistry> loading;
    private @Nullable AdapterRegistry adapters;
    private boolean undeliverable;

    private Tierwise(Environment environment, List<String> args, ClassLoader builtIn, PluginLimits limits) {
        this.environment = environment.withOut(new PipedOutput(environment.out()));
        List<Path> plugins = PluginFolders.of(args, environment);
        this.loading = () -> AdapterRegistry.load(builtIn, plugins, environment.clock(), limits, CommandOptions::names);
        if (!plugins.isEmpty()) {
            adapters();
        }
    }

    /** Runs a command: data goes to the environment's {@code out}, messages to its {@code err}; returns the exit code. */
    public static int run(List<String> args, Environment environment) {
        return run(args, environment, Tierwise.class.getClassLoader(), PluginLimits.USUAL);
    }

    /**
     * Does the same with other adapters and limits.
     *
     * @param builtIn where {@link java.util.ServiceLoader} looks for the built-in adapters
     * @param limits  how long plug-ins may take
     */
    public static int run(List<String> args, Environment environment, ClassLoader builtIn, PluginLimits limits) {
        environment.spoken().ask(args);
        try {
            Tierwise tierwise = new Tierwise(environment, args, builtIn, limits);
            return tierwise.delivered(tierwise.execute(args.toArray(String[]::new)));
        } catch (OutOfMemoryError e) {
            complain(environment, "out-of-memory");
            return ExitCode.FAULT.code();
        } catch (RuntimeException | Error e) {
            return fault(e, environment);
        }
    }

    /** Flushes standard output. */
    private int delivered(int code) {
        try {
            environment.out().flush();
            return code;
        } catch (IOException e) {
            return undeliverable(e);
        }
    }

    /** Everything else that reads or writes says itself what failed: what is left is the standard output. */
    private int undeliverable(IOException failure) {
        if (!undeliverable) {
            complain(environment, "unwritable", FileFailure.reason(failure));
        }
        undeliverable = true;
        return ExitCode.FAULT.code();
    }

    /** The adapters; those that are built in say nothing, and not every command needs them. */
    private AdapterRegistry adapters() {
        AdapterRegistry loaded = adapters;
        if (loaded == null) {
            loaded = loading.get();
            loaded.complaints().forEach(environment::warn);
            adapters = loaded;
        }
        return loaded;
    }

    private int execute(String[] args) {
        PrintWriter out = new PrintWriter(new OutputStreamWriter(environment.out(), StandardCharsets.UTF_8));
        if (args.length == 1 && Version.OPTIONS.contains(args[0])) {
            // to make what understands arguments takes longer than all the rest
            out.println(Version.line());
            out.flush();
            return ExitCode.DONE.code();
        }
        PrintWriter err = new PrintWriter(environment.err(), true, StandardCharsets.UTF_8);
        CommandLine commandLine = commandLine(List.of(args));
        int code = commandLine
                .setOut(out)
                .setErr(err)
                .setColorScheme(colours(environment.isUsuallyColoured()))
                .setExecutionStrategy(this::executeColoured)
                .setUsageHelpWidth(Math.max(NARROWEST_HELP, Math.min(WIDEST_HELP, environment.columns())))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpLongOptionsMaxWidth(28)
                .setParameterExceptionHandler(this::wrongUsage)
                .setExecutionExceptionHandler((failure, command, result) -> failed(failure))
                .execute(args);
        out.flush();
        return code;
    }

    /** What understands arguments, with the adapters that are built in. */
    static CommandLine commandLine(List<String> args, Environment environment) {
        return new Tierwise(environment, args, Tierwise.class.getClassLoader(), PluginLimits.USUAL).commandLine(args);
    }

    private CommandLine commandLine(List<String> args) {
        CommandLine commandLine = RootCommand.commandLine(args, new CommandFactory(environment, this::adapters));
        SourceOptions.addAdapterOptions(commandLine, this::adapters);
        CommandLine serve = commandLine.getSubcommands().get("serve");
        if (serve != null && serve.getCommand() != null) {
            ServeCommand.hideRefused(serve.getCommandSpec());
        }
        CommandLine mcp = commandLine.getSubcommands().get("mcp");
        if (mcp != null && mcp.getCommand() != null) {
            McpCommand.removeRefused(mcp.getCommandSpec());
        }
        HelpLayout.applyTo(commandLine);
        return commandLine.setHelpFactory(
                (command, colours) -> HelpTexts.help(command, colours, this::adapters, () -> languageOfHelp(args)));
    }

    /** Help is about no configuration, but may be in its language. */
    private Locale languageOfHelp(List<String> args) {
        if (environment.spoken().isUsual()) {
            Optional<String> named = Arguments.values(args, "--config").stream().reduce((first, last) -> last);
            environment.spoken().configure(ConfigurationReader.language(named, environment));
        }
        return environment.locale();
    }

    /** Runs what was parsed, help included, in the colours that were asked for. */
    private int executeColoured(CommandLine.ParseResult parsed) {
        CommandLine commandLine = parsed.commandSpec().commandLine();
        RootCommand root = commandLine.getCommand();
        commandLine.setColorScheme(colours(root.isColoured(environment, null)));
        return new CommandLine.RunLast().execute(parsed);
    }

    private static CommandLine.Help.ColorScheme colours(boolean wanted) {
        return CommandLine.Help.defaultColorScheme(wanted ? Ansi.ON : Ansi.OFF);
    }

    private int wrongUsage(CommandLine.ParameterException mistake, String[] args) {
        UsageErrors.lines(mistake, environment.locale()).forEach(environment::say);
        return ExitCode.USAGE.code();
    }

    private int failed(Exception exception) {
        Optional<Failure> failure = Failure.of(exception);
        if (failure.isPresent()) {
            environment.tell(failure.get());
            return ExitCode.of(failure.get().kind()).code();
        }
        return exception instanceof IOException unwritten ? undeliverable(unwritten) : fault(exception, environment);
    }

    private static int fault(Throwable fault, Environment environment) {
        environment.say(
                Environment.complaint(Fault.report(fault, environment.err().redaction())));
        return ExitCode.FAULT.code();
    }

    private static void complain(Environment environment, String key, Object... values) {
        environment.say(Environment.complaint(Text.of(Tierwise.class, key, values)));
    }
}
