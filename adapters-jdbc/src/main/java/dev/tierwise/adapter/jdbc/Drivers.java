package dev.tierwise.adapter.jdbc;

import dev.tierwise.application.spi.SourceException;
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
            throw JdbcSourceFactory.misconfigured(
                    "the driver does not understand the JDBC URL; look up its form in the driver's manual");
        } catch (ServiceConfigurationError e) {
            throw JdbcSourceFactory.misconfigured(
                    "a driver beside the adapter does not load; replace its jar by a complete one, for this Java");
        }
        throw JdbcSourceFactory.misconfigured("no driver beside the adapter takes URLs that begin with " + kind(url)
                + "; lay the jar of the database's JDBC driver into the plug-in's folder");
    }

    /** The part of a URL that names the kind of database, {@code jdbc:postgresql:}; what follows may be nobody's business. */
    private static String kind(String url) {
        int end = url.indexOf(':', "jdbc:".length());
        return end < 0 ? "jdbc:" : url.substring(0, end + 1);
    }
}
