package dev.tierwise.adapter.jdbc;

import dev.tierwise.adapter.tables.Notation;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.adapter.tables.TableSource;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.SpiVersion;
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
        return SpiVersion.V1_0;
    }

    @Override
    public Text description() {
        return Text.of(JdbcSourceFactory.class, "description");
    }

    @Override
    public Set<Fact> facts() {
        return EnumSet.allOf(Fact.class);
    }

    @Override
    public List<Setting> settings() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.text(Setting.LOCATION)
                        .description(Text.of(JdbcSourceFactory.class, "setting.location"))
                        .required()
                        .trustedOnly()
                        .build(),
                Setting.text(USER)
                        .description(Text.of(JdbcSourceFactory.class, "setting.user"))
                        .build(),
                Setting.text(PASSWORD)
                        .description(Text.of(JdbcSourceFactory.class, "setting.password"))
                        .secret()
                        .build()));
        for (TableKind kind : Queries.KINDS) {
            settings.add(Setting.text(Queries.setting(kind))
                    .description(Queries.description(kind))
                    .trustedOnly()
                    .build());
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
            throw settings.misconfigured(Setting.LOCATION, Text.of(JdbcSourceFactory.class, "location.missing"));
        }
        String url = location.startsWith(SCHEME) ? location : SCHEME + location;
        if (!Redaction.withoutCredentials(url).equals(url)) {
            throw settings.misconfigured(Setting.LOCATION, Text.of(JdbcSourceFactory.class, "password.in.url"));
        }
        Map<TableKind, String> queries = new EnumMap<>(TableKind.class);
        for (TableKind kind : Queries.KINDS) {
            Optional<String> sql = settings.text(Queries.setting(kind));
            if (sql.filter(Statements::areSeveral).isPresent()) {
                throw settings.misconfigured(
                        Queries.setting(kind),
                        Text.of(JdbcSourceFactory.class, "several.statements", Queries.setting(kind)));
            }
            sql.ifPresent(text -> queries.put(kind, text));
        }
        if (queries.isEmpty()) {
            throw settings.misconfigured(Setting.LOCATION, Text.of(JdbcSourceFactory.class, "no.query"));
        }
        Login login = new Login(url, settings.text(USER), settings.secret(PASSWORD));
        return new TableSource(
                new JdbcTables(new ReadTransaction(login, Drivers.forUrl(url)), queries), Notation.EXACT);
    }

    static SourceException misconfigured(Text message) {
        return new SourceException(SourceException.Kind.MISCONFIGURED, message);
    }
}
