package dev.tierwise.adapter.jdbc;

import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The adapter keeps the contract on SQLite, which has no server, no types to speak of, and nobody who refuses access. */
class SqliteSourceContractTest extends JdbcSourceContract {

    @Override
    String failsInTheMiddle() {
        // the only number that has no absolute value
        return "abs(-9223372036854775807 - (portal_id = '101500'))";
    }

    @Override
    String neverAnswers() {
        return "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                + " SELECT i AS portal_id, NULL AS mrr FROM n WHERE i < 0";
    }

    @Override
    Place place(Path folder) {
        String url = "jdbc:sqlite:" + folder.resolve("agency.db");
        return new Place() {
            @Override
            public Connection connection() throws SQLException {
                return DriverManager.getConnection(url);
            }

            @Override
            public SourceSettings.Builder settings() {
                return SourceSettings.builder().text(Setting.LOCATION, url);
            }
        };
    }
}
