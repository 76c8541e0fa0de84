package dev.tierwise.cli.command;

import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wording.Language;
import dev.tierwise.cli.Environment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code tierwise} without a command: says what commands there are. */
@Command(
        name = "tierwise",
        description = "Which HubSpot partner tier the agency holds, why, and what is missing.",
        versionProvider = Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            EvaluateCommand.class,
            StatusCommand.class,
            HistoryCommand.class,
            ChangesCommand.class,
            ExplainCommand.class,
            CompareCommand.class,
            ReconcileCommand.class,
            ScheduleCommand.class,
            ForecastCommand.class,
            SimulateCommand.class,
            AdviseCommand.class,
            RefreshCommand.class,
            ServeCommand.class,
            LedgerCommand.class,
            SnapshotCommand.class,
            InitCommand.class,
            DoctorCommand.class,
            ProgrammeCommand.class,
            AdaptersCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "Examples:",
            "  tierwise evaluate examples/agency --as-of 2018-03-15",
            "  tierwise help evaluate",
            "Exit codes: 0 done, 1 fault in Tierwise, 2 wrong usage or configuration, 3 bad input data,"
                    + " 4 refused, 5 source unavailable, 10 tier not certainly reached."
        })
public final class RootCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--color",
            order = HelpOrder.RARE,
            paramLabel = "WHEN",
            defaultValue = "auto",
            scope = ScopeType.INHERIT,
            description = "Colour: always, never or auto, which heeds NO_COLOR.")
    private Colour colour = Colour.AUTO;

    @Option(
            names = {"-h", "--help"},
            order = HelpOrder.HELP,
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            order = HelpOrder.HELP,
            versionHelp = true,
            description = "Shows the version.")
    @SuppressWarnings("UnusedVariable")
    private boolean version;

    @Option(
            names = "--plugin-dir",
            order = HelpOrder.RARE,
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "A folder of plug-ins, each in one of its own.")
    @SuppressWarnings("UnusedVariable")
    private List<Path> pluginDirs = new ArrayList<>();

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
    RenderOptions renderOptions(Environment environment, Language language, @Nullable String file) {
        return new RenderOptions(
                language,
                isColoured(environment, file),
                environment.unicode(),
                environment.columns(),
                environment.clock().instant());
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getErr());
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }
}
