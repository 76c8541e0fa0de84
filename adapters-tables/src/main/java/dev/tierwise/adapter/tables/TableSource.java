package dev.tierwise.adapter.tables;

import static dev.tierwise.adapter.tables.ShownValue.shown;
import static dev.tierwise.adapter.tables.TableRows.UNKNOWN;

import dev.tierwise.adapter.tables.TableRows.Column;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A source that reads tables: it knows the columns, checks the values, and tells the facts. Each row is checked, said and forgotten.
 * Everything that is wrong is reported at its place, and nothing that may have been lost is taken for absent.
 */
public final class TableSource implements Source {

    private static final String CURRENCY_IS_USD = "currency-is-usd";
    private static final String USD = "USD";

    /** In the place of an app: every app that has no row of its own. */
    private static final String OTHER_APPS = "*";

    private final Tables tables;
    private final Notation notation;
    private boolean listDamaged;
    private boolean ratesDamaged;

    /**
     * @param tables   the tables; closed with this source
     * @param notation how numbers and days are written in cells that hold text
     */
    public TableSource(Tables tables, Notation notation) {
        this.tables = Objects.requireNonNull(tables, "tables");
        this.notation = Objects.requireNonNull(notation, "notation");
    }

    @Override
    public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
        if (!tables.areReadable(sink)) {
            return;
        }
        if (tables.has(TableKind.RATES)) {
            readRates(deadline, sink);
        }
        if (!tables.has(TableKind.PARTNER)) {
            sink.missing(Fact.PARTNER, tables.place(TableKind.PARTNER), tables.missing(TableKind.PARTNER));
            return;
        }
        try (TableRows rows = open(TableKind.PARTNER, ZoneOffset.UTC, deadline, sink)) {
            while (rows.next()) {
                if (rows.seen() > 1 || rows.hasLostRow()) {
                    rows.error(rows.atRow(), Text.of(TableSource.class, "partner.further"));
                    return;
                }
                partner(rows, sink);
            }
            if (rows.seen() == 0 && !rows.isDamaged()) {
                rows.error(rows.atRow(), Text.of(TableSource.class, "partner.none"));
            }
        }
    }

    private void readRates(Instant deadline, PartnerSink sink) throws SourceException {
        try (TableRows rows = open(TableKind.RATES, ZoneOffset.UTC, deadline, sink)) {
            Column currency = rows.column("currency");
            Column rate = rows.column("rate");
            Set<String> given = new HashSet<>();
            while (rows.next()) {
                String unit = rows.identifier(currency) == null ? null : rows.currency(currency);
                BigDecimal worth = rows.identifier(rate) == null ? null : rows.rate(rate);
                if (unit == null) {
                    ratesDamaged = true;
                } else if (!given.add(unit)) {
                    rows.error(currency, Text.of(TableSource.class, "rate.twice", unit));
                } else if (worth == null) {
                    // any rate in the place of the wrong one, so that no amount is reported for want of it
                    sink.rate(unit, BigDecimal.ONE, rows.at(currency));
                } else {
                    sink.rate(unit, worth, rows.at(rate));
                }
            }
            ratesDamaged |= rows.isDamaged();
        }
    }

    private static void partner(TableRows rows, PartnerSink sink) {
        Column name = rows.column("name");
        Column domains = rows.column("email_domains");
        Column zone = rows.column("time_zone");
        Column marketColumn = rows.column("market");
        Column invitedColumn = rows.column("invited");
        Column retentionColumn = rows.column("retention");
        Column creditedColumn = rows.column("credited_tier");
        Column sinceColumn = rows.column("credited_since");
        if (!rows.isOpen(name)) {
            if (rows.raw(name).isBlank()) {
                rows.error(name, Text.of(TableSource.class, "partner.name.empty"));
            } else {
                sink.name(rows.raw(name), rows.at(name));
            }
        }
        Set<String> emailDomains = emailDomains(rows, domains);
        if (!emailDomains.isEmpty()) {
            sink.emailDomains(emailDomains, rows.at(domains));
        }
        if (!rows.isEmpty(zone)) {
            try {
                sink.timeZone(ZoneId.of(rows.text(zone)));
            } catch (DateTimeException e) {
                rows.error(zone, Text.of(TableSource.class, "time.zone", shown(rows.text(zone))));
            }
        }
        Market market = rows.market(marketColumn);
        if (market != null) {
            sink.market(market, rows.at(marketColumn));
        }
        Boolean invited = rows.isUnknown(invitedColumn) ? null : rows.yesOrNo(invitedColumn);
        if (invited != null) {
            sink.invited(invited, rows.at(invitedColumn));
        }
        BigDecimal retention = rows.isUnknown(retentionColumn) ? null : rows.amount(retentionColumn);
        if (retention != null) {
            sink.retention(retention, rows.at(retentionColumn));
        }
        LocalDate since = rows.isUnknown(sinceColumn) ? null : rows.day(sinceColumn);
        if (!rows.isUnknown(creditedColumn) && !rows.isEmpty(creditedColumn)) {
            sink.creditedTier(rows.text(creditedColumn), Optional.ofNullable(since), rows.at(creditedColumn));
        } else if (since != null) {
            rows.error(sinceColumn, Text.of(TableSource.class, "credited.since.alone"));
        }
    }

    /** The domains of a cell; none, and reported, when one of them is wrong. */
    private static Set<String> emailDomains(TableRows rows, Column column) {
        if (rows.isOpen(column)) {
            return Set.of();
        }
        Set<String> domains = new LinkedHashSet<>();
        for (String part : rows.text(column).split(";", -1)) {
            String written = Spelling.trimmed(part);
            if (written.isEmpty()) {
                continue;
            }
            Optional<String> domain = Addresses.domain(written);
            if (domain.isEmpty()) {
                rows.error(column, Text.of(TableSource.class, "domain.wrong", shown(written)));
                return Set.of();
            }
            domains.add(domain.get());
        }
        if (domains.isEmpty()) {
            rows.error(column, Text.of(TableSource.class, "domain.empty"));
        }
        return domains;
    }

    @Override
    public void read(ReadRequest request, FactSink sink) throws SourceException {
        if (!tables.areReadable(sink)) {
            return;
        }
        if (tables.has(TableKind.PORTALS)) {
            readPortals(request, sink);
        } else {
            sink.missing(Fact.PORTALS, tables.place(TableKind.PORTALS), tables.missing(TableKind.PORTALS));
        }
        if (tables.has(TableKind.USERS)) {
            readUsers(request, sink);
        }
        if (tables.has(TableKind.APP_USAGE)) {
            readAppUsage(request, sink);
        }
        if (tables.has(TableKind.CERTIFICATIONS)) {
            readCertifications(request, sink);
        }
        if (tables.has(TableKind.SALES)) {
            readSales(request, sink);
        }
        if (tables.has(TableKind.HUBS)) {
            readHubs(request, sink);
        }
        if (tables.has(TableKind.ASSUMPTIONS)) {
            readAssumptions(request, sink);
        }
        tables.finish(sink);
    }

    private void readPortals(ReadRequest request, FactSink sink) throws SourceException {
        boolean usersComplete = tables.has(TableKind.USERS);
        boolean appUsageComplete = tables.has(TableKind.APP_USAGE);
        boolean salesComplete = tables.has(TableKind.SALES);
        boolean amounts = false;
        try (TableRows rows = open(TableKind.PORTALS, request, sink)) {
            Column id = rows.column("portal_id");
            Column name = rows.column("name");
            Column subscription = rows.column("subscription");
            Column mrr = rows.column("mrr");
            Column currency = rows.column("currency");
            Column soldOn = rows.column("sold_on");
            Column soldAtAll = rows.column("sold");
            Column customerSince = rows.column("customer_since");
            Column cancelledOn = rows.column("cancelled_on");
            Column active = rows.column("active");
            Column managed = rows.column("managed");
            PointColumns points = new PointColumns(rows);
            RelationshipColumns relationship = new RelationshipColumns(rows);
            while (rows.next()) {
                String portal = rows.portalId(id);
                Subscription plan = subscription(rows, subscription);
                BigDecimal amount = rows.isUnknown(mrr) ? null : rows.amount(mrr);
                String unit = rows.currency(currency);
                amounts |= amount != null;
                LocalDate sold = rows.isUnknown(soldOn) ? null : rows.day(soldOn);
                LocalDate since = rows.day(customerSince);
                LocalDate cancelled = rows.isUnknown(cancelledOn) ? null : rows.day(cancelledOn);
                Boolean isSold = rows.yesOrNo(soldAtAll);
                Boolean isActive = rows.yesOrNo(active);
                Boolean flag = rows.isUnknown(managed) ? null : rows.yesOrNo(managed);
                boolean isContradicted = sold != null && Boolean.FALSE.equals(isSold);
                if (isContradicted) {
                    rows.error(soldAtAll, Text.of(TableSource.class, "sold.contradicted"));
                }
                if (isOpen(rows, cancelledOn)) {
                    rows.error(cancelledOn, Text.of(TableSource.class, "cancelled.open"));
                }
                if (portal == null) {
                    points.say(unit, null);
                    relationship.say(null);
                    continue;
                }
                PortalFacts facts = sink.portal(portal, rows.at(id));
                String customer = rows.raw(name);
                if (!customer.isEmpty()) {
                    facts.name(customer);
                }
                if (plan != null) {
                    facts.subscription(plan);
                }
                if (amount != null && unit != null && !ratesDamaged) {
                    facts.mrr(amount, unit, rows.at(currency.isGiven() ? currency : mrr));
                }
                if (sold != null && !isContradicted) {
                    facts.soldOn(sold);
                } else if (rows.isQuestionMark(soldOn) || Boolean.TRUE.equals(isSold)) {
                    facts.soldOnUnknownDay();
                } else if ((Boolean.FALSE.equals(isSold) && !isContradicted)
                        || (!rows.isOpen(soldOn) && rows.isEmpty(soldOn))) {
                    facts.notSoldByPartner();
                }
                if (since != null) {
                    facts.customerSince(since);
                }
                if (cancelled != null) {
                    facts.cancelledOn(cancelled);
                } else if (rows.isQuestionMark(cancelledOn) || Boolean.FALSE.equals(isActive)) {
                    facts.inactiveSinceUnknownDay();
                }
                if (flag != null) {
                    facts.managedFlag(flag);
                }
                points.say(unit, facts);
                relationship.say(facts);
                if (usersComplete) {
                    facts.usersComplete();
                }
                if (appUsageComplete) {
                    facts.appUsageComplete();
                }
                if (salesComplete) {
                    facts.productSalesComplete();
                }
            }
            if (amounts && !currency.isGiven()) {
                sink.assumption(CURRENCY_IS_USD, USD);
            }
            listDamaged = rows.isDamaged();
        }
    }

    private static @Nullable Subscription subscription(TableRows rows, Column column) {
        String text = rows.text(column);
        switch (text.toLowerCase(Locale.ROOT)) {
            case "basic" -> {
                return Subscription.BASIC;
            }
            case "pro", "professional" -> {
                return Subscription.PRO;
            }
            case "enterprise" -> {
                return Subscription.ENTERPRISE;
            }
            case "" -> {
                return null;
            }
            case UNKNOWN -> {
                rows.error(column, Text.of(TableSource.class, "subscription.unknown"));
                return null;
            }
            default -> {
                rows.warning(column, Text.of(TableSource.class, "subscription.other", shown(text)));
                return null;
            }
        }
    }

    private void readUsers(ReadRequest request, FactSink sink) throws SourceException {
        try (TableRows rows = open(TableKind.USERS, request, sink)) {
            Column id = rows.column("portal_id");
            Column email = rows.column("email");
            Column partnerEmployee = rows.column("partner_employee");
            while (rows.next()) {
                String portal = portal(rows, id);
                boolean further = rows.isUnknown(email) || isOpen(rows, partnerEmployee);
                EmailAddress address = further ? null : emailAddress(rows, email);
                Boolean employee = rows.yesOrNo(partnerEmployee);
                if (!further && partnerEmployee.isGiven() && rows.isEmpty(partnerEmployee)) {
                    rows.error(partnerEmployee, Text.of(TableSource.class, "employee.empty"));
                }
                if (portal == null) {
                    continue;
                }
                PortalFacts facts = sink.about(portal, rows.at(id));
                if (further) {
                    facts.furtherUsersPossible();
                } else if (address != null && employee != null) {
                    facts.user(new PortalUser(address, employee), rows.at(email));
                }
            }
        }
    }

    private static @Nullable EmailAddress emailAddress(TableRows rows, Column column) {
        if (!column.isGiven()) {
            return null;
        }
        Optional<EmailAddress> address = Addresses.address(rows.text(column));
        if (address.isEmpty()) {
            rows.error(column, Text.of(TableSource.class, "email.wrong"));
        }
        return address.orElse(null);
    }

    private void readAppUsage(ReadRequest request, FactSink sink) throws SourceException {
        try (TableRows rows = open(TableKind.APP_USAGE, request, sink)) {
            Column id = rows.column("portal_id");
            Column app = rows.column("app");
            Column usedOn = rows.column("used_on");
            Column lastUsedOn = rows.column("last_used_on");
            while (rows.next()) {
                String portal = portal(rows, id);
                boolean anyApp = isOpen(rows, app);
                String name = anyApp ? OTHER_APPS : rows.identifier(app);
                LocalDate day = rows.isUnknown(usedOn) ? null : rows.dayOfUse(usedOn);
                LocalDate last = rows.day(lastUsedOn);
                boolean unknown = rows.isQuestionMark(usedOn) || (rows.isOpen(usedOn) && rows.isOpen(lastUsedOn));
                boolean others = OTHER_APPS.equals(name);
                if (others && !anyApp && (day != null || last != null)) {
                    rows.error(app, Text.of(TableSource.class, "other.apps"));
                }
                if (portal == null) {
                    continue;
                }
                PortalFacts facts = sink.about(portal, rows.at(id));
                if (name == null) {
                    continue;
                }
                if (others) {
                    if (unknown || anyApp) {
                        facts.otherAppsUnknown();
                    }
                    continue;
                }
                if (unknown) {
                    facts.appUnknown(name, rows.at(app));
                }
                if (day != null) {
                    facts.appUsed(name, day, rows.at(app));
                }
                if (last != null) {
                    facts.appLastUsed(name, last, rows.at(app));
                }
            }
        }
    }

    /** The portal that a row is about; null where it is wrong, or where the list of portals cannot tell which ones there are. */
    private @Nullable String portal(TableRows rows, Column id) {
        String portal = rows.portalId(id);
        return listDamaged ? null : portal;
    }

    private void readCertifications(ReadRequest request, FactSink sink) throws SourceException {
        boolean everyAward = true;
        try (TableRows rows = open(TableKind.CERTIFICATIONS, request, sink)) {
            Column id = rows.column("certification");
            Column holder = rows.column("holder");
            Column awardedOn = rows.column("awarded_on");
            Column expiresOn = rows.column("expires_on");
            while (rows.next()) {
                if (isOpen(rows, id) || isOpen(rows, awardedOn) || isOpen(rows, expiresOn)) {
                    everyAward = false;
                    continue;
                }
                String certification = rows.identifier(id);
                LocalDate awarded = rows.requiredDay(awardedOn);
                LocalDate expires = rows.day(expiresOn);
                if (awarded != null && expires != null && expires.isBefore(awarded)) {
                    rows.error(expiresOn, Text.of(TableSource.class, "expires.before", expires, awarded));
                } else if (certification != null && awarded != null && (expires != null || rows.isEmpty(expiresOn))) {
                    sink.certification(
                            new Certification(
                                    certification,
                                    Optional.of(rows.raw(holder)).filter(text -> !text.isEmpty()),
                                    awarded,
                                    Optional.ofNullable(expires)),
                            rows.at(id));
                }
            }
        }
        if (everyAward && tables.has(TableKind.PORTALS)) {
            // tables that list no portals supplement another source: they say what their rows say
            sink.certificationsComplete();
        }
    }

    /** Whether the table has the column, and the row says nothing there. */
    private static boolean isOpen(TableRows rows, Column column) {
        return column.isGiven() && rows.isOpen(column);
    }

    private void readSales(ReadRequest request, FactSink sink) throws SourceException {
        try (TableRows rows = open(TableKind.SALES, request, sink)) {
            SaleColumns sales = new SaleColumns(rows);
            boolean amounts = false;
            while (rows.next()) {
                String portal = portal(rows, sales.id());
                amounts |= sales.say(ratesDamaged ? null : portal, sink);
            }
            if (amounts && !sales.nameCurrencies()) {
                sink.assumption(CURRENCY_IS_USD, USD);
            }
        }
    }

    private void readHubs(ReadRequest request, FactSink sink) throws SourceException {
        boolean amounts = false;
        try (TableRows rows = open(TableKind.HUBS, request, sink)) {
            Column id = rows.column("portal_id");
            Column hub = rows.column("hub");
            Column mrr = rows.column("mrr");
            Column currency = rows.column("currency");
            Column renewsOn = rows.column("renews_on");
            while (rows.next()) {
                String portal = portal(rows, id);
                String product = rows.identifier(hub);
                BigDecimal amount = rows.isUnknown(mrr) ? null : rows.amount(mrr);
                String unit = rows.currency(currency);
                LocalDate renews = rows.isUnknown(renewsOn) ? null : rows.day(renewsOn);
                if (portal == null || product == null) {
                    continue;
                }
                amounts |= amount != null;
                sink.about(portal, rows.at(id))
                        .hub(new HubSubscription(
                                product,
                                amount == null || unit == null
                                        ? Optional.empty()
                                        : Optional.of(new Money(amount, unit)),
                                Optional.ofNullable(renews)));
            }
            if (amounts && !currency.isGiven()) {
                sink.assumption(CURRENCY_IS_USD, USD);
            }
        }
    }

    private void readAssumptions(ReadRequest request, FactSink sink) throws SourceException {
        try (TableRows rows = open(TableKind.ASSUMPTIONS, request, sink)) {
            Column id = rows.column("assumption");
            Column value = rows.column("value");
            while (rows.next()) {
                String assumption = rows.identifier(id);
                String taken = rows.identifier(value);
                if (assumption != null && taken != null) {
                    sink.assumption(assumption, taken);
                }
            }
        }
    }

    private TableRows open(TableKind kind, ReadRequest request, ProblemSink problems) throws SourceException {
        return open(kind, request.zone(), request.deadline(), problems);
    }

    private TableRows open(TableKind kind, ZoneId zone, Instant deadline, ProblemSink problems) throws SourceException {
        return TableRows.open(tables, kind, notation, zone, deadline, problems);
    }

    @Override
    public void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {
        tables.diagnose(request, sink);
    }

    @Override
    public void close() {
        tables.close();
    }
}
