package dev.tierwise.cli.wiring;

import com.google.inject.AbstractModule;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.status.Status;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.command.AnswerOptions;
import dev.tierwise.cli.command.ImportCommand;
import dev.tierwise.cli.command.InitCommand;
import dev.tierwise.cli.command.LedgerCommand;
import dev.tierwise.cli.command.LedgerOptions;
import dev.tierwise.cli.command.RefreshCommand;
import dev.tierwise.cli.command.ServeCommand;
import dev.tierwise.cli.command.SourceOptions;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.cli.plugin.Ledgers;
import dev.tierwise.cli.plugin.Proposers;
import dev.tierwise.programmes.RememberedProgrammes;
import dev.tierwise.spi.Redaction;
import java.time.InstantSource;
import java.util.List;

/** Bindings for the commands that Guice creates. Building it does no I/O. */
final class TierwiseModule extends AbstractModule {

    /** The commands that work on a ledger, talk or keep running. */
    static final List<Class<?>> COMMANDS = List.of(
            RefreshCommand.class, ServeCommand.class, LedgerCommand.class, InitCommand.class, ImportCommand.class);

    private final Environment environment;
    private final AdapterRegistry adapters;

    TierwiseModule(Environment environment, AdapterRegistry adapters) {
        this.environment = environment;
        this.adapters = adapters;
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
        bind(Ledgers.class).toInstance(new Ledgers(TierwiseModule.class.getClassLoader()));
        bind(Proposers.class).toInstance(new Proposers(TierwiseModule.class.getClassLoader()));
        bind(SnapshotReader.class);
        bind(Refresh.class);
        bind(Status.class);
        bind(RememberedProgrammes.class);
        bind(ProgrammeCodec.class).to(RememberedProgrammes.class);

        bind(SourceOptions.class);
        bind(LedgerOptions.class);
        bind(AnswerOptions.class);
        COMMANDS.forEach(this::bind);
    }
}
