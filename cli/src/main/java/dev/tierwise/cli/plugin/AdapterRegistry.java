package dev.tierwise.cli.plugin;

import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.cli.config.Adapters;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
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
    private final List<String> complaints;

    private AdapterRegistry(Map<String, SourceFactory> adapters, List<String> complaints) {
        this.adapters = Collections.unmodifiableMap(adapters);
        this.complaints = List.copyOf(complaints);
    }

    /**
     * Finds the adapters that a class loader sees, then those of plug-ins.
     *
     * @param folders each holds plug-ins
     * @param clock   tells when a plug-in's time is over
     * @param limits  how long plug-ins are waited for
     */
    public static AdapterRegistry load(
            ClassLoader loader, List<Path> folders, InstantSource clock, PluginLimits limits) {
        AdapterRegistry builtIn = load(loader);
        if (folders.isEmpty()) {
            return builtIn;
        }
        Map<String, SourceFactory> adapters = new TreeMap<>(builtIn.adapters);
        List<String> complaints = new ArrayList<>(builtIn.complaints);
        Plugins plugins = Plugins.in(folders, clock, limits);
        complaints.addAll(plugins.complaints());
        plugins.adapters().forEach(adapter -> add(adapter, adapters, complaints));
        return new AdapterRegistry(adapters, complaints);
    }

    /** Finds the adapters that a class loader sees. */
    public static AdapterRegistry load(ClassLoader loader) {
        Map<String, SourceFactory> adapters = new TreeMap<>();
        List<String> complaints = new ArrayList<>();
        Iterator<ServiceLoader.Provider<SourceFactory>> providers =
                ServiceLoader.load(SourceFactory.class, loader).stream().iterator();
        while (complaints.size() < MOST_COMPLAINTS) {
            String adapter = "an adapter";
            try {
                if (!providers.hasNext()) {
                    break;
                }
                ServiceLoader.Provider<SourceFactory> provider = providers.next();
                adapter = "the adapter " + provider.type().getName();
                add(provider.get(), adapters, complaints);
            } catch (ServiceConfigurationError | RuntimeException | LinkageError e) {
                complaints.add(adapter + " is left out: it failed to start ("
                        + e.getClass().getSimpleName() + (adapter.equals("an adapter") ? ", " + e.getMessage() : "")
                        + ")");
            }
        }
        return new AdapterRegistry(adapters, complaints);
    }

    private static void add(SourceFactory adapter, Map<String, SourceFactory> adapters, List<String> complaints) {
        String name = adapter.name();
        if (name.length() < SHORTEST_NAME || !NAME.matcher(name).matches()) {
            complaints.add(described(adapter) + " is left out: its name '" + name
                    + "' is not two or more lower-case letters, digits and hyphens");
        } else if (adapters.containsKey(name)) {
            complaints.add(described(adapter) + " is left out: the name '" + name + "' is taken by "
                    + described(Objects.requireNonNull(adapters.get(name))));
        } else if (adapter.settings().stream()
                .anyMatch(setting -> setting.name().equals(RESERVED_SETTING))) {
            complaints.add("the adapter '" + name + "' is left out: it has a setting '" + RESERVED_SETTING
                    + "', which is the key that names the adapter");
        } else {
            adapters.put(name, adapter);
        }
    }

    private static String described(SourceFactory adapter) {
        return adapter instanceof PluginFactory plugin
                ? plugin.plugin()
                : "the adapter " + adapter.getClass().getName();
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
    public List<String> complaints() {
        return complaints;
    }
}
