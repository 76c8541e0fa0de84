package dev.tierwise.adapter.jdbc;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * A real PostgreSQL, started when it is first needed, which asks readers for their password. Where it does not start, the tests that
 * need it are skipped.
 */
final class Postgres {

    static final String READER = "reader";
    static final String PASSWORD = "s3cr3t-of-the-reader";

    /** May not have a single connection. */
    static final String LIMITED = "limited";

    private static final Postgres INSTANCE = new Postgres();

    private final Optional<EmbeddedPostgres> server;
    private final String whyNot;
    private final AtomicInteger schemas = new AtomicInteger();

    private Postgres() {
        Optional<EmbeddedPostgres> started = Optional.empty();
        String failure = "";
        try {
            started = Optional.of(
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
            askForPasswords(started.get());
        } catch (IOException | RuntimeException | SQLException e) {
            failure = "no PostgreSQL starts here: " + e;
            System.out.println("Skipping tests: " + failure);
        }
        server = started;
        whyNot = failure;
    }

    private static void askForPasswords(EmbeddedPostgres server) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url(server), "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + READER + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("CREATE ROLE " + LIMITED + " LOGIN CONNECTION LIMIT 0");
            Path rules;
            try (ResultSet answer = statement.executeQuery("SHOW hba_file")) {
                answer.next();
                rules = Path.of(answer.getString(1));
            }
            Files.writeString(rules, "host all " + READER + " all scram-sha-256\n" + Files.readString(rules));
            statement.execute("SELECT pg_reload_conf()");
        }
        boolean asks = false;
        for (int i = 0; i < 100 && !asks; i++) {
            try {
                DriverManager.getConnection(url(server), READER, "wrong").close();
                Thread.sleep(50);
            } catch (SQLException e) {
                asks = true;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static String url(EmbeddedPostgres server) {
        return "jdbc:postgresql://localhost:" + server.getPort() + "/postgres";
    }

    /** The server's URL. */
    static String url() {
        Assumptions.assumeTrue(INSTANCE.server.isPresent(), INSTANCE.whyNot);
        return url(INSTANCE.server.orElseThrow());
    }

    /** The URL of a schema that is empty, and that readers may read. */
    static String freshSchema() throws SQLException {
        String url = url();
        String schema = "s" + INSTANCE.schemas.incrementAndGet();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE SCHEMA " + schema);
            statement.execute("GRANT USAGE ON SCHEMA " + schema + " TO " + READER + ", " + LIMITED);
            statement.execute("ALTER DEFAULT PRIVILEGES IN SCHEMA " + schema + " GRANT SELECT ON TABLES TO " + READER
                    + ", " + LIMITED);
        }
        return url + "?currentSchema=" + schema;
    }
}
