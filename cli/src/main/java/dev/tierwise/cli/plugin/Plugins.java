package dev.tierwise.cli.plugin;

import dev.tierwise.application.spi.SourceException;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.application.spi.SpiVersion;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeSet;

/**
 * The adapters of plug-ins: each folder inside a plug-in folder is one plug-in, with all its jars in it. One that cannot be
 * used is named and left out; the others work all the same.
 */
final class Plugins {

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
            for (Path plugin : plugins.list(folder, folder, "")) {
                if (Files.isDirectory(plugin)) {
                    plugins.load(plugin);
                }
            }
        }
        return plugins;
    }

    List<PluginFactory> adapters() {
        return adapters;
    }

    /** What is wrong with plug-ins that were left out; for people. */
    List<String> complaints() {
        return complaints;
    }

    /** The entries of a folder by name. */
    private Iterable<Path> list(Path folder, Path plugin, String ending) {
        TreeSet<Path> entries = new TreeSet<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*" + ending)) {
            stream.forEach(entries::add);
        } catch (IOException e) {
            complaints.add("the plug-in folder " + plugin + " cannot be read ("
                    + e.getClass().getSimpleName() + "); check that it is there and may be read");
        }
        return entries;
    }

    private void load(Path folder) {
        List<URL> jars = new ArrayList<>();
        for (Path jar : list(folder, folder, ".jar")) {
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
        try (Guard guard = new Guard("the plug-in " + folder, loader, limits.grace())) {
            int before = adapters.size();
            List<PluginFactory> found = guard.call(limits.atOnce(), () -> adapters(folder, loader));
            for (PluginFactory adapter : found) {
                if (SpiVersion.fits(adapter.spiVersion())) {
                    adapters.add(adapter);
                } else {
                    leaveOut(
                            folder,
                            "its adapter '" + adapter.name() + "' was made for version " + adapter.spiVersion()
                                    + " of the SPI, and this Tierwise has " + SpiVersion.CURRENT
                                    + "; take a Tierwise that fits, or another version of the plug-in");
                }
            }
            if (found.isEmpty() && adapters.size() == before) {
                leaveOut(folder, "no adapter is in it: no jar has META-INF/services/" + SourceFactory.class.getName());
            }
        } catch (SourceException e) {
            complaints.add(e.getMessage() + "; it is left out");
        }
    }

    /** Runs on the plug-in's own thread. */
    private List<PluginFactory> adapters(Path folder, PluginClassLoader loader) throws SourceException {
        List<PluginFactory> found = new ArrayList<>();
        Iterator<SourceFactory> factories =
                ServiceLoader.load(SourceFactory.class, loader).iterator();
        try {
            while (factories.hasNext()) {
                found.add(PluginFactory.of(folder.toString(), factories.next(), loader, clock, limits));
            }
        } catch (ServiceConfigurationError e) {
            String kind = e.getCause() == null
                    ? "a wrong entry in META-INF/services"
                    : e.getCause().getClass().getSimpleName();
            throw new SourceException(
                    SourceException.Kind.UNAVAILABLE,
                    "the plug-in " + folder + " failed to start (" + kind
                            + "); this is a fault of the plug-in, tell its author",
                    e);
        }
        return found;
    }

    private void leaveOut(Path folder, String why) {
        complaints.add("the plug-in " + folder + " is left out: " + why);
    }
}
