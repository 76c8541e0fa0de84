package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.border.PublishedClasses;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A class loader as Tierwise has for plug-ins: the adapter's class path, and of Tierwise the SPI and the facts alone. */
final class IsolatedLoading {

    private IsolatedLoading() {}

    static URLClassLoader ofTheClassPath() {
        Set<Path> tierwise = Set.of(location(Source.class), location(PortalUser.class));
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            Path path = Path.of(entry).toAbsolutePath().normalize();
            if (!tierwise.contains(path)) {
                urls.add(url(path));
            }
        }
        return new URLClassLoader("isolated adapter", urls.toArray(URL[]::new), new Shared());
    }

    /** Where Tierwise itself is, which no plug-in brings. */
    private static Path location(Class<?> part) {
        try {
            return Path.of(part.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath()
                    .normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the place of " + part + " is not understood", e);
        }
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalStateException("the class path has '" + path + "'", e);
        }
    }

    private static final class Shared extends ClassLoader {

        Shared() {
            super(ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (PublishedClasses.contain(name)) {
                return Class.forName(name, false, IsolatedLoading.class.getClassLoader());
            }
            throw new ClassNotFoundException(name);
        }
    }
}
