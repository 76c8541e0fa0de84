package dev.tierwise.cli.plugin;

import dev.tierwise.application.spi.SourceException;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.cli.config.Ownership;
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
    private final List<String> complaints = new ArrayList<>();

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
            if (!plugins.mayBeLoaded("the plug-in folder " + folder, folder)) {
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
    private static String notLoaded(Path folder, List<Path> jars) {
        String names = jars.stream()
                .limit(MOST_NAMED)
                .map(jar -> String.valueOf(jar.getFileName()))
                .collect(Collectors.joining(", "));
        Path parent = folder.getParent();
        return "the plug-in folder " + folder + " holds jars that are not loaded: " + names
                + (jars.size() > MOST_NAMED ? ", ..." : "")
                + "; move the jars of each plug-in into a folder of its own inside it"
                + (parent == null ? "" : ", or, if it is itself a plug-in, name the folder around it: " + parent);
    }

    List<PluginFactory> adapters() {
        return adapters;
    }

    /** What is wrong with plug-ins that were left out; for people. */
    List<String> complaints() {
        return complaints;
    }

    /** The entries of a folder by name. */
    private Iterable<Path> list(Path folder, String ending) {
        TreeSet<Path> entries = new TreeSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*" + ending)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            complaints.add("the plug-in folder " + folder + " cannot be read ("
                    + e.getClass().getSimpleName() + "); check that it is there and may be read");
        }
        return entries;
    }

    /** Whether nobody but the user and the administrator can have put there what is in it. */
    private boolean mayBeLoaded(String name, Path path) {
        try {
            Optional<String> objection = Files.exists(path) ? Ownership.objection(path) : Optional.empty();
            objection.ifPresent(why -> complaints.add(name + " is left out: it " + why));
            return objection.isEmpty();
        } catch (IOException e) {
            complaints.add(name + " is left out: it does not tell whose it is; check its permissions");
            return false;
        }
    }

    private void load(Path folder) {
        String plugin = "the plug-in " + folder;
        if (!mayBeLoaded(plugin, folder)) {
            return;
        }
        List<URL> jars = new ArrayList<>();
        for (Path jar : list(folder, JAR)) {
            if (!Files.isRegularFile(jar)) {
                leaveOut(folder, jar.getFileName() + " is not a file");
                return;
            }
            if (!mayBeLoaded(plugin + ": " + jar.getFileName(), jar)) {
                return;
            }
            try {
                jars.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                leaveOut(folder, "the name of " + jar.getFileName() + " is no address");
            }
        }
        if (jars.isEmpty()) {
            leaveOut(folder, "there is no jar in it");
            return;
        }
        PluginClassLoader loader = new PluginClassLoader(folder.toString(), jars.toArray(URL[]::new));
        List<ServiceLoader.Provider<SourceFactory>> found;
        try (Guard guard = new Guard(new PluginFaults(plugin), loader, limits.grace())) {
            found = guard.call(limits.atOnce(), () -> providers(plugin, loader));
        } catch (SourceException e) {
            complaints.add(e.getMessage() + "; it is left out");
            return;
        }
        if (found.isEmpty()) {
            leaveOut(folder, "no adapter is in it: no jar has META-INF/services/" + SourceFactory.class.getName());
        }
        found.forEach(provider -> examine(provider, folder, loader));
    }

    /** Runs on the plug-in's own thread. */
    private static List<ServiceLoader.Provider<SourceFactory>> providers(String plugin, PluginClassLoader loader)
            throws SourceException {
        try {
            return ServiceLoader.load(SourceFactory.class, loader).stream().toList();
        } catch (ServiceConfigurationError e) {
            if (e.getCause() != null) {
                throw e;
            }
            throw new SourceException(
                    SourceException.Kind.UNAVAILABLE,
                    plugin + " failed to start: a wrong entry in META-INF/services (" + e.getMessage() + ")");
        }
    }

    /** Admits an adapter, or says why not; each is alone, so that the others of its plug-in work all the same. */
    private void examine(ServiceLoader.Provider<SourceFactory> provider, Path folder, PluginClassLoader loader) {
        String adapter = "the adapter " + provider.type().getName() + " of the plug-in " + folder;
        try (Guard guard = new Guard(new PluginFaults(adapter), loader, limits.grace())) {
            adapters.add(guard.call(limits.atOnce(), () -> {
                try {
                    return PluginFactory.of(folder.toString(), provider.get(), loader, clock, limits);
                } catch (PluginFactory.UnfitException e) {
                    throw new SourceException(
                            SourceException.Kind.MISCONFIGURED, adapter + " cannot be used: " + e.getMessage());
                }
            }));
        } catch (SourceException e) {
            complaints.add(e.getMessage() + "; it is left out");
        }
    }

    private void leaveOut(Path folder, String why) {
        complaints.add("the plug-in " + folder + " is left out: " + why);
    }
}
