package dev.tierwise.adapter.jdbc;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;

/** Connects to nothing, and says everything that it was told, as some drivers do. */
public final class LeakyDriver implements Driver {

    @Override
    public Connection connect(String url, Properties properties) throws SQLException {
        throw new SQLException("no " + properties.getProperty("user") + "\nwith " + properties.getProperty("password")
                + " at\t" + url.substring("jdbc:".length()));
    }

    @Override
    public boolean acceptsURL(String url) {
        return url.startsWith("jdbc:leaky:");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
