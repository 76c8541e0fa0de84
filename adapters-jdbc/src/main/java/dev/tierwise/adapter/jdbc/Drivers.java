package dev.tierwise.adapter.jdbc;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.SourceException;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/** The drivers that lie beside the adapter. The JDK's own {@code DriverManager} does not see them: it knows no plug-ins. */
final class Drivers {

    private Drivers() {}

    /**
     * The first driver that takes a URL.
     *
     * @throws SourceException of kind {@code MISCONFIGURED} when there is none
     */
    static Driver forUrl(String url) throws SourceException {
        Iterator<Driver> drivers =
                ServiceLoader.load(Driver.class, Drivers.class.getClassLoader()).iterator();
        try {
            while (drivers.hasNext()) {
                Driver driver = drivers.next();
                if (driver.acceptsURL(url)) {
                    return driver;
                }
            }
        } catch (SQLException e) {
            throw JdbcSourceFactory.misconfigured(Text.of(Drivers.class, "driver.url"));
        } catch (ServiceConfigurationError e) {
            throw JdbcSourceFactory.misconfigured(Text.of(Drivers.class, "driver.broken"));
        }
        throw JdbcSourceFactory.misconfigured(Text.of(Drivers.class, "driver.missing", kind(url)));
    }

    /** The part of a URL that names the kind of database, {@code jdbc:postgresql:}; what follows may be confidential. */
    private static String kind(String url) {
        int end = url.indexOf(':', "jdbc:".length());
        return end < 0 ? "jdbc:" : url.substring(0, end + 1);
    }
}
