package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.CoreErrorCode;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** Brings the tables of a ledger up to date, with Flyway. */
final class Migration {

    private Migration() {}

    static void run(Schema schema, Database database) {
        try {
            Flyway.configure()
                    .dataSource(new Alone(database))
                    .locations("classpath:" + schema.scripts())
                    .placeholders(database.placeholders())
                    .table(Schema.VERSIONS)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw explain(e, database);
        }
    }

    private static RuntimeException explain(FlywayException failure, Database database) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException said) {
                return database.explain(said);
            }
            if (cause instanceof LedgerException explained) {
                return explained;
            }
        }
        if (failure.getErrorCode() == CoreErrorCode.NON_EMPTY_SCHEMA_WITHOUT_SCHEMA_HISTORY_TABLE) {
            return database.foreign("holds tables that are not Tierwise's; a ledger needs a schema of its own, for"
                    + " instance one named by currentSchema in the URL");
        }
        if (failure.getErrorCode() == CoreErrorCode.VALIDATE_ERROR) {
            return database.damaged("its tables were not made by the scripts of this program");
        }
        return new IllegalStateException("the tables of the ledger cannot be brought up to date", failure);
    }

    /** Connections for the migration. */
    private static final class Alone implements DataSource {

        private final Database database;

        Alone(Database database) {
            this.database = database;
        }

        @Override
        public Connection getConnection() throws SQLException {
            return database.connectAlone();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }

        @Override
        public @Nullable PrintWriter getLogWriter() {
            return null;
        }

        @Override
        public void setLogWriter(@Nullable PrintWriter out) {
            // nothing is logged
        }

        @Override
        public void setLoginTimeout(int seconds) {
            // the database has its own
        }

        @Override
        public int getLoginTimeout() {
            return 0;
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            throw new SQLFeatureNotSupportedException();
        }

        @Override
        public <T> T unwrap(Class<T> type) throws SQLException {
            throw new SQLException("not a wrapper");
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return false;
        }
    }
}
