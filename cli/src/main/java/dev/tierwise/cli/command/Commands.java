package dev.tierwise.cli.command;

import java.util.Collection;
import java.util.List;

/** The commands below {@code tierwise} by name; the class of one is not loaded before it is asked for. */
public final class Commands {

    static final String HELP = "help";

    static final String COMPLETION = "completion";

    /** Their names by what they are for, in the order of the help; of a group the one that is used most comes first. */
    static final List<List<String>> GROUPS = List.of(
            List.of(
                    "evaluate",
                    "status",
                    "history",
                    "changes",
                    "explain",
                    "compare",
                    "reconcile",
                    "schedule",
                    "report"),
            List.of("forecast", "simulate", "advise"),
            List.of("refresh", "serve", "mcp", "notify", "ledger", "snapshot"),
            List.of("init", "import", "doctor", "programme", "adapters", "schema", COMPLETION, HELP));

    /** Their names, in the order of the help. */
    public static final List<String> NAMES =
            GROUPS.stream().flatMap(Collection::stream).toList();

    private Commands() {}

    /**
     * The class of a command.
     *
     * @param name one of {@link #NAMES}
     * @throws IllegalArgumentException if there is no such command
     */
    public static Class<?> named(String name) {
        return switch (name) {
            case "evaluate" -> EvaluateCommand.class;
            case "status" -> StatusCommand.class;
            case "history" -> HistoryCommand.class;
            case "changes" -> ChangesCommand.class;
            case "explain" -> ExplainCommand.class;
            case "compare" -> CompareCommand.class;
            case "reconcile" -> ReconcileCommand.class;
            case "schedule" -> ScheduleCommand.class;
            case "report" -> ReportCommand.class;
            case "forecast" -> ForecastCommand.class;
            case "simulate" -> SimulateCommand.class;
            case "advise" -> AdviseCommand.class;
            case "refresh" -> RefreshCommand.class;
            case "serve" -> ServeCommand.class;
            case "mcp" -> McpCommand.class;
            case "notify" -> NotifyCommand.class;
            case "ledger" -> LedgerCommand.class;
            case "snapshot" -> SnapshotCommand.class;
            case "init" -> InitCommand.class;
            case "import" -> ImportCommand.class;
            case "doctor" -> DoctorCommand.class;
            case "programme" -> ProgrammeCommand.class;
            case "adapters" -> AdaptersCommand.class;
            case "schema" -> SchemaCommand.class;
            case COMPLETION -> CompletionCommand.class;
            case HELP -> HelpCommand.class;
            default -> throw new IllegalArgumentException(name);
        };
    }
}
