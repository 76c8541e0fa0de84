package dev.tierwise.cli.plugin;

import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Set;

/**
 * Loads the classes of one plug-in. From outside it sees the JDK, the SPI and the facts of the domain only, so that it may bring any
 * version of anything else.
 */
final class PluginClassLoader extends URLClassLoader {

    /** What the names of these class loaders begin with; the plug-in's folder follows. */
    static final String PLUG_IN = "plug-in ";

    private static final Set<String> PACKAGES =
            Set.of("dev.tierwise.spi", "dev.tierwise.domain.portfolio", "dev.tierwise.domain.text");

    /** Of the package of the rules, what facts are told in. */
    private static final Set<String> CLASSES = Set.of(Market.class.getName(), DealKind.class.getName());

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
            if (PACKAGES.contains(name.substring(0, Math.max(name.lastIndexOf('.'), 0))) || CLASSES.contains(name)) {
                return Class.forName(name, false, PluginClassLoader.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
