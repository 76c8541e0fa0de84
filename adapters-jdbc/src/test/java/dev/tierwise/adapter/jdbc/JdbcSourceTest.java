package dev.tierwise.adapter.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.spi.Finding;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceException.Kind;
import dev.tierwise.spi.SourceSettings;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What columns mean, and what is told when something is wrong. */
class JdbcSourceTest {

    /** Answers queries that name no table. */
    private static final String NO_TABLES = "sqlite::memory:";

    @TempDir
    private Path folder;

    private static ReadRequest request(Duration patience) {
        return new ReadRequest(
                ZoneId.of("Europe/Berlin"),
                List.of(LocalDate.of(2018, 3, 15)),
                Period.ofDays(30),
                Instant.now().plus(patience));
    }

    private static ReadRequest request() {
        return request(Duration.ofMinutes(1));
    }

    private static SourceSettings.Builder at(String url) {
        return SourceSettings.builder().text(Setting.LOCATION, url);
    }

    private static List<String> read(SourceSettings settings) throws SourceException {
        Said said = new Said();
        try (Source source = new JdbcSourceFactory().open(settings)) {
            source.read(request(), said.facts());
        }
        return said.words();
    }

    private static List<String> read(String query, String sql) throws SourceException {
        return read(at(NO_TABLES)
                .text("portals", "SELECT 1 AS portal_id WHERE false")
                .text(query, sql)
                .build());
    }

    private static SourceException refused(SourceSettings.Builder settings) {
        return catchThrowableOfType(SourceException.class, () -> read(settings.build()));
    }

    private static SourceException refused(String query, String sql) {
        return refused(at(NO_TABLES).text(query, sql));
    }

    private static List<String> readPartner(String sql) throws SourceException {
        Said said = new Said();
        try (Source source =
                new JdbcSourceFactory().open(at(NO_TABLES).text("partner", sql).build())) {
            source.readPartner(request().deadline(), said.partner());
        }
        return said.words();
    }

    @Test
    void nullIsUnknown() throws SourceException {
        assertThat(read(
                        "portals",
                        "SELECT 1 AS portal_id, NULL AS name, NULL AS mrr, NULL AS sold_on, NULL AS sold,"
                                + " NULL AS cancelled_on, NULL AS managed"))
                .containsExactly("portal 1 @portals/1");
    }

