package dev.tierwise.cli.command;

import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.SpokenLanguage;
import dev.tierwise.cli.command.UsageErrors.UsageException;
import dev.tierwise.domain.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code tierwise} without a command: says what commands there are. */
@Command(name = "tierwise", versionProvider = Version.class)
public final class RootCommand implements Runnable {

    private static final Set<String> ABOUT_ALL = Set.of(Commands.HELP, Commands.COMPLETION);

    /** Words that ask for nothing but the help of this command, which has the names of the others. */
    private static final Set<String> HELP = Set.of(Commands.HELP, "-h", "--help");

    /** How picocli is told to read arguments from a file. */
    private static final String FILE_OF_ARGUMENTS = "@";

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--color",
            order = HelpOrder.RARE,
            paramLabel = "WHEN",
            defaultValue = "auto",
            scope = ScopeType.INHERIT)
    private Colour colour = Colour.AUTO;

    /** Picocli checks it; {@link dev.tierwise.cli.SpokenLanguage} has heeded it by then. */
    @Option(names = SpokenLanguage.OPTION, order = HelpOrder.OUTPUT, paramLabel = "LANG", scope = ScopeType.INHERIT)
    @SuppressWarnings("UnusedVariable")
    private @Nullable Language language;

    @Option(
            names = {"-h", "--help"},
            order = HelpOrder.HELP,
            usageHelp = true,
            scope = ScopeType.INHERIT)
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            order = HelpOrder.HELP,
            versionHelp = true)
    @SuppressWarnings("UnusedVariable")
    private boolean version;

    @Option(names = "--plugin-dir", order = HelpOrder.RARE, paramLabel = "DIR", scope = ScopeType.INHERIT)
    @SuppressWarnings("UnusedVariable")
    private List<Path> pluginDirs = new ArrayList<>();

    /**
     * What understands arguments: this command, and those below it that the arguments can be for. To make them all takes longer than
     * most of them take to answer: the others are there by name, for the help and for what to try where a name is wrong.
     *
     * @param factory makes commands
     */
    public static CommandLine commandLine(List<String> args, CommandLine.IFactory factory) {
        CommandLine root = new CommandLine(RootCommand.class, factory);
        if (HELP.containsAll(args)) {
            return args.contains(Commands.HELP) ? root.addSubcommand(HelpCommand.class) : root;
        }
        // only what comes first is certain to be a command, and not the value of an option
        if (!args.isEmpty() && Commands.NAMES.contains(args.get(0)) && !ABOUT_ALL.contains(args.get(0))) {
            return root.addSubcommand(Commands.named(args.get(0)));
        }
        boolean all =
                args.contains(Commands.COMPLETION) || args.stream().anyMatch(arg -> arg.startsWith(FILE_OF_ARGUMENTS));
        for (String name : Commands.NAMES) {
            if (all || args.contains(name)) {
                root.addSubcommand(Commands.named(name));
            } else {
                root.addSubcommand(name, CommandSpec.create());
            }
        }
        return root;
    }

    /** When the output is coloured. */
    enum Colour {
        AUTO,
        ALWAYS,
        NEVER;

        /** As people type it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether what goes to standard output or, if one is given, to a file is coloured. */
    public boolean isColoured(Environment environment, @Nullable String file) {
        return switch (colour) {
            case ALWAYS -> true;
            case NEVER -> false;
            case AUTO -> file == null && environment.isUsuallyColoured();
        };
    }

    /** How an answer is to look that goes to standard output or, if one is given, to a file. */
    RenderOptions renderOptions(Environment environment, @Nullable String file) {
        return new RenderOptions(
                environment.spoken().language(),
                isColoured(environment, file),
                environment.unicode(),
                environment.columns(),
                environment.clock().instant());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new UsageException(spec.commandLine(), Text.of(RootCommand.class, "no-command"));
    }
}
