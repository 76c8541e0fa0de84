package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.spi.Secret;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/** A real PostgreSQL, started once for all tests. Where it does not start, the tests that need it are skipped. */
final class Server {

    private static final AtomicInteger SCHEMAS = new AtomicInteger();
    private static final Server INSTANCE = new Server();

    private final Optional<EmbeddedPostgres> postgres;
    private final String whyNot;

    private Server() {
        Optional<EmbeddedPostgres> started = Optional.empty();
        String failure = "";
        try {
            started = Optional.of(EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setDataDirectoryCustomizer(Server::askForPasswordsFromGuests)
                    .start());
        } catch (IOException | RuntimeException e) {
            failure = "no PostgreSQL starts here: " + e;
            System.out.println("Skipping tests: " + failure);
        }
        postgres = started;
        whyNot = failure;
    }

    private static void askForPasswordsFromGuests(java.io.File data) {
        try {
            Path rules = data.toPath().resolve("pg_hba.conf");
            Files.writeString(rules, "host all guest all scram-sha-256\n" + Files.readString(rules));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** An empty schema. */
    static Place freshPlace() {
        String schema = "t" + SCHEMAS.incrementAndGet();
        run("create schema " + schema);
        return inSchema(schema);
    }

    static Place inSchema(String schema) {
        String url = url("postgres") + "?currentSchema=" + schema;
        return new Place(
                new LedgerLocation.OnServer(url, Optional.of("postgres"), Optional.empty()), url + "&user=postgres");
    }

    /** The schema of a fresh place. */
    static String schema(Place place) {
        return place.location().name().replaceFirst(".*[?&]currentSchema=", "");
    }

    static LedgerLocation guest(Optional<String> password) {
        return new LedgerLocation.OnServer(url("postgres"), Optional.of("guest"), password.map(Secret::new));
    }

    static String url(String database) {
        return "jdbc:postgresql://localhost:" + port() + "/" + database;
    }

    static int port() {
        return running().getPort();
    }

    static void run(String... statements) {
        try (Connection connection = DriverManager.getConnection(url("postgres") + "?user=postgres");
                Statement statement = connection.createStatement()) {
            for (String text : statements) {
                statement.execute(text);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static EmbeddedPostgres running() {
        Assumptions.assumeTrue(INSTANCE.postgres.isPresent(), INSTANCE.whyNot);
        return INSTANCE.postgres.orElseThrow();
    }
}
