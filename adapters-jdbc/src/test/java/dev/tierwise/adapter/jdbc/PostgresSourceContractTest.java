package dev.tierwise.adapter.jdbc;

import dev.tierwise.spi.Secret;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.testkit.Agency;
import dev.tierwise.testkit.Breakage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** The adapter keeps the contract on a server, which can refuse, limit and keep waiting. */
class PostgresSourceContractTest extends JdbcSourceContract {

    @Override
    String failsInTheMiddle() {
        return "abs(1000 / (101500 - portal_id::int))";
    }

    @Override
    String neverAnswers() {
        return "SELECT '1' AS portal_id FROM pg_sleep(600)";
    }

    @Override
    protected Optional<String> secret() {
        return Optional.of(Postgres.PASSWORD);
    }

    @Override
    Place place(Path folder) throws SQLException {
        String url = Postgres.freshSchema();
        return new Place() {
            @Override
            public Connection connection() throws SQLException {
                return DriverManager.getConnection(url, "postgres", "");
            }

            @Override
            public SourceSettings.Builder settings() {
                return SourceSettings.builder()
                        .text(Setting.LOCATION, url)
                        .text("user", Postgres.READER)
                        .secret("password", new Secret(Postgres.PASSWORD));
            }
        };
    }

    @Override
    protected Optional<SourceSettings> broken(Breakage breakage, Agency agency, Path folder) throws Exception {
        return switch (breakage) {
            case REFUSED ->
                Optional.of(place(folder)
                        .settings()
                        .text("portals", PORTALS)
                        // not the right one, but one that nobody may see either
                        .secret("password", new Secret(Postgres.PASSWORD + "!"))
                        .build());
            case RATE_LIMITED ->
                Optional.of(place(folder)
                        .settings()
                        .text("user", Postgres.LIMITED)
                        .text("portals", PORTALS)
                        .build());
            default -> super.broken(breakage, agency, folder);
        };
    }
}
