package dev.tierwise.cli.plugin;

import dev.tierwise.cli.config.Ownership;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The adapters of plug-ins: each folder inside a plug-in folder is one plug-in, with all its jars in it. One that cannot be
 * used is named and left out; the others work all the same.
 */
final class Plugins {

    private static final String JAR = ".jar";
    private static final int MOST_NAMED = 3;

    private final InstantSource clock;
    private final PluginLimits limits;
    private final List<PluginFactory> adapters = new ArrayList<>();
    private final List<Text> complaints = new ArrayList<>();

    private Plugins(InstantSource clock, PluginLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    /**
     * Loads what is in some folders.
     *
     * @param folders each holds plug-ins; one that is not there is a complaint
     */
    static Plugins in(List<Path> folders, InstantSource clock, PluginLimits limits) {
        Plugins plugins = new Plugins(clock, limits);
        for (Path folder : folders) {
            if (!plugins.mayBeLoaded(text("folder", folder), folder)) {
                continue;
            }
            List<Path> flat = new ArrayList<>();
            for (Path entry : plugins.list(folder, "")) {
                if (Files.isDirectory(entry)) {
                    plugins.load(entry);
                } else if (entry.toString().endsWith(JAR)) {
                    flat.add(entry);
                }
            }
            if (!flat.isEmpty()) {
                plugins.complaints.add(notLoaded(folder, flat));
            }
        }
        return plugins;
    }

    /** Jars that are not in a folder of their own: somebody put them there, or named the plug-in instead of the folder around it. */
    private static Text notLoaded(Path folder, List<Path> jars) {
        String names = jars.stream()
                .limit(MOST_NAMED)
                .map(jar -> String.valueOf(jar.getFileName()))
                .collect(Collectors.joining(", "));
        Path parent = folder.getParent();
        String shown = jars.size() > MOST_NAMED ? names + ", ..." : names;
        return parent == null ? text("flat", folder, shown) : text("flat-or-parent", folder, shown, parent);
    }

    List<PluginFactory> adapters() {
        return adapters;
    }

    /** What is wrong with plug-ins that were left out; for people. */
    List<Text> complaints() {
        return complaints;
    }

    /** The entries of a folder by name. */
    private Iterable<Path> list(Path folder, String ending) {
        TreeSet<Path> entries = new TreeSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*" + ending)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            complaints.add(text("unreadable", folder, e.getClass().getSimpleName()));
        }
        return entries;
    }

    /** Whether nobody but the user and the administrator can have put there what is in it. */
    private boolean mayBeLoaded(Text name, Path path) {
        try {
            Optional<Text> objection = Files.exists(path) ? Ownership.objection(path) : Optional.empty();
            objection.ifPresent(why -> complaints.add(text("objection", name, why)));
            return objection.isEmpty();
        } catch (IOException e) {
            complaints.add(text("owner-unknown", name));
            return false;
        }
    }

    private void load(Path folder) {
        Text plugin = text("plugin", folder);
        if (!mayBeLoaded(plugin, folder)) {
            return;
        }
        List<URL> jars = new ArrayList<>();
        for (Path jar : list(folder, JAR)) {
            if (!Files.isRegularFile(jar)) {
                leaveOut(folder, "no-file", jar.getFileName());
                return;
            }
            if (!mayBeLoaded(
                    Text.joined(
                            ": ",
                            List.of(plugin, Text.verbatim(jar.getFileName().toString()))),
                    jar)) {
                return;
            }
            try {
                jars.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                leaveOut(folder, "no-address", jar.getFileName());
            }
        }
        if (jars.isEmpty()) {
            leaveOut(folder, "no-jar");
            return;
        }
        PluginClassLoader loader = new PluginClassLoader(folder.toString(), jars.toArray(URL[]::new));
        List<ServiceLoader.Provider<SourceFactory>> found;
        try (Guard guard = new Guard(new PluginFaults(plugin), loader, limits.grace())) {
            found = guard.call(limits.atOnce(), () -> providers(plugin, loader));
        } catch (SourceException e) {
            complaints.add(text("and-left-out", Worded.of(e)));
            return;
        }
        if (found.isEmpty()) {
            leaveOut(folder, "no-adapter", SourceFactory.class.getName());
        }
        found.forEach(provider -> examine(provider, folder, loader));
    }

    /** Runs on the plug-in's own thread. */
    private static List<ServiceLoader.Provider<SourceFactory>> providers(Text plugin, PluginClassLoader loader)
            throws SourceException {
        try {
            return ServiceLoader.load(SourceFactory.class, loader).stream().toList();
        } catch (ServiceConfigurationError e) {
            if (e.getCause() != null) {
                throw e;
            }
            throw PluginFaults.exception(
                    SourceException.Kind.UNAVAILABLE, text("wrong-entry", plugin, String.valueOf(e.getMessage())));
        }
    }

    /** Admits an adapter, or says why not; each is alone, so that the others of its plug-in work all the same. */
    private void examine(ServiceLoader.Provider<SourceFactory> provider, Path folder, PluginClassLoader loader) {
        Text adapter = text("adapter", provider.type().getName(), folder);
        try (Guard guard = new Guard(new PluginFaults(adapter), loader, limits.grace())) {
            adapters.add(guard.call(limits.atOnce(), () -> {
                try {
                    return PluginFactory.of(folder.toString(), provider.get(), loader, clock, limits);
                } catch (PluginFactory.UnfitException e) {
                    throw PluginFaults.exception(
                            SourceException.Kind.MISCONFIGURED, text("unusable", adapter, e.text()));
                }
            }));
        } catch (SourceException e) {
            complaints.add(text("and-left-out", Worded.of(e)));
        }
    }

    private void leaveOut(Path folder, String why, Object... values) {
        complaints.add(text("left-out", text("plugin", folder), text("why." + why, values)));
    }

    private static Text text(String key, Object... values) {
        return Text.of(Plugins.class, "plugins." + key, values);
    }
}
