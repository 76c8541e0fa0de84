package dev.tierwise.cli.plugin;

import dev.tierwise.spi.border.PublishedClasses;
import java.net.URL;
import java.net.URLClassLoader;

/**
 * Loads the classes of one plug-in. From outside it sees the JDK, the SPI and the facts of the domain only, so that it may bring any
 * version of anything else.
 */
final class PluginClassLoader extends URLClassLoader {

    /** What the names of these class loaders begin with; the plug-in's folder follows. */
    static final String PLUG_IN = "plug-in ";

    static {
        registerAsParallelCapable();
    }

    /** @param folder what people call the plug-in */
    PluginClassLoader(String folder, URL[] jars) {
        super(PLUG_IN + folder, jars, new Shared());
    }

    /** The JDK, the SPI and the facts, and no resources but the JDK's. */
    private static final class Shared extends ClassLoader {

        Shared() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (PublishedClasses.contain(name)) {
                return Class.forName(name, false, PluginClassLoader.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
