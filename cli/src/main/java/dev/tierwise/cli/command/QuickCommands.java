package dev.tierwise.cli.command;

import dev.tierwise.application.advise.Advise;
import dev.tierwise.application.changes.Changes;
import dev.tierwise.application.compare.CompareProgrammes;
import dev.tierwise.application.compare.CompareSnapshots;
import dev.tierwise.application.deadline.FindDeadlines;
import dev.tierwise.application.diagnose.Diagnose;
import dev.tierwise.application.evaluate.Evaluate;
import dev.tierwise.application.explain.Explain;
import dev.tierwise.application.forecast.Forecast;
import dev.tierwise.application.history.ReadHistory;
import dev.tierwise.application.overview.MakeOverview;
import dev.tierwise.application.reconcile.Reconcile;
import dev.tierwise.application.simulate.Simulate;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.status.Status;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.cli.plugin.Ledgers;
import dev.tierwise.programmes.RememberedProgrammes;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes the commands that answer sooner than a container would be there: those that people and assistants ask with. The others work on a ledger,
 * talk, or keep it up to date.
 */
public final class QuickCommands {

    private final Environment environment;
    private final Supplier<AdapterRegistry> adapters;

    /** @param adapters those that are there; asked for when a command needs them */
    public QuickCommands(Environment environment, Supplier<AdapterRegistry> adapters) {
        this.environment = environment;
        this.adapters = adapters;
    }

    /** The command of a class; null if it is none of these. */
    public @Nullable Object make(Class<?> command) {
        return switch (command.getSimpleName()) {
            case "EvaluateCommand" -> new EvaluateCommand(evaluate(), environment, sources(), answer());
            case "StatusCommand" -> new StatusCommand(status(), histories(), answer());
            case "HistoryCommand" -> new HistoryCommand(new ReadHistory(), histories(), answer());
            case "ChangesCommand" -> new ChangesCommand(new Changes(status()), histories(), answer());
            case "ExplainCommand" -> new ExplainCommand(new Explain(reader()), environment, sources(), answer());
            case "CompareCommand" ->
                new CompareCommand(
                        new CompareProgrammes(evaluate()),
                        new CompareSnapshots(evaluate()),
                        environment,
                        sources(),
                        answer());
            case "ReconcileCommand" -> new ReconcileCommand(new Reconcile(reader()), environment, sources(), answer());
            case "ScheduleCommand" ->
                new ScheduleCommand(new FindDeadlines(reader()), environment, sources(), ledgers(), answer());
            case "ReportCommand" ->
                new ReportCommand(
                        new MakeOverview(reader(), status(), new ReadHistory()),
                        environment,
                        sources(),
                        new LookAheadOptions(),
                        ledgers(),
                        answer());
            case "ForecastCommand" ->
                new ForecastCommand(
                        new Forecast(reader()), environment, sources(), new LookAheadOptions(), ledgers(), answer());
            case "SimulateCommand" ->
                new SimulateCommand(
                        new Simulate(reader()),
                        environment,
                        sources(),
                        new ChangeOptions(environment),
                        new LookAheadOptions(),
                        ledgers(),
                        answer());
            case "AdviseCommand" ->
                new AdviseCommand(new Advise(reader()), environment, sources(), ledgers(), answer());
            case "SnapshotCommand" -> new SnapshotCommand(reader(), environment, sources());
            case "McpCommand" -> new McpCommand(reader(), environment, sources(), ledgers());
            case "DoctorCommand" ->
                new DoctorCommand(
                        new Diagnose(environment.clock(), environment.err().redaction()), sources(), answer());
            case "NotifyCommand" -> new NotifyCommand(environment, adapters.get());
            case "ProgrammeCommand" -> new ProgrammeCommand(environment);
            case "ProgrammeShowCommand" -> new ProgrammeShowCommand(environment, answer());
            case "ProgrammeTestCommand" -> new ProgrammeTestCommand(environment, evaluate(), adapters.get(), answer());
            case "AdaptersCommand" -> new AdaptersCommand(adapters.get(), answer());
            case "SchemaCommand" -> new SchemaCommand(environment);
            case "CompletionCommand" -> new CompletionCommand(environment, adapters.get());
            case "HelpCommand" -> new HelpCommand();
            default -> null;
        };
    }

    private SnapshotReader reader() {
        return new SnapshotReader(environment.clock(), environment.err().redaction());
    }

    private Evaluate evaluate() {
        return new Evaluate(reader());
    }

    private Status status() {
        return new Status(environment.clock());
    }

    private SourceOptions sources() {
        return new SourceOptions(environment, adapters.get());
    }

    private AnswerOptions answer() {
        return new AnswerOptions(environment);
    }

    private LedgerOptions ledgers() {
        return new LedgerOptions(
                environment, new Ledgers(QuickCommands.class.getClassLoader()), new RememberedProgrammes());
    }

    private HistoryOptions histories() {
        return new HistoryOptions(environment, adapters.get(), ledgers());
    }
}
