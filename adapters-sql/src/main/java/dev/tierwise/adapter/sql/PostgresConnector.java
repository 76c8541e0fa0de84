package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerLocation;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Connects to PostgreSQL with time limits, with TLS off this machine, and without ever sending a password that others could read.
 * What the URL says about any of it stands.
 */
final class PostgresConnector {

    private static final String ANSWER = "socketTimeout";
    private static final String TLS = "sslmode";
    private static final String VERIFIED = "verify-full";
    private static final String TRUST = "sslfactory";

    /** Names the ways in which the user may be asked who he is; part of the driver's message if it was another one. */
    static final String AUTHENTICATION = "requireAuth";

    /** Certificates in files are read by the driver's own factory, which does not know the trust store of Java. */
    private static final Set<String> CERTIFICATES = Set.of("sslrootcert", "sslcert", "sslkey");

    private static final Set<String> ALWAYS_TLS = Set.of("require", "verify-ca", VERIFIED);
    private static final Pattern IPV4_LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}");

    private final LedgerLocation.OnServer location;
    private final Driver driver;
    private final ServerLimits limits;

    PostgresConnector(LedgerLocation.OnServer location, Driver driver, ServerLimits limits) {
        this.location = location;
        this.driver = driver;
        this.limits = limits;
    }

    Connection connect() throws SQLException {
        Properties properties = properties();
        Map<String, @Nullable String> effective = effective(properties);
        Connection connection = driver.connect(location.url(), properties);
        if (seconds(limits.login()).equals(effective.get(ANSWER))) {
            // until here it was shorter: that of the login
            connection.setNetworkTimeout(
                    Runnable::run, Math.toIntExact(limits.answer().toMillis()));
        }
        return connection;
    }

    /** What the driver is given besides the URL, which wins. */
    Properties properties() throws SQLException {
        Properties properties = new Properties();
        location.user().ifPresent(user -> properties.setProperty("user", user));
        location.password().ifPresent(password -> properties.setProperty("password", password.reveal()));
        properties.setProperty("ApplicationName", "tierwise");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", seconds(limits.connect()));
        properties.setProperty("cancelSignalTimeout", seconds(limits.connect()));
        properties.setProperty("loginTimeout", seconds(limits.login()));
        properties.setProperty(ANSWER, seconds(limits.login()));
        Map<String, @Nullable String> said = effective(new Properties());
        if (needsTls(said)) {
            properties.setProperty(TLS, VERIFIED);
            if (CERTIFICATES.stream().allMatch(file -> said.get(file) == null)) {
                properties.setProperty(TRUST, "org.postgresql.ssl.DefaultJavaSSLFactory");
            }
        }
        if (!ALWAYS_TLS.contains(String.valueOf(effective(properties).get(TLS)))) {
            properties.setProperty(AUTHENTICATION, "!password,!md5");
        }
        return properties;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }

    /** The settings with which the driver would connect; with those that it has by itself, some of which are null. */
    private Map<String, @Nullable String> effective(Properties properties) throws SQLException {
        Map<String, @Nullable String> effective = new HashMap<>();
        for (DriverPropertyInfo setting : driver.getPropertyInfo(location.url(), properties)) {
            effective.put(setting.name, setting.value);
        }
        return effective;
    }

    /** A URL that asks for verified TLS gets the same trust as one that says nothing. */
    private static boolean needsTls(Map<String, @Nullable String> said) {
        String mode = said.get(TLS);
        String older = said.get("ssl");
        return mode == null
                ? !isLoopback(said) || (older != null && (older.isEmpty() || Boolean.parseBoolean(older)))
                : mode.equals(VERIFIED);
    }

    /** Whether every host is this machine; a Unix socket stands for one. */
    private static boolean isLoopback(Map<String, @Nullable String> said) {
        return Arrays.stream(String.valueOf(said.get("PGHOST")).split(",", -1)).allMatch(PostgresConnector::isLoopback);
    }

    private static boolean isLoopback(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        return name.isEmpty()
                || name.equals("localhost")
                || IPV4_LOOPBACK.matcher(name).matches()
                || (name.contains(":") && isIpv6Loopback(name));
    }

    /** Resolves no name: in brackets there can only be an address. */
    private static boolean isIpv6Loopback(String literal) {
        try {
            return InetAddress.getByName(literal.startsWith("[") ? literal : "[" + literal + "]")
                    .isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
