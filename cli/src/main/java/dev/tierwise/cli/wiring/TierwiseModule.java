package dev.tierwise.cli.wiring;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
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
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.overview.MakeOverview;
import dev.tierwise.application.reconcile.Reconcile;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.simulate.Simulate;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.application.status.Status;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.command.AnswerOptions;
import dev.tierwise.cli.command.ChangeOptions;
import dev.tierwise.cli.command.HistoryOptions;
import dev.tierwise.cli.command.LedgerOptions;
import dev.tierwise.cli.command.LookAheadOptions;
import dev.tierwise.cli.command.ProgrammeCommand;
import dev.tierwise.cli.command.RootCommand;
import dev.tierwise.cli.command.SourceOptions;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.cli.plugin.Ledgers;
import dev.tierwise.cli.plugin.Proposers;
import dev.tierwise.programmes.RememberedProgrammes;
import dev.tierwise.spi.Redaction;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/** Every object that commands are made of, bound explicitly. Building it does no I/O. */
public final class TierwiseModule extends AbstractModule {

    /** What the injector makes; everything else is the command line's own. */
    public static final Set<Class<?>> COMMANDS = Stream.concat(
                    RootCommand.COMMANDS.stream(),
                    Stream.<Class<?>>of(
                            ProgrammeCommand.class.getAnnotation(Command.class).subcommands()))
            .collect(Collectors.toUnmodifiableSet());

    private final Environment environment;
    private final AdapterRegistry adapters;

    public TierwiseModule(Environment environment, AdapterRegistry adapters) {
        this.environment = environment;
        this.adapters = adapters;
    }

    /** An injector that makes nothing that is not bound here. */
    public static Injector injector(Environment environment, AdapterRegistry adapters) {
        return Guice.createInjector(Stage.DEVELOPMENT, new TierwiseModule(environment, adapters));
    }

    @Override
    protected void configure() {
        binder().requireExplicitBindings();
        binder().disableCircularProxies();
        binder().requireExactBindingAnnotations();
        binder().requireAtInjectOnConstructors();
        bind(Environment.class).toInstance(environment);
        bind(AdapterRegistry.class).toInstance(adapters);
        bind(InstantSource.class).toInstance(environment.clock());
        bind(Redaction.class).toInstance(environment.err().redaction());
        bind(SnapshotReader.class);
        bind(Snapshots.class).to(SnapshotReader.class);
        bind(Evaluate.class);
        bind(Explain.class);
        bind(CompareProgrammes.class);
        bind(CompareSnapshots.class);
        bind(Diagnose.class);
        bind(Refresh.class);
        bind(Status.class);
        bind(ReadHistory.class);
        bind(Changes.class);
        bind(Reconcile.class);
        bind(FindDeadlines.class);
        bind(Forecast.class);
        bind(Simulate.class);
        bind(Advise.class);
        bind(MakeOverview.class);
        bind(Ledgers.class).toInstance(new Ledgers(TierwiseModule.class.getClassLoader()));
        bind(Proposers.class).toInstance(new Proposers(TierwiseModule.class.getClassLoader()));
        bind(ProgrammeCodec.class).to(RememberedProgrammes.class);
        bind(RememberedProgrammes.class);

        bind(LedgerOptions.class);
        bind(HistoryOptions.class);
        bind(SourceOptions.class);
        bind(AnswerOptions.class);
        bind(LookAheadOptions.class);
        bind(ChangeOptions.class);
        COMMANDS.forEach(this::bind);
    }
}
