package dev.tierwise.adapter.jdbc;

import dev.tierwise.application.spi.Fact;
import dev.tierwise.application.spi.Redaction;
import dev.tierwise.application.spi.Setting;
import dev.tierwise.application.spi.Source;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.application.spi.SourceSettings;
import dev.tierwise.application.spi.SpiVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The adapter {@code jdbc}. Whatever decides what is done with the user's password, the address and the queries, is taken only
 * from where the user has chosen it.
 */
public final class JdbcSourceFactory implements SourceFactory {

    static final String USER = "user";
    static final String PASSWORD = "password";

    private static final String SCHEME = "jdbc:";

    /** Does nothing; called by {@link java.util.ServiceLoader}. */
    public JdbcSourceFactory() {}

    @Override
    public String name() {
        return "jdbc";
    }

    @Override
    public String spiVersion() {
        return SpiVersion.CURRENT;
    }

    @Override
    public String description() {
        return "Any database that has a JDBC driver, by queries of your own";
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.of(
                Fact.PARTNER,
                Fact.PORTALS,
                Fact.NAME,
                Fact.SUBSCRIPTION,
                Fact.MRR,
                Fact.SALE,
                Fact.CUSTOMER_SINCE,
                Fact.CANCELLATION,
                Fact.MANAGED_FLAG,
                Fact.USERS,
                Fact.APP_USAGE,
                Fact.CERTIFICATIONS);
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.text(Setting.LOCATION, "the database's JDBC URL, such as postgresql://db.example/agency")
                        .asRequired()
                        .asTrustedOnly(),
                Setting.text(USER, "the user who reads"),
                Setting.secret(PASSWORD, "the user's password")));
        for (Query query : Query.values()) {
            settings.add(Setting.text(query.setting(), query.description()).asTrustedOnly());
        }
        return List.copyOf(settings);
    }

    /**
     * Opens a source; the database is asked when it is read.
     *
     * @throws SourceException of kind {@code MISCONFIGURED} when there is no URL, the URL holds a password, no driver is there for
     *                         it, or no query or one of several statements is given
     */
    @Override
    public Source open(SourceSettings settings) throws SourceException {
        String location = settings.text(Setting.LOCATION).orElse("").strip();
        if (location.isEmpty()) {
            throw misconfigured("the location is not given: expected a JDBC URL");
        }
        String url = location.startsWith(SCHEME) ? location : SCHEME + location;
        if (!Redaction.withoutCredentials(url).equals(url)) {
            throw misconfigured(
                    "the JDBC URL holds a password, which every list of processes would show; give it by the setting"
                            + " 'password', such as ${env:DB_PASSWORD}");
        }
        Map<Query, String> queries = new EnumMap<>(Query.class);
        for (Query query : Query.values()) {
            Optional<String> sql = settings.text(query.setting());
            if (sql.filter(Statements::areSeveral).isPresent()) {
                throw misconfigured("the query '" + query.setting()
                        + "' is several statements; expected one SELECT, without a semicolon inside");
            }
            sql.ifPresent(text -> queries.put(query, text));
        }
        if (queries.isEmpty()) {
            throw misconfigured(
                    "no query is given; give at least 'portals', such as SELECT id AS portal_id, mrr FROM customers");
        }
        Login login = new Login(url, settings.text(USER), settings.secret(PASSWORD));
        return new JdbcSource(new Database(login, Drivers.forUrl(url)), queries);
    }

    static SourceException misconfigured(String message) {
        return new SourceException(SourceException.Kind.MISCONFIGURED, message);
    }
}
