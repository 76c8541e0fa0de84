package dev.tierwise.adapter.jdbc;

import dev.tierwise.domain.portfolio.CreditedTier;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.testkit.Agency;
import dev.tierwise.testkit.Agency.Customer;
import dev.tierwise.testkit.Breakage;
import dev.tierwise.testkit.SourceContract;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The contract of adapters, on tables that an agency might have. */
abstract class JdbcSourceContract extends SourceContract {

    static final String PORTALS =
            "SELECT portal_id, name, subscription, mrr, currency, sold, sold_on, customer_since, cancelled_on, managed,"
                    + " market, managing_partners, reported_managed_mrr, reported_currency, reported_sold_points,"
                    + " reported_managed_points, reported_total_points, reported_updated_on, managed_expires_on, last_active_on,"
                    + " cancellation_expected_on, renews_on FROM portals ORDER BY position";

    /** What brings a query to its knees at the portal 101500 and at no other; as mrr it takes the column's place. */
    abstract String failsInTheMiddle();

    /** A query that never answers. */
    abstract String neverAnswers();

    /** An empty place for tables. */
    abstract Place place(Path folder) throws SQLException;

    /** A place for tables. */
    interface Place {
        Connection connection() throws SQLException;

        /** How the adapter gets there. */
        SourceSettings.Builder settings();
    }

    @Override
    protected SourceFactory factory() {
        return new JdbcSourceFactory();
    }

    @Override
    protected SourceSettings settings(Agency agency, Path folder) throws SQLException {
        return asking(PORTALS, agency, folder);
    }

    private SourceSettings asking(String portals, Agency agency, Path folder) throws SQLException {
        Place place = place(folder);
        try (Connection connection = place.connection()) {
            connection.setAutoCommit(false);
            fill(agency, connection);
            connection.commit();
        }
        SourceSettings.Builder settings = place.settings();
        if (agency.certifications().isPresent()) {
            settings.text("certifications", "SELECT certification, holder, awarded_on, expires_on FROM certifications");
        }
        return settings.text(
                        "partner",
                        "SELECT name, email_domains, market, invited, retention, credited_tier,"
                                + " credited_since FROM partner")
                .text("portals", portals)
                .text("users", "SELECT portal_id, email, partner_employee FROM users")
                .text("app-usage", "SELECT portal_id, app, used_on FROM app_usage")
                .text("sales", "SELECT portal_id, product, sold_on, kind, mrr, currency FROM sales")
                .text("hubs", "SELECT portal_id, hub, mrr, currency, renews_on FROM hubs")
                .build();
    }

    /** A query that never answers is given up soon; everything else has the usual time. */
    @Override
    protected Duration timeLimit(Breakage breakage) {
        return breakage == Breakage.TIMED_OUT ? Duration.ofMillis(500) : super.timeLimit(breakage);
    }

    private static void fill(Agency agency, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE partner (name VARCHAR(100), email_domains VARCHAR(100), market VARCHAR(20),"
                    + " invited BOOLEAN, retention NUMERIC(5, 2), credited_tier VARCHAR(20), credited_since DATE)");
            statement.execute("CREATE TABLE portals (position INTEGER, portal_id VARCHAR(50), name VARCHAR(100),"
                    + " subscription VARCHAR(20), mrr NUMERIC(12, 2), currency CHAR(3), sold BOOLEAN, sold_on DATE,"
                    + " customer_since DATE, cancelled_on DATE, managed BOOLEAN, market VARCHAR(20),"
                    + " managing_partners INTEGER, reported_managed_mrr NUMERIC(12, 2), reported_currency CHAR(3),"
                    + " reported_sold_points NUMERIC(12, 2), reported_managed_points NUMERIC(12, 2),"
                    + " reported_total_points NUMERIC(12, 2), reported_updated_on DATE, managed_expires_on DATE,"
                    + " last_active_on DATE, cancellation_expected_on DATE, renews_on DATE)");
            statement.execute("CREATE TABLE hubs (portal_id VARCHAR(50), hub VARCHAR(50), mrr NUMERIC(12, 2),"
                    + " currency CHAR(3), renews_on DATE)");
            statement.execute("CREATE TABLE sales (portal_id VARCHAR(50), product VARCHAR(50), sold_on DATE,"
                    + " kind VARCHAR(20), mrr NUMERIC(12, 2), currency CHAR(3))");
            statement.execute(
                    "CREATE TABLE users (portal_id VARCHAR(50), email VARCHAR(100), partner_employee BOOLEAN)");
            statement.execute(
                    "CREATE TABLE certifications (certification VARCHAR(50), holder VARCHAR(50), awarded_on DATE,"
                            + " expires_on DATE)");
            statement.execute("CREATE TABLE app_usage (portal_id VARCHAR(50), app VARCHAR(50), used_on DATE)");
        }
        List<@Nullable Object[]> portals = new ArrayList<>();
        List<@Nullable Object[]> users = new ArrayList<>();
        List<@Nullable Object[]> uses = new ArrayList<>();
        List<@Nullable Object[]> sales = new ArrayList<>();
        List<@Nullable Object[]> hubs = new ArrayList<>();
        for (Customer customer : agency.portals()) {
            portals.add(portal(portals.size(), customer));
            customer.relationship()
                    .hubs()
                    .forEach(hub -> hubs.add(new @Nullable Object[] {
                        customer.id(),
                        hub.hub(),
                        hub.mrr().map(Money::amount).orElse(null),
                        hub.mrr().map(Money::currency).orElse(null),
                        hub.renewsOn().orElse(null)
                    }));
            customer.sales()
                    .ifPresentOrElse(
                            all -> all.forEach(sale -> sales.add(sale(customer, sale))),
                            () -> sales.add(new @Nullable Object[] {customer.id(), null, null, null, null, null}));
            customer.users()
                    .ifPresentOrElse(
                            all -> all.forEach(user -> users.add(
                                    new @Nullable Object[] {customer.id(), user.email(), user.partnerEmployee()})),
                            () -> users.add(new @Nullable Object[] {customer.id(), null, null}));
            customer.apps()
                    .ifPresentOrElse(
                            all -> all.forEach(
                                    (app, day) -> uses.add(new @Nullable Object[] {customer.id(), app, day})),
                            () -> uses.add(new @Nullable Object[] {customer.id(), null, null}));
        }
        insert(
                connection,
                "INSERT INTO partner VALUES (?, ?, ?, ?, ?, ?, ?)",
                List.<@Nullable Object[]>of(new @Nullable Object[] {
                    agency.name(),
                    agency.emailDomain(),
                    agency.market().map(JdbcSourceContract::word).orElse(null),
                    agency.invited().orElse(null),
                    agency.retention().orElse(null),
                    agency.credited().map(CreditedTier::tier).orElse(null),
                    agency.credited().flatMap(CreditedTier::since).orElse(null)
                }));
        insert(
                connection,
                "INSERT INTO portals VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                portals);
        insert(connection, "INSERT INTO hubs VALUES (?, ?, ?, ?, ?)", hubs);
        insert(connection, "INSERT INTO sales VALUES (?, ?, ?, ?, ?, ?)", sales);
        insert(connection, "INSERT INTO users VALUES (?, ?, ?)", users);
        insert(connection, "INSERT INTO app_usage VALUES (?, ?, ?)", uses);
        List<@Nullable Object[]> certifications = new ArrayList<>();
        agency.certifications()
                .orElse(List.of())
                .forEach(certification -> certifications.add(new @Nullable Object[] {
                    certification.id(),
                    certification.holder().orElse(null),
                    certification.awardedOn(),
                    certification.expiresOn().orElse(null)
                }));
        insert(connection, "INSERT INTO certifications VALUES (?, ?, ?, ?)", certifications);
    }

