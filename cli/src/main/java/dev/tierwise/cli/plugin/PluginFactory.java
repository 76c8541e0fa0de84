package dev.tierwise.cli.plugin;

import dev.tierwise.answers.Printable;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
import dev.tierwise.spi.border.SourceSecrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An adapter of a plug-in. What it says about itself was asked once, when it was loaded; its sources are called under guard.
 *
 * @param folder  where the plug-in is
 * @param adapter the adapter itself
 * @param faults  takes what it does wrong
 * @param lastCalls keeps its sources from being called while they hang
 */
record PluginFactory(
        String folder,
        SourceFactory adapter,
        ClassLoader loader,
        InstantSource clock,
        PluginLimits limits,
        PluginFaults faults,
        LastCalls lastCalls,
        String name,
        String spiVersion,
        Text description,
        Set<Fact> facts,
        List<Setting> settings,
        boolean live)
        implements SourceFactory {

    /**
     * Asks an adapter what it is; on the plug-in's own thread. Its version comes first: one that was made for another SPI may lack the
     * other methods, or mean something else by them.
     *
     * @throws UnfitException if it cannot be used, whatever it reads
     */
    static PluginFactory of(
            String folder, SourceFactory adapter, ClassLoader loader, InstantSource clock, PluginLimits limits)
            throws UnfitException {
        String version = given(adapter.spiVersion(), "version");
        if (!SpiVersion.fits(version)) {
            throw new UnfitException("other-version", version, SpiVersion.CURRENT);
        }
        String name = given(adapter.name(), "name");
        PluginFaults faults = new PluginFaults(Text.of(PluginFactory.class, "plugin.adapter", name, folder));
        return new PluginFactory(
                folder,
                adapter,
                loader,
                clock,
                limits,
                faults,
                new LastCalls(),
                name,
                version,
                given(adapter.description(), "description").mapped(Printable::line),
                new LinkedHashSet<>(all(adapter.facts(), "facts")),
                all(adapter.settings(), "settings").stream()
                        .map(setting -> setting.asking(validator -> guarded(validator, faults, loader, limits)))
                        .toList(),
                adapter.live());
    }

    /** A validator that fails finds fault with every value. */
    private static Function<String, Optional<Text>> guarded(
            Function<String, Optional<Text>> validator, PluginFaults faults, ClassLoader loader, PluginLimits limits) {
        return written -> {
            try (Guard guard = new Guard(faults, loader, limits.grace())) {
                return guard.call(
                        limits.atOnce(), () -> validator.apply(written).map(PluginFactory::inWords));
            } catch (SourceException e) {
                return Optional.of(e.text());
            }
        };
    }

    /** In the languages that there are at once, so that words that are missing are a fault of the plug-in. */
    private static Text inWords(Text text) {
        return Text.bilingual(Printable.line(text.in(Locale.ENGLISH)), Printable.line(text.in(Locale.GERMAN)));
    }

    private static <T> T given(@Nullable T value, String what) throws UnfitException {
        if (value == null) {
            throw new UnfitException("null." + what);
        }
        return value;
    }

    private static <T> List<T> all(@Nullable Collection<T> values, String what) throws UnfitException {
        List<T> all = new ArrayList<>();
        for (T value : given(values, what)) {
            all.add(given(value, what + ".element"));
        }
        return all;
    }

    /** An adapter cannot be used, for a reason that has nothing to do with what it reads. */
    static final class UnfitException extends Exception implements Worded {

        private static final long serialVersionUID = 1;

        private final transient Text text;

        UnfitException(String key, Object... values) {
            this.text = Text.of(PluginFactory.class, "unfit." + key, values);
        }

        @Override
        public String getMessage() {
            return text.toString();
        }

        @Override
        public Text text() {
            return text;
        }
    }

    /** What people call it. */
    Text plugin() {
        return faults.plugin();
    }

    @Override
    public Source open(SourceSettings values) throws SourceException {
        faults.hide(SourceSecrets.of(settings, values));
        Guard guard = lastCalls.next(values, () -> new Guard(faults, loader, limits.grace()));
        boolean opened = false;
        try {
            Source source = guard.call(
                    limits.atOnce(), () -> Objects.requireNonNull(adapter.open(values), "open answers null"));
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