    @Test
    void aColumnThatIsNotThereIsUnknown() throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id")).containsExactly("portal 1 @portals/1");
    }

    @Test
    void anEmptyTextIsUnknownAsOracleHasIt() throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, '' AS mrr, ' ' AS name, '' AS sold_on"))
                .containsExactly("portal 1 @portals/1");
    }

    @ParameterizedTest
    @CsvSource({
        "2018-01-10, true,  soldOn 2018-01-10",
        "2018-01-10, ,      soldOn 2018-01-10",
        ",           true,  soldOnUnknownDay",
        ",           false, notSoldByPartner"
    })
    void aSaleIsKnownByItsDayOrByTheColumnSold(String day, String sold, String said) throws SourceException {
        assertThat(read(
                        "portals",
                        "SELECT 1 AS portal_id, " + literal(day) + " AS sold_on, " + literal(sold) + " AS sold"))
                .contains("1 " + said);
    }

    private static String literal(String text) {
        return text == null ? "NULL" : "'" + text + "'";
    }

    @Test
    void aPortalThatWasNotSoldButHasADayOfSaleIsAnError() throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, '2018-01-10' AS sold_on, 'no' AS sold"))
                .anyMatch(word -> word.startsWith("error @portals/1 sold: this is false, but there is a day"))
                .noneMatch(word -> word.startsWith("1 "));
    }

    @Test
    void aPortalThatIsNotActiveIsCancelledOnADayThatNobodyKnows() throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, 'f' AS active")).contains("1 inactiveSinceUnknownDay");
        assertThat(read("portals", "SELECT 1 AS portal_id, 'f' AS active, '2018-02-28' AS cancelled_on"))
                .contains("1 cancelledOn 2018-02-28")
                .doesNotContain("1 inactiveSinceUnknownDay");
        assertThat(read("portals", "SELECT 1 AS portal_id, 't' AS active")).containsExactly("portal 1 @portals/1");
    }

    @ParameterizedTest
    @CsvSource({
        "1125.5,      1125.5",
        "'''88.05''', 88.05", // numbers that are kept as text
        "0,           0",
        "0.1 + 0.2,   0.30000000000000004", // exactly what the database has; rounding is for the application
        "1e3,         1000"
    })
    void anAmountIsExactlyWhatTheDatabaseHas(String sql, String amount) throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, " + sql + " AS mrr, 'eur' AS currency"))
                .contains("1 mrr " + amount + " EUR @portals/1");
    }

    @Test
    void withoutACurrencyAnAmountIsInDollars() throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, 5 AS mrr")).contains("1 mrr 5 USD @portals/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'many'", "-1", "'-1'", "'1,125.50'", "'1.125,50'", "'$5'", "9e999", "'1e3'"})
    void whatIsNoAmountIsAnErrorAndNotZero(String sql) throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, " + sql + " AS mrr"))
                .anyMatch(word -> word.startsWith("error @portals/1 mrr: "))
                .noneMatch(word -> word.startsWith("1 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000000", "1e15", "'1000000000000000'"})
    void an_amount_of_more_than_15_digits_before_the_point_is_an_error(String sql) throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, " + sql + " AS mrr"))
                .anyMatch(word -> word.startsWith("error @portals/1 mrr: "))
                .noneMatch(word -> word.startsWith("1 "));
        assertThat(read("portals", "SELECT 1 AS portal_id, 999999999999999 AS mrr"))
                .contains("1 mrr 999999999999999 USD @portals/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"portal_id", "name"})
    void a_text_of_more_than_1000_characters_is_an_error(String column) throws SourceException {
        String other = column.equals("name") ? "1 AS portal_id" : "'A' AS name";
        assertThat(read("portals", "SELECT " + other + ", printf('%01001d', 1) AS " + column))
                .anyMatch(word -> word.endsWith(column + ": this has 1001 characters; expected at most 1000"))
                .noneMatch(word -> word.startsWith("portal "));
        assertThat(read("portals", "SELECT " + other + ", printf('%01000d', 1) AS " + column))
                .anyMatch(word -> word.startsWith("portal "));
    }

    @Test
    void an_amount_of_more_than_40_decimals_is_an_error() throws Exception {
        assertThat(read(at(Postgres.url())
                        .text("user", "postgres")
                        .text("portals", "SELECT 1 AS portal_id, 0." + "3".repeat(41) + "::numeric AS mrr")
                        .build()))
                .anyMatch(word -> word.contains("has too many decimals; expected at most 40"));
    }

    @Test
    void white_space_around_an_id_is_left_away() throws SourceException {
        assertThat(read("portals", "SELECT ' P1 ' AS portal_id")).containsExactly("portal P1 @portals/P1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'2018-02-30'", "'15.03.2018'", "20180315", "'2018-03-15 25:30'", "'0000-01-01'"})
    void whatIsNoDayIsAnError(String sql) throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, " + sql + " AS sold_on"))
                .anyMatch(word -> word.startsWith("error @portals/1 sold_on: "))
                .noneMatch(word -> word.startsWith("1 "));
    }

    @ParameterizedTest
    @CsvSource({
        "2018-03-14T23:30:00Z,      2018-03-15",
        "2018-03-14 23:30:00+00:00, 2018-03-15",
        "2018-03-14 23:30:00,       2018-03-14",
        "2018-03-14T23:30,          2018-03-14"
    })
    void aMomentIsTheDayInThePartnersTimeZoneOrWithoutAZoneTheDayThatItNames(String moment, String day)
            throws SourceException {
        assertThat(read("app-usage", "SELECT 1 AS portal_id, 'crm' AS app, '" + moment + "' AS used_on"))
                .contains("1 appUsed crm " + day + " @app-usage/1");
    }

    @Test
    void onPostgresqlMomentsDaysAndAmountsAreTakenAsTheyAre() throws Exception {
        List<String> said = read(at(Postgres.url())
                .text("user", "postgres")
                .text(
                        "portals",
                        "SELECT 7052064::bigint AS \"PORTAL_ID\", 1125.50::numeric(12, 2) AS mrr, DATE '2017-06-30' AS"
                                + " sold_on, TIMESTAMPTZ '2018-03-14 23:30:00Z' AS cancelled_on,"
                                + " TIMESTAMP '2016-02-29 23:30:00' AS customer_since, true AS managed, 'EUR'::char(10)"
                                + " AS currency")
                .build());
        assertThat(said)
                .containsExactly(
                        "portal 7052064 @portals/7052064",
                        "7052064 mrr 1125.5 EUR @portals/7052064",
                        "7052064 soldOn 2017-06-30",
                        "7052064 customerSince 2016-02-29",
                        "7052064 cancelledOn 2018-03-15",
                        "7052064 managedFlag true");
    }

    @Test
    void anIdThatTheDatabaseKeepsAsAFractionIsWrittenWhole() throws SourceException {
        assertThat(read("portals", "SELECT 7052064.0 AS portal_id")).containsExactly("portal 7052064 @portals/7052064");
    }

    @Test
    void theUsersAreAllThereAreWhereTheirQueryIsGiven() throws SourceException {
        SourceSettings settings = at(NO_TABLES)
                .text("portals", "SELECT 1 AS portal_id")
                .text("users", "SELECT 1 AS portal_id, 'eva@agency.example' AS email, 1 AS partner_employee WHERE 0")
                .build();
        assertThat(read(settings)).contains("1 usersComplete");
        assertThat(read("portals", "SELECT 1 AS portal_id")).doesNotContain("1 usersComplete");
    }

    @Test
    void aUserWithoutAnAddressSaysThatThereMayBeOthers() throws SourceException {
        assertThat(read("users", "SELECT 1 AS portal_id, NULL AS email, NULL AS partner_employee"))
                .containsExactly("about 1 @users/1", "1 furtherUsersPossible");
    }

    @Test
    void whetherAUserIsAPartnerEmployeeIsNeverGuessed() throws SourceException {
        assertThat(read("users", "SELECT 1 AS portal_id, 'eva@agency.example' AS email, NULL AS partner_employee"))
                .containsExactly("error @users/1 partner_employee: empty; expected yes or no", "about 1 @users/1");
    }

    @Test
    void anAppWithoutADayIsUnknownAndSoAreTheOthersWhereNoneIsNamed() throws SourceException {
        assertThat(read("app-usage", "SELECT 1 AS portal_id, 'crm' AS app, NULL AS used_on"))
                .contains("1 appUnknown crm @app-usage/1");
        assertThat(read("app-usage", "SELECT 1 AS portal_id, NULL AS app, NULL AS used_on"))
                .contains("1 otherAppsUnknown");
    }

    @Test
    void theLastUseOfAnAppIsNotTakenForTheOnlyOne() throws SourceException {
        assertThat(read("app-usage", "SELECT 1 AS portal_id, 'crm' AS app, '2018-03-10' AS last_used_on"))
                .contains("1 appLastUsed crm 2018-03-10 @app-usage/1");
    }

    @Test
    void certificationsAreAllThereAreWhereTheirQueryIsGiven() throws SourceException {
        assertThat(read(
                        "certifications",
                        "SELECT 'agency-partner' AS certification, 'Eva Nord' AS holder, '2017-04-30' AS awarded_on,"
                                + " '2018-04-30' AS expires_on"))
                .contains(
                        "certification Certification[id=agency-partner, holder=Optional[Eva Nord], awardedOn=2017-04-30,"
                                + " expiresOn=Optional[2018-04-30]] @certifications/row 1",
                        "certificationsComplete");
        assertThat(read("portals", "SELECT 1 AS portal_id")).doesNotContain("certificationsComplete");
    }

    @Test
    void thePartnerIsDescribedByOneRow() throws SourceException {
        String row = "SELECT 'Nordlicht' AS name, 'nordlicht.example; nord.example' AS email_domains,"
                + " 'Europe/Berlin' AS time_zone";
        assertThat(readPartner(row))
                .anyMatch(word -> word.startsWith("name Nordlicht "))
                .anyMatch(word -> word.startsWith("emailDomains [") && word.contains("nord.example"))
                .contains("timeZone Europe/Berlin");
        assertThat(readPartner(row + " UNION ALL " + row)).anyMatch(word -> word.contains("this is a further row"));
        assertThat(readPartner(row + " WHERE 0")).anyMatch(word -> word.contains("one must describe the partner"));
        assertThat(readPartner("SELECT 'N' AS name, 'nord..example' AS email_domains"))
                .anyMatch(word -> word.contains("expected e-mail domains"));
        assertThat(readPartner("SELECT 'N' AS name, 'eva@nord.example' AS email_domains"))
                .anyMatch(word -> word.contains("expected e-mail domains"))
                .noneMatch(word -> word.contains("eva"));
    }

    @Test
    void aColumnThatIsNotKnownIsNamedAndIgnored() throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, 5 AS ltv"))
                .anyMatch(word -> word.startsWith("warning @portals the column 'ltv' is not known and is ignored"));
    }

    @Test
    void aSlipInTheNameOfAColumnIsAnError() throws SourceException {
        assertThat(read("portals", "SELECT 1 AS portal_id, 5 AS mmr"))
                .anyMatch(word -> word.startsWith("error @portals the column 'mmr' is not known; did you mean mrr?"));
    }

    @Test
    void salesRatesAndWhatPointsDependOnAreReadToo() throws SourceException {
        assertThat(read(at(NO_TABLES)
                        .text(
                                "portals",
                                "SELECT 1 AS portal_id, 'growth' AS market, 2 AS managing_partners,"
                                        + " 12.5 AS reported_total_points")
                        .text(
                                "sales",
                                "SELECT 1 AS portal_id, 'Sales Hub' AS product, 'sourced' AS kind, 100 AS mrr,"
                                        + " 'EUR' AS currency, NULL AS sold_on")
                        .build()))
                .anyMatch(word -> word.startsWith("1 productSale ") && word.contains("Sales Hub"))
                .contains("1 market GROWTH", "1 managingPartners 2", "1 reportedTotalPoints 12.5");
        assertThat(readPartner("SELECT 'N' AS name, 'n.example' AS email_domains, 'growth' AS market"))
                .anyMatch(word -> word.startsWith("market GROWTH"));
    }

    @Test
    void aColumnThatIsMissingOrThereTwiceIsNamed() {
        assertThat(refused("users", "SELECT 1 AS portal_id"))
                .hasMessageContaining("the query 'users' has no column email, partner_employee")
                .extracting(SourceException::kind)
                .isEqualTo(Kind.MISCONFIGURED);
        assertThat(refused("portals", "SELECT 1 AS portal_id, 2 AS portal_id"))
                .hasMessageContaining("has the column portal_id twice");
        assertThat(refused("app-usage", "SELECT 1 AS portal_id, 'crm' AS app"))
                .hasMessageContaining("none of the columns used_on, last_used_on");
    }

    @Test
    void aQueryThatDoesNotWorkIsNamedWithWhatTheDatabaseSays() {
        assertThat(refused("portals", "SELECT a FROM nowhere"))
                .hasMessageContaining("the query 'portals' does not work (")
                .hasMessageContaining("nowhere")
                .extracting(SourceException::kind)
                .isEqualTo(Kind.MISCONFIGURED);
        assertThat(refused(at(Postgres.url()).text("user", "postgres").text("portals", "SELECT a FROM nowhere")))
                .hasMessageContaining("nowhere")
                .extracting(SourceException::kind)
                .isEqualTo(Kind.MISCONFIGURED);
    }

    @Test
    void aTableThatMayNotBeReadIsRefused() throws Exception {
        String url = Postgres.url();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS private (portal_id INTEGER)");
        }
        assertThat(refused(at(url).text("user", Postgres.READER)
                        .secret("password", new Secret(Postgres.PASSWORD))
                        .text("portals", "SELECT portal_id FROM private")))
                .extracting(SourceException::kind)
                .isEqualTo(Kind.REFUSED);
    }

    @Test
    void nothingIsEverWritten() throws Exception {
        Path file = folder.resolve("agency.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE portals (portal_id INTEGER)");
            statement.execute("INSERT INTO portals VALUES (1)");
        }
        assertThat(refused(at("sqlite:" + file).text("portals", "DELETE FROM portals")))
                .isNotNull();
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("SELECT count(*) FROM portals")) {
            assertThat(answer.getInt(1)).isOne();
        }
        assertThat(refused(at(Postgres.url())
                        .text("user", "postgres")
                        .text("portals", "CREATE TABLE written (portal_id INTEGER)")))
                .hasMessageContaining("read-only");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ApplicationName=x",
                "options=-c%20statement_timeout=9999",
                "readOnlyMode=ignore&options=-c%20default_transaction_read_only=off"
            })
    void the_session_is_read_only_on_the_server_of_postgresql_whatever_the_url_says(String parameter) throws Exception {
        String url = Postgres.url();
        assertThat(read(at(url + (url.contains("?") ? "&" : "?") + parameter)
                        .text("user", "postgres")
                        .text("portals", "SELECT current_setting('default_transaction_read_only') AS portal_id")
                        .build()))
                .containsExactly("portal on @portals/on");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 AS portal_id; DELETE FROM portals",
                "COMMIT; DELETE FROM portals; SELECT 1 AS portal_id",
                "SELECT 1 /* ; */ ; /* x */ DELETE FROM portals",
                "SELECT '\\'; DELETE FROM portals; --'",
                "SELECT /* /* */ 1; DELETE FROM portals; -- */ */"
            })
    void several_statements_in_one_query_are_refused(String sql) {
        assertThat(refused(at("sqlite:" + folder.resolve("agency.db")).text("portals", sql)))
                .hasMessage(
                        "the query 'portals' is several statements; expected one SELECT, without a semicolon inside")
                .extracting(SourceException::kind)
                .isEqualTo(Kind.MISCONFIGURED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT ';' AS portal_id ;  -- done; really",
                "SELECT 'it''s; fine', \"a;b\", `c;d` FROM x;",
                "SELECT $$ a; b $$, $tag$ c; $$ d $tag$, price$ FROM x",
                "SELECT 1 -- a comment; only\n AS portal_id",
                "SELECT 1 /* a; b */ AS portal_id;;"
            })
    void a_semicolon_in_a_text_or_a_comment_or_at_the_end_is_no_second_statement(String sql) {
        assertThat(Statements.areSeveral(sql)).isFalse();
    }

    @Test
    void aDatabaseThatIsNotThereIsNotMade() {
        Path file = folder.resolve("no-such.db");
        assertThat(refused(at("sqlite:" + file).text("portals", "SELECT 1 AS portal_id")))
                .hasMessageContaining("cannot be reached")
                .extracting(SourceException::kind)
                .isEqualTo(Kind.UNAVAILABLE);
        assertThat(Files.exists(file)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://eva:geheim@db.example/agency",
                "jdbc:postgresql://db.example/agency?user=eva&password=geheim",
                "sqlserver://db.example;PWD=geheim",
                "oracle:thin:eva/geheim@//db.example/agency",
                "snowflake://db.example?accessToken=geheim",
                "postgresql://db.example/agency?sslpassword=geheim"
            })
    void aPasswordInTheUrlIsRefusedWithoutShowingIt(String url) {
        assertThat(refused(at(url).text("portals", "SELECT 1 AS portal_id")))
                .hasMessageContaining("the JDBC URL holds a password")
                .hasMessageNotContaining("geheim")
                .extracting(SourceException::kind)
                .isEqualTo(Kind.MISCONFIGURED);
    }

    @Test
    void aDatabaseWithoutADriverSaysWhereToLayIt() {
        assertThat(refused(at("nosuch://secret-host/agency").text("portals", "SELECT 1")))
                .hasMessageContaining("URLs that begin with jdbc:nosuch:")
                .hasMessageContaining("lay the jar")
                .hasMessageNotContaining("secret-host");
    }

    @Test
    void withoutAnyQueryOneIsAskedFor() {
        assertThat(refused(at(NO_TABLES)))
                .hasMessageContaining("no query is given")
                .extracting(SourceException::kind)
                .isEqualTo(Kind.MISCONFIGURED);
    }

    @Test
    void aServerThatAcceptsAndSaysNothingIsGivenUpAtTheDeadline() throws Exception {
        try (ServerSocket silent = new ServerSocket(0);
                Source source = new JdbcSourceFactory()
                        .open(at("postgresql://localhost:" + silent.getLocalPort() + "/agency")
                                .text("portals", "SELECT 1 AS portal_id")
                                .build())) {
            SourceException thrown = catchThrowableOfType(
                    SourceException.class, () -> source.read(request(Duration.ofMillis(300)), new Said().facts()));
            assertThat(thrown)
                    .hasMessageContaining("did not answer in time")
                    .extracting(SourceException::kind)
                    .isEqualTo(Kind.UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQueryThatIsGivenUpOrInterruptedDoesNotGoOnInTheDatabase(boolean interrupted) throws Exception {
        Thread reader = Thread.currentThread();
        ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
        try (Source source = new JdbcSourceFactory()
                .open(at(Postgres.url())
                        .text("user", "postgres")
                        .text("portals", "SELECT 'given up' AS portal_id FROM pg_sleep(600)")
                        .build())) {
            if (interrupted) {
                later.schedule(reader::interrupt, 500, TimeUnit.MILLISECONDS);
            }
            Duration patience = interrupted ? Duration.ofMinutes(1) : Duration.ofMillis(500);
            SourceException thrown = catchThrowableOfType(
                    SourceException.class, () -> source.read(request(patience), new Said().facts()));
            assertThat(thrown.kind()).isEqualTo(Kind.UNAVAILABLE);
            assertThat(Thread.interrupted()).isEqualTo(interrupted);
        } finally {
            later.shutdownNow();
        }
        try (Connection connection = DriverManager.getConnection(Postgres.url(), "postgres", "");
                Statement statement = connection.createStatement()) {
            boolean runs = true;
            for (int i = 0; i < 100 && runs; i++) {
                Thread.sleep(50);
                try (ResultSet answer = statement.executeQuery("SELECT count(*) FROM pg_stat_activity"
                        + " WHERE state = 'active' AND query LIKE 'SELECT ''given up%'")) {
                    answer.next();
                    runs = answer.getInt(1) > 0;
                }
            }
            assertThat(runs).isFalse();
        }
    }

    @Test
    void rowsAreToldAsTheyCome() throws SourceException {
        Said said = new Said();
        // the row 2000 does not come before this test is over
        said.when("portal 1 @portals/1", () -> Thread.currentThread().interrupt());
        try (Source source = new JdbcSourceFactory()
                .open(at(Postgres.url())
                        .text("user", "postgres")
                        .text(
                                "portals",
                                "SELECT i AS portal_id, CASE WHEN i = 2000 THEN pg_sleep(600)::text END AS name"
                                        + " FROM generate_series(1, 3000) i")
                        .build())) {
            SourceException thrown =
                    catchThrowableOfType(SourceException.class, () -> source.read(request(), said.facts()));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown).hasMessageContaining("reading was interrupted");
        }
        assertThat(said.words()).contains("portal 1 @portals/1").doesNotContain("portal 2000 @portals/2000");
    }

    @Test
    void whatADriverSaysIsShownOnOneLineWithoutThePasswordAndWithoutAddresses() {
        SourceException thrown = refused(at("leaky:somewhere")
                .text("user", "eva@agency.example")
                .secret("password", new Secret("geheim"))
                .text("portals", "SELECT 1"));
        assertThat(thrown)
                .hasMessageContaining("the database cannot be reached (no …@… with *** at leaky:somewhere)")
                .hasNoCause();
    }

    @Test
    void aDiagnosisThatIsInterruptedFindsNothing() throws SourceException {
        List<Finding> findings = new ArrayList<>();
        try (Source source = new JdbcSourceFactory()
                .open(at(NO_TABLES).text("partner", "SELECT 1").build())) {
            Thread.currentThread().interrupt();
            SourceException thrown =
                    catchThrowableOfType(SourceException.class, () -> source.diagnose(request(), findings::add));
            assertThat(Thread.interrupted()).isTrue();
            assertThat(thrown.kind()).isEqualTo(Kind.UNAVAILABLE);
        }
        assertThat(findings).isEmpty();
    }

    @Test
    void allQueriesTellOfOneMoment() throws Exception {
        String url = Postgres.freshSchema();
        try (Connection connection = DriverManager.getConnection(url, "postgres", "");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE portals AS SELECT 1 AS portal_id");
            Said said = new Said();
            try (Source source = new JdbcSourceFactory()
                    .open(at(url).text("user", "postgres")
                            .text("partner", "SELECT count(*)::text AS name, 'a.example' AS email_domains FROM portals")
                            .text("portals", "SELECT portal_id FROM portals")
                            .build())) {
                source.readPartner(request().deadline(), said.partner());
                statement.execute("INSERT INTO portals VALUES (2)");
                source.read(request(), said.facts());
            }
            assertThat(said.words())
                    .anyMatch(word -> word.startsWith("name 1 "))
                    .contains("portal 1 @portals/1")
                    .doesNotContain("portal 2 @portals/2");
        }
    }

    @Test
    void aDiagnosisSaysOfEachQueryWhetherItAnswers() throws SourceException {
        List<String> findings = new ArrayList<>();
        try (Source source = new JdbcSourceFactory()
                .open(at(Postgres.url())
                        .text("user", "postgres")
                        .text("partner", "SELECT broken")
                        .text("portals", "SELECT 1 AS portal_id, 5 AS mrr")
                        .text("users", "SELECT 1 AS portal_id, 'a@b' AS email, true AS partner_employee")
                        .build())) {
            source.diagnose(request(), finding -> findings.add(described(finding)));
        }
        assertThat(findings).hasSize(5);
        assertThat(findings.get(0)).startsWith("UNAVAILABLE query partner: the query 'partner' does not work (");
        assertThat(findings.subList(1, 5))
                .containsExactly(
                        "WARNING query portals: answers without the column sold_on",
                        "OK query users: answers",
                        "WARNING query app-usage: is not given",
                        "WARNING query certifications: is not given");
    }

    private static String described(Finding finding) {
        return finding.status() + " " + finding.subject() + ": " + finding.message();
    }
}