    private static @Nullable Object[] portal(int position, Customer customer) {
        Optional<Agency.Reported> reported = customer.reported();
        return new @Nullable Object[] {
            position,
            customer.id(),
            customer.name().orElse(null),
            customer.subscription().map(JdbcSourceContract::word).orElse(null),
            customer.mrr().orElse(null),
            customer.currency(),
            customer.sold() instanceof Agency.Sold.Never ? Boolean.FALSE : null,
            customer.sold() instanceof Agency.Sold.On on ? on.day() : null,
            customer.customerSince().orElse(null),
            customer.cancelledOn().orElse(null),
            customer.managed().orElse(null),
            customer.market().map(JdbcSourceContract::word).orElse(null),
            customer.managingPartners().orElse(null),
            reported.map(figures -> figures.managedMrr().amount()).orElse(null),
            reported.map(figures -> figures.managedMrr().currency()).orElse(null),
            reported.map(Agency.Reported::soldPoints).orElse(null),
            reported.map(Agency.Reported::managedPoints).orElse(null),
            reported.map(Agency.Reported::totalPoints).orElse(null),
            reported.map(Agency.Reported::updatedOn).orElse(null),
            customer.relationship().managedExpiresOn().orElse(null),
            customer.relationship().lastActiveOn().orElse(null),
            customer.relationship().cancellationExpectedOn().orElse(null),
            customer.relationship().renewsOn().orElse(null)
        };
    }

    private static @Nullable Object[] sale(Customer customer, ProductSale sale) {
        return new @Nullable Object[] {
            customer.id(),
            sale.product(),
            sale.soldOn().orElse(null),
            sale.kind().map(JdbcSourceContract::word).orElse(null),
            sale.mrr().map(Money::amount).orElse(null),
            sale.mrr().map(Money::currency).orElse(null)
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static void insert(Connection connection, String sql, List<@Nullable Object[]> rows) throws SQLException {
        // it has no days: people keep them as text
        boolean daysAreText = connection.getMetaData().getDatabaseProductName().equals("SQLite");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (@Nullable Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(
                            i + 1, row[i] instanceof LocalDate && daysAreText ? String.valueOf(row[i]) : row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    @Override
    protected Optional<SourceSettings> broken(Breakage breakage, Agency agency, Path folder) throws Exception {
        return switch (breakage) {
            case TIMED_OUT -> Optional.of(asking(neverAnswers(), agency, folder));
            case MALFORMED -> Optional.of(asking("SELECT 1 AS portal_id, 'many' AS mrr", agency, folder));
            case CUT_OFF ->
                Optional.of(asking(
                        "SELECT portal_id, " + failsInTheMiddle() + " AS mrr FROM portals ORDER BY position",
                        agency,
                        folder));
            case WRONG_VALUE ->
                Optional.of(asking(
                        PORTALS.replace(
                                " mrr,",
                                " CASE WHEN position = " + (agency.portals().size() - 1)
                                        + " THEN 'many' ELSE CAST(mrr AS VARCHAR(20)) END AS mrr,"),
                        agency,
                        folder));
            case ABSENT ->
                Optional.of(place(folder).settings().text("portals", PORTALS).build());
            default -> Optional.empty();
        };
    }
}
