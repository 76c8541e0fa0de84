package dev.tierwise.cli.reference;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL, started when it is first needed. Where it does not start, the tests that need it are skipped. */
final class Postgres {

    private static final Postgres INSTANCE = new Postgres();

    private final Optional<EmbeddedPostgres> server;
    private final String whyNot;
    private final AtomicInteger ledgers = new AtomicInteger();

    private Postgres() {
        Optional<EmbeddedPostgres> started = Optional.empty();
        String failure = "";
        try {
            started = Optional.of(
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start());
        } catch (IOException | RuntimeException e) {
            failure = "no PostgreSQL starts here: " + e;
            System.out.println("Skipping tests: " + failure);
        }
        server = started;
        whyNot = failure;
    }

    /** The options that name a ledger that is not there yet. */
    static List<String> freshLedger() {
        Assumptions.assumeTrue(INSTANCE.server.isPresent(), INSTANCE.whyNot);
        String schema = "ledger" + INSTANCE.ledgers.incrementAndGet();
        String url =
                "jdbc:postgresql://localhost:" + INSTANCE.server.orElseThrow().getPort() + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create schema " + schema);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return List.of("--ledger", url + "?currentSchema=" + schema, "--ledger-user", "postgres");
    }
}
