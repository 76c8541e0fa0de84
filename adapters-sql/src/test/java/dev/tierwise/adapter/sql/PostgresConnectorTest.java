package dev.tierwise.adapter.sql;

import static dev.tierwise.adapter.sql.SqliteFilesTest.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.spi.Secret;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a connection begins, and what a server that means harm gets to know. */
class PostgresConnectorTest {

    private static final String PASSWORD = "correct horse";

    @Test
    void waiting_is_bounded_unless_the_url_says_otherwise() throws Exception {
        assertThat(ServerLimits.USUAL)
                .isEqualTo(new ServerLimits(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20), Duration.ofSeconds(60)));
        assertThat(ServerLimits.USUAL.forWholeLedgers().answer()).isEqualTo(Duration.ofMinutes(10));
        assertThat(properties("jdbc:postgresql://localhost/x"))
                .containsEntry("connectTimeout", "5")
                .containsEntry("cancelSignalTimeout", "5")
                .containsEntry("loginTimeout", "10")
                .containsEntry("socketTimeout", "10")
                .containsEntry("tcpKeepAlive", "true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//db.example/x",
                "//192.0.2.7:5432/x",
                "//[2001:db8::1]/x",
                "//localhost,db.example/x",
                "//db.example:1,127.0.0.1/x",
                "//localhost.example/x",
                "//127.0.0.1.example/x",
                "//localhost/x?PGHOST=db.example",
                "//db.example/x?sslmode=verify-full",
                "//db.example/x?ssl=true",
                "//db.example/x?ssl=false",
                "//localhost/x?sslmode=verify-full",
                "//localhost/x?ssl"
            })
    void off_this_machine_tls_with_a_trusted_certificate_is_required(String url) throws Exception {
        assertThat(properties("jdbc:postgresql:" + url))
                .containsEntry("sslmode", "verify-full")
                .containsEntry("sslfactory", "org.postgresql.ssl.DefaultJavaSSLFactory")
                .doesNotContainKey("requireAuth");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslrootcert=ca.pem", "sslcert=me.pem&sslkey=me.key"})
    void certificates_in_files_are_read_by_the_driver(String said) throws Exception {
        assertThat(properties("jdbc:postgresql://db.example/x?" + said))
                .containsEntry("sslmode", "verify-full")
                .doesNotContainKey("sslfactory");
    }

    @ParameterizedTest
    @CsvSource({
        "//localhost/x, true",
        "//LOCALHOST/x, true",
        "//127.0.0.1:5432/x, true",
        "//127.9.9.9/x, true",
        "//[::1]:5432/x, true",
        "'//localhost:1,[::1],127.0.0.1/x', true",
        "x, true",
        "///x, true",
        "//localhost/x?ssl=false, true",
        "//localhost/x?sslmode=prefer, true",
        "//db.example/x?sslmode=disable, true",
        "//db.example/x?sslmode=allow, true",
        "//db.example/x?sslmode=prefer, true",
        "//db.example/x?sslmode=require, false",
        "//db.example/x?sslmode=verify-ca, false"
    })
    void without_tls_no_password_can_be_read_on_the_way(String url, boolean scramOnly) throws Exception {
        Properties properties = properties("jdbc:postgresql:" + url);
        assertThat(properties).doesNotContainKeys("sslmode", "sslfactory");
        assertThat(Optional.ofNullable(properties.getProperty("requireAuth")))
                .isEqualTo(scramOnly ? Optional.of("!password,!md5") : Optional.empty());
    }

    private static Properties properties(String url) throws Exception {
        return new PostgresConnector(
                        new LedgerLocation.OnServer(url, Optional.empty(), Optional.empty()),
                        DriverManager.getDriver(url),
                        ServerLimits.USUAL)
                .properties();
    }

    @ParameterizedTest
    @ValueSource(ints = {FakePostgres.CLEARTEXT, FakePostgres.MD5})
    void a_server_that_asks_for_a_readable_password_does_not_get_it(int way) throws Exception {
        try (FakePostgres server = new FakePostgres(way)) {
            LedgerLocation location = location("localhost", server);
            assertFails(() -> open(location), Kind.REFUSED, location.name(), "password", "scram-sha-256", "sslmode=");
            assertThat(server.received()).contains("guest").doesNotContain(PASSWORD, "md5");
        }
    }

    @Test
    void a_server_elsewhere_that_has_no_tls_is_refused() throws Exception {
        try (FakePostgres server = new FakePostgres(FakePostgres.CLEARTEXT)) {
            LedgerLocation location = location("db.example", server);
            assertFails(() -> open(location), Kind.REFUSED, location.name(), "TLS", "sslmode=", "sslrootcert=");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void a_server_elsewhere_whose_certificate_nobody_vouches_for_is_refused(@TempDir Path folder) throws Exception {
        try (FakePostgres server = new FakePostgres(FakePostgres.CLEARTEXT).withTls(folder)) {
            LedgerLocation location = location("db.example", server);
            assertFails(() -> open(location), Kind.REFUSED, location.name(), "TLS", "sslmode=", "sslrootcert=");
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void a_server_that_lets_nobody_in_is_not_waited_for() throws Exception {
        try (FakePostgres server = new FakePostgres(FakePostgres.SILENT)) {
            LedgerLocation location = location("localhost", server);
            assertFails(
                    () -> open(location, Duration.ofSeconds(1)),
                    Kind.UNAVAILABLE,
                    location.name(),
                    "cannot be reached");
        }
    }

    private static LedgerLocation location(String host, FakePostgres server) {
        return new LedgerLocation.OnServer(
                "jdbc:postgresql://" + host + ":" + server.port() + "/x?socketFactory="
                        + FakePostgres.ByWayOfLoopback.class.getName(),
                Optional.of("guest"),
                Optional.of(new Secret(PASSWORD)));
    }

    private static void open(LedgerLocation location) {
        open(location, Duration.ofSeconds(10));
    }

    private static void open(LedgerLocation location, Duration login) {
        ServerLimits limits =
                new ServerLimits(Duration.ofSeconds(1), login, Duration.ofSeconds(1), Duration.ofSeconds(1));
        new SqlLedgerFactory(limits, SqlSharedWork.Pace.USUAL)
                .open(location, Programmes.CODEC, IfMissing.CREATE)
                .close();
    }
}
