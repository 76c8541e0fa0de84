package dev.tierwise.cli.plugin;

import dev.tierwise.application.spi.DiagnosisSink;
import dev.tierwise.application.spi.Fact;
import dev.tierwise.application.spi.FactSink;
import dev.tierwise.application.spi.PartnerSink;
import dev.tierwise.application.spi.ReadRequest;
import dev.tierwise.application.spi.Setting;
import dev.tierwise.application.spi.Source;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.application.spi.SourceSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;

/**
 * An adapter of a plug-in. What it says about itself was asked once, when it was loaded; its sources are called under guard.
 *
 * @param folder  where the plug-in is
 * @param adapter the adapter itself
 */
record PluginFactory(
        String folder,
        SourceFactory adapter,
        ClassLoader loader,
        InstantSource clock,
        PluginLimits limits,
        String name,
        String spiVersion,
        String description,
        Set<Fact> facts,
        List<Setting> settings,
        boolean live)
        implements SourceFactory {

    /** Asks an adapter what it is; on the plug-in's own thread. */
    static PluginFactory of(
            String folder, SourceFactory adapter, ClassLoader loader, InstantSource clock, PluginLimits limits) {
        String name = adapter.name();
        return new PluginFactory(
                folder,
                adapter,
                loader,
                clock,
                limits,
                name,
                adapter.spiVersion(),
                adapter.description(),
                Set.copyOf(adapter.facts()),
                List.copyOf(adapter.settings()),
                adapter.live());
    }

    /** What people call it. */
    String plugin() {
        return "the adapter '" + name + "' of the plug-in " + folder;
    }

    @Override
    public Source open(SourceSettings values) throws SourceException {
        Guard guard = new Guard(plugin(), loader, limits.grace());
        boolean opened = false;
        try {
            Source source = guard.call(limits.atOnce(), () -> adapter.open(values));
            opened = true;
            return new Guarded(source, guard, clock, limits.overtime());
        } finally {
            if (!opened) {
                guard.close();
            }
        }
    }

    private record Guarded(Source source, Guard guard, InstantSource clock, Duration overtime) implements Source {

        @Override
        public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
            until(deadline, () -> source.readPartner(deadline, sink));
        }

        @Override
        public void read(ReadRequest request, FactSink sink) throws SourceException {
            until(request.deadline(), () -> source.read(request, sink));
        }

        @Override
        public void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {
            until(request.deadline(), () -> source.diagnose(request, sink));
        }

        private interface Work {
            void run() throws SourceException;
        }

        private void until(Instant deadline, Work work) throws SourceException {
            guard.call(Duration.between(clock.instant(), deadline).plus(overtime), () -> {
                work.run();
                return this;
            });
        }

        /** A source that cannot be closed is let go of: everything that it knew has been said. */
        @Override
        @SuppressWarnings("EmptyCatch")
        public void close() {
            try {
                guard.call(overtime, () -> {
                    source.close();
                    return this;
                });
            } catch (SourceException | RejectedExecutionException e) {
                // nothing that it knew is lost
            } finally {
                guard.close();
            }
        }
    }
}
