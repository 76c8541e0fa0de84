package dev.tierwise.cli.wiring;

import com.google.inject.AbstractModule;
import dev.tierwise.application.ledger.ProgrammeCodec;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.cli.plugin.Ledgers;
import dev.tierwise.cli.plugin.Proposers;
import dev.tierwise.programmes.RememberedProgrammes;
import dev.tierwise.spi.Redaction;
import java.time.InstantSource;

/**
 * What commands are made of that Guice makes. Only what their constructors cannot say is bound: classes that the command does not use are not even
 * loaded. Building it does no I/O.
 */
final class TierwiseModule extends AbstractModule {

    private final Environment environment;
    private final AdapterRegistry adapters;

    TierwiseModule(Environment environment, AdapterRegistry adapters) {
        this.environment = environment;
        this.adapters = adapters;
    }

    @Override
    protected void configure() {
        binder().disableCircularProxies();
        binder().requireExactBindingAnnotations();
        binder().requireAtInjectOnConstructors();
        bind(Environment.class).toInstance(environment);
        bind(AdapterRegistry.class).toInstance(adapters);
        bind(InstantSource.class).toInstance(environment.clock());
        bind(Redaction.class).toInstance(environment.err().redaction());
        bind(Ledgers.class).toInstance(new Ledgers(TierwiseModule.class.getClassLoader()));
        bind(Proposers.class).toInstance(new Proposers(TierwiseModule.class.getClassLoader()));
        bind(Snapshots.class).to(SnapshotReader.class);
        bind(ProgrammeCodec.class).to(RememberedProgrammes.class);
    }
}
