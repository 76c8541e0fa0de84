package dev.tierwise.cli.plugin;

import dev.tierwise.cli.config.AdapterOptions;
import dev.tierwise.cli.config.Adapters;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The adapters that are there, by name. One that is broken is named and left out; the others work all the same. */
public final class AdapterRegistry implements Adapters {

    /** A single letter would be taken for a drive in {@code C:\data}. */
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final int SHORTEST_NAME = 2;

    private static final String RESERVED_SETTING = "adapter";

    /** So many broken entries are not adapters any more but damage. */
    private static final int MOST_COMPLAINTS = 100;

    private final Map<String, SourceFactory> adapters;
    private final List<Text> complaints;

    private AdapterRegistry(Map<String, SourceFactory> adapters, List<Text> complaints) {
        this.adapters = Collections.unmodifiableMap(adapters);
        this.complaints = List.copyOf(complaints);
    }

    /**
     * Finds the adapters that a class loader sees, then those of plug-ins.
     *
     * @param folders each holds plug-ins
     * @param clock   tells when a plug-in's time is over
     * @param limits  how long plug-ins are waited for
     * @param options the options that commands have without adapters; asked for when there are folders
     */
    public static AdapterRegistry load(
            ClassLoader loader,
            List<Path> folders,
            InstantSource clock,
            PluginLimits limits,
            Supplier<Set<String>> options) {
        AdapterRegistry builtIn = load(loader);
        if (folders.isEmpty()) {
            return builtIn;
        }
        Map<String, SourceFactory> adapters = new TreeMap<>(builtIn.adapters);
        List<Text> complaints = new ArrayList<>(builtIn.complaints);
        Plugins plugins = Plugins.in(folders, clock, limits);
        complaints.addAll(plugins.complaints());
        Set<String> taken = options.get();
        plugins.adapters().forEach(adapter -> add(adapter, taken, adapters, complaints));
        return new AdapterRegistry(adapters, complaints);
    }

    /** Finds the adapters that a class loader sees. */
    public static AdapterRegistry load(ClassLoader loader) {
        Map<String, SourceFactory> adapters = new TreeMap<>();
        List<Text> complaints = new ArrayList<>();
        Iterator<ServiceLoader.Provider<SourceFactory>> providers =
                ServiceLoader.load(SourceFactory.class, loader).stream().iterator();
        while (complaints.size() < MOST_COMPLAINTS) {
            Optional<String> adapter = Optional.empty();
            try {
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<SourceFactory> provider = providers.next();
                adapter = Optional.of(provider.type().getName());
                add(provider.get(), Set.of(), adapters, complaints);
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                String kind = e.getClass().getSimpleName();
                complaints.add(adapter.map(name -> text("not-started", name, kind))
                        .orElseGet(() -> text("not-found", kind, String.valueOf(e.getMessage()))));
            }
        }
        return new AdapterRegistry(adapters, complaints);
    }

    /** Admits an adapter, unless something is wrong with what it says about itself. */
    private static void add(
            SourceFactory adapter, Set<String> taken, Map<String, SourceFactory> adapters, List<Text> complaints) {
        nameFault(adapter.name(), adapters)
                .or(() -> settingsFault("setting.", adapter.settings()))
                .or(() -> optionFault(adapter, taken, adapters.values()))
                .ifPresentOrElse(
                        fault -> complaints.add(text("left-out", described(adapter), fault)),
                        () -> adapters.put(adapter.name(), adapter));
    }

    private static Optional<Text> nameFault(String name, Map<String, SourceFactory> adapters) {
        if (name.length() < SHORTEST_NAME || !NAME.matcher(name).matches()) {
            return Optional.of(text("name", name));
        }
        return Optional.ofNullable(adapters.get(name)).map(other -> text("name-taken", name, described(other)));
    }

    private static Optional<Text> settingsFault(String what, List<Setting> settings) {
        Set<String> names = new HashSet<>();
        for (Setting setting : settings) {
            if (setting.name().equals(RESERVED_SETTING)) {
                return Optional.of(text(what + "reserved", RESERVED_SETTING));
            }
            if (!names.add(setting.name())) {
                return Optional.of(text(what + "twice", setting.name()));
            }
            Optional<Text> fault = settingsFault("field.", setting.fields());
            if (fault.isPresent()) {
                return fault.map(inner -> text("in-setting", setting.name(), inner));
            }
        }
        return Optional.empty();
    }

    /** Two options of one name would keep every command from starting. */
    private static Optional<Text> optionFault(
            SourceFactory adapter, Set<String> taken, Collection<SourceFactory> others) {
        List<String> options = AdapterOptions.names(adapter);
        for (String option : options) {
            if (taken.contains(option)) {
                return Optional.of(text("option-of-tierwise", option));
            }
        }
        for (SourceFactory other : others) {
            Set<String> theirs = Set.copyOf(AdapterOptions.names(other));
            for (String option : options) {
                if (theirs.contains(option)) {
                    return Optional.of(text("option-of-other", option, described(other)));
                }
            }
        }
        return Optional.empty();
    }

    private static Text described(SourceFactory adapter) {
        return adapter instanceof PluginFactory plugin
                ? plugin.plugin()
                : text("built-in", adapter.getClass().getName());
    }

    private static Text text(String key, Object... values) {
        return Text.of(AdapterRegistry.class, "adapter." + key, values);
    }

    /** The folder of the plug-in that an adapter came with; empty for one that is built in. */
    public static Optional<String> plugin(SourceFactory adapter) {
        return adapter instanceof PluginFactory plugin ? Optional.of(plugin.folder()) : Optional.empty();
    }

    @Override
    public Optional<SourceFactory> find(String name) {
        return Optional.ofNullable(adapters.get(name));
    }

    @Override
    public List<String> names() {
        return List.copyOf(adapters.keySet());
    }

    /** Every adapter, by name. */
    public Collection<SourceFactory> all() {
        return adapters.values();
    }

    /** What is wrong with adapters that were left out; for people. */
    public List<Text> complaints() {
        return complaints;
    }
}
