package dev.tierwise.adapter.csv;

import static dev.tierwise.adapter.csv.FileRows.UNKNOWN;
import static dev.tierwise.adapter.csv.FileRows.shown;

import dev.tierwise.adapter.csv.FileRows.Column;
import dev.tierwise.application.spi.DiagnosisSink;
import dev.tierwise.application.spi.Fact;
import dev.tierwise.application.spi.FactSink;
import dev.tierwise.application.spi.Finding;
import dev.tierwise.application.spi.Origin;
import dev.tierwise.application.spi.PartnerSink;
import dev.tierwise.application.spi.PortalFacts;
import dev.tierwise.application.spi.ProblemSink;
import dev.tierwise.application.spi.ReadRequest;
import dev.tierwise.application.spi.Source;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder of CSV files. Each row is checked, said and forgotten. */
final class CsvSource implements Source {

    private static final String CURRENCY_IS_USD = "currency-is-usd";
    private static final String USD = "USD";
    private static final Text UNREADABLE = Text.of(CsvSource.class, "unreadable");
    private static final Text NOTHING = Text.verbatim("");

    /** In the place of an app: every app that has no row of its own. */
    private static final String OTHER_APPS = "*";

    private final Path folder;
    private final String location;
    private final Notation notation;
    private final Charset encoding;
    private @Nullable FolderFiles files;
    private boolean unusable;
    private boolean listDamaged;
    private boolean ratesDamaged;

    CsvSource(Path folder, String location, Notation notation, Charset encoding) {
        this.folder = folder;
        this.location = location;
        this.notation = notation;
        this.encoding = encoding;
    }

    @Override
    public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
        FolderFiles here = files(sink);
        if (here == null) {
            return;
        }
        if (here.has(CsvFile.RATES)) {
            readRates(here, sink);
        }
        if (!here.has(CsvFile.PARTNER)) {
            sink.missing(Fact.PARTNER, CsvFile.PARTNER.at(1, 1), Text.of(CsvSource.class, "partner.missing"));
            return;
        }
        try (FileRows rows = open(here, CsvFile.PARTNER, sink)) {
            while (rows.next()) {
                if (rows.seen() > 1) {
                    rows.error(rows.atRow(), Text.of(CsvSource.class, "partner.further"));
                    return;
                }
                partner(rows, sink);
            }
            if (rows.seen() == 0 && !rows.isBroken()) {
                rows.error(rows.atRow(), Text.of(CsvSource.class, "partner.none"));
            }
        }
    }

    private void readRates(FolderFiles here, PartnerSink sink) throws SourceException {
        try (FileRows rows = open(here, CsvFile.RATES, sink)) {
            Column currency = rows.column("currency");
            Column rate = rows.column("rate");
            Set<String> given = new HashSet<>();
            while (rows.next()) {
                String unit = rows.identifier(currency) == null ? null : rows.currency(currency);
                BigDecimal worth = rows.identifier(rate) == null ? null : rows.rate(rate);
                if (unit == null) {
                    ratesDamaged = true;
                } else if (!given.add(unit)) {
                    rows.error(currency, Text.of(CsvSource.class, "rate.twice", unit));
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

    private static void partner(FileRows rows, PartnerSink sink) {
        Column name = rows.column("name");
        Column domains = rows.column("email_domains");
        Column zone = rows.column("time_zone");
        Column marketColumn = rows.column("market");
        Column invitedColumn = rows.column("invited");
        Column retentionColumn = rows.column("retention");
        if (name.isGiven()) {
            if (rows.raw(name).isBlank()) {
                rows.error(name, Text.of(CsvSource.class, "partner.name.empty"));
            } else {
                sink.name(rows.raw(name), rows.at(name));
            }
        }
        Set<String> emailDomains = emailDomains(rows, domains);
        if (!emailDomains.isEmpty()) {
            sink.emailDomains(emailDomains, rows.at(domains));
        }
        if (!rows.text(zone).isEmpty()) {
            try {
                sink.timeZone(ZoneId.of(rows.text(zone)));
            } catch (DateTimeException e) {
                rows.error(zone, Text.of(CsvSource.class, "time.zone", shown(rows.text(zone))));
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
    }

    /** The domains of a cell; none, and reported, when one of them is wrong. */
    private static Set<String> emailDomains(FileRows rows, Column column) {
        if (!column.isGiven()) {
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
                rows.error(column, Text.of(CsvSource.class, "domain.wrong", shown(written)));
                return Set.of();
            }
            domains.add(domain.get());
        }
        if (domains.isEmpty()) {
            rows.error(column, Text.of(CsvSource.class, "domain.empty"));
        }
        return domains;
    }

    @Override
    public void read(ReadRequest request, FactSink sink) throws SourceException {
        FolderFiles here = files(sink);
        if (here == null) {
            return;
        }
        here.reportLookAlikes(sink);
        if (here.has(CsvFile.PORTALS)) {
            readPortals(here, sink);
        } else if (here.hasWorkbookInsteadOf(CsvFile.PORTALS)) {
            listDamaged = true;
        } else {
            sink.missing(Fact.PORTALS, CsvFile.PORTALS.at(1, 1), Text.of(CsvSource.class, "portals.missing"));
        }
        if (here.has(CsvFile.USERS)) {
            readUsers(here, sink);
        }
        if (here.has(CsvFile.APP_USAGE)) {
            readAppUsage(here, request.zone(), sink);
        }
        if (here.has(CsvFile.CERTIFICATIONS)) {
            readCertifications(here, sink);
        }
        if (here.has(CsvFile.SALES)) {
            readSales(here, sink);
        }
        if (here.has(CsvFile.ASSUMPTIONS)) {
            readAssumptions(here, sink);
        }
    }

    private void readPortals(FolderFiles here, FactSink sink) throws SourceException {
        boolean usersComplete = here.has(CsvFile.USERS);
        boolean appUsageComplete = here.has(CsvFile.APP_USAGE);
        boolean salesComplete = here.has(CsvFile.SALES);
        boolean amounts = false;
        try (FileRows rows = open(here, CsvFile.PORTALS, sink)) {
            Column id = rows.column("portal_id");
            Column name = rows.column("name");
            Column subscription = rows.column("subscription");
            Column mrr = rows.column("mrr");
            Column currency = rows.column("currency");
            Column soldOn = rows.column("sold_on");
            Column customerSince = rows.column("customer_since");
            Column cancelledOn = rows.column("cancelled_on");
            Column managed = rows.column("managed");
            PointColumns points = new PointColumns(rows);
            while (rows.next()) {
                String portal = rows.portalId(id);
                Subscription plan = subscription(rows, subscription);
                BigDecimal amount = rows.isUnknown(mrr) ? null : rows.amount(mrr);
                String unit = rows.currency(currency);
                amounts |= amount != null;
                LocalDate sold = rows.isUnknown(soldOn) ? null : rows.day(soldOn);
                LocalDate since = rows.day(customerSince);
                LocalDate cancelled = rows.isUnknown(cancelledOn) ? null : rows.day(cancelledOn);
                Boolean flag = rows.isUnknown(managed) ? null : rows.yesOrNo(managed);
                if (portal == null) {
                    points.say(unit, null);
                    continue;
                }
                PortalFacts facts = sink.portal(portal, rows.at(id));
                if (!rows.raw(name).isEmpty()) {
                    facts.name(rows.raw(name));
                }
                if (plan != null) {
                    facts.subscription(plan);
                }
                if (amount != null && unit != null && !ratesDamaged) {
                    facts.mrr(amount, unit, rows.at(currency.isGiven() ? currency : mrr));
                }
                if (sold != null) {
                    facts.soldOn(sold);
                } else if (rows.isUnknown(soldOn)) {
                    facts.soldOnUnknownDay();
                } else if (soldOn.isGiven() && rows.text(soldOn).isEmpty()) {
                    facts.notSoldByPartner();
                }
                if (since != null) {
                    facts.customerSince(since);
                }
                if (cancelled != null) {
                    facts.cancelledOn(cancelled);
                } else if (rows.isUnknown(cancelledOn)) {
                    facts.inactiveSinceUnknownDay();
                }
                if (flag != null) {
                    facts.managedFlag(flag);
                }
                points.say(unit, facts);
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

    private static @Nullable Subscription subscription(FileRows rows, Column column) {
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
                rows.error(column, Text.of(CsvSource.class, "subscription.unknown"));
                return null;
            }
            default -> {
                rows.warning(column, Text.of(CsvSource.class, "subscription.other", shown(text)));
                return null;
            }
        }
    }

    private void readUsers(FolderFiles here, FactSink sink) throws SourceException {
        try (FileRows rows = open(here, CsvFile.USERS, sink)) {
            Column id = rows.column("portal_id");
            Column email = rows.column("email");
            Column partnerEmployee = rows.column("partner_employee");
            while (rows.next()) {
                String portal = portal(rows, id);
                boolean further = rows.isUnknown(email);
                EmailAddress address = further ? null : emailAddress(rows, email);
                Boolean employee = rows.yesOrNo(partnerEmployee);
                if (!further
                        && partnerEmployee.isGiven()
                        && rows.text(partnerEmployee).isEmpty()) {
                    rows.error(partnerEmployee, Text.of(CsvSource.class, "employee.empty"));
                }
                if (portal == null) {
                    continue;
                }
                PortalFacts facts = sink.about(portal, rows.at(id));
                if (further) {
                    facts.furtherUsersPossible();
                } else if (address != null && employee != null) {
                    facts.user(new PortalUser(address, employee));
                }
            }
        }
    }

    private static @Nullable EmailAddress emailAddress(FileRows rows, Column column) {
        if (!column.isGiven()) {
            return null;
        }
        Optional<EmailAddress> address = Addresses.address(rows.text(column));
        if (address.isEmpty()) {
            rows.error(column, Text.of(CsvSource.class, "email.wrong"));
        }
        return address.orElse(null);
    }

    private void readAppUsage(FolderFiles here, ZoneId zone, FactSink sink) throws SourceException {
        try (FileRows rows = open(here, CsvFile.APP_USAGE, sink)) {
            Column id = rows.column("portal_id");
            Column app = rows.column("app");
            Column usedOn = rows.column("used_on");
            while (rows.next()) {
                String portal = portal(rows, id);
                String name = rows.identifier(app);
                boolean unknown = rows.isUnknown(usedOn);
                LocalDate day = unknown ? null : dayOfUse(rows, usedOn, zone);
                boolean others = OTHER_APPS.equals(name);
                if (others && day != null) {
                    rows.error(app, Text.of(CsvSource.class, "other.apps"));
                }
                if (portal == null) {
                    continue;
                }
                PortalFacts facts = sink.about(portal, rows.at(id));
                if (name == null) {
                    continue;
                }
                if (others && unknown) {
                    facts.otherAppsUnknown();
                } else if (unknown) {
                    facts.appUnknown(name, rows.at(app));
                } else if (day != null && !others) {
                    facts.appUsed(name, day, rows.at(app));
                }
            }
        }
    }

    /** A day, or the day in the partner's time zone of a moment; null, and reported, when it is neither. */
    private static @Nullable LocalDate dayOfUse(FileRows rows, Column column, ZoneId zone) {
        String text = rows.text(column);
        if (text.length() > 10 && text.charAt(10) == 'T' && Notation.isoDay(text.substring(0, 10)) != null) {
            try {
                LocalDate day =
                        OffsetDateTime.parse(text).atZoneSameInstant(zone).toLocalDate();
                if (day.getYear() >= 1 && day.getYear() <= 9999) {
                    return day;
                }
            } catch (DateTimeParseException e) {
                // is reported below, like a moment whose day is out of range
            }
            rows.error(column, Text.of(CsvSource.class, "moment.wrong", shown(text)));
            return null;
        }
        return rows.requiredDay(column);
    }

    /** The portal that a row is about; null where it is wrong, or where the list of portals cannot tell which ones there are. */
    private @Nullable String portal(FileRows rows, Column id) {
        String portal = rows.portalId(id);
        return listDamaged ? null : portal;
    }

    private void readCertifications(FolderFiles here, FactSink sink) throws SourceException {
        if (here.has(CsvFile.PORTALS)) {
            // a folder that lists no portals supplements another source: its files say what their rows say
            sink.certificationsComplete();
        }
        try (FileRows rows = open(here, CsvFile.CERTIFICATIONS, sink)) {
            Column id = rows.column("certification");
            Column holder = rows.column("holder");
            Column awardedOn = rows.column("awarded_on");
            Column expiresOn = rows.column("expires_on");
            while (rows.next()) {
                String certification = rows.identifier(id);
                LocalDate awarded = rows.requiredDay(awardedOn);
                LocalDate expires = rows.day(expiresOn);
                if (awarded != null && expires != null && expires.isBefore(awarded)) {
                    rows.error(expiresOn, Text.of(CsvSource.class, "expires.before", expires, awarded));
                } else if (certification != null
                        && awarded != null
                        && (expires != null || rows.text(expiresOn).isEmpty())) {
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
    }

    private void readSales(FolderFiles here, FactSink sink) throws SourceException {
        try (FileRows rows = open(here, CsvFile.SALES, sink)) {
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

    private void readAssumptions(FolderFiles here, FactSink sink) throws SourceException {
        try (FileRows rows = open(here, CsvFile.ASSUMPTIONS, sink)) {
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

    private FileRows open(FolderFiles here, CsvFile file, ProblemSink problems) throws SourceException {
        Optional<CsvFile> only = here.only(file, problems);
        return only.isPresent()
                ? FileRows.open(folder, only.get(), notation, encoding, problems)
                : FileRows.none(file, notation, problems);
    }

    /** The files of the folder; null, and reported the first time, when there is no folder to read. */
    private @Nullable FolderFiles files(ProblemSink problems) {
        if (files != null || unusable) {
            return files;
        }
        Optional<Text> fault = folderFault();
        if (fault.isEmpty()) {
            try {
                files = FolderFiles.of(folder);
                return files;
            } catch (IOException e) {
                fault = Optional.of(UNREADABLE);
            }
        }
        unusable = true;
        problems.error(new Origin.InFile(location, 0, 1, 1), fault.get());
        return null;
    }

    /** What is wrong with the folder itself, and what to do; empty when nothing is. */
    private Optional<Text> folderFault() {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()
                    ? Optional.empty()
                    : Optional.of(Text.of(CsvSource.class, "folder.is.file"));
        } catch (NoSuchFileException e) {
            return Optional.of(Text.of(CsvSource.class, "folder.missing"));
        } catch (IOException e) {
            return Optional.of(UNREADABLE);
        }
    }

    @Override
    public void diagnose(ReadRequest request, DiagnosisSink sink) {
        Optional<Text> fault = folderFault();
        FolderFiles here = null;
        try {
            here = fault.isEmpty() ? FolderFiles.of(folder) : null;
        } catch (IOException e) {
            fault = Optional.of(UNREADABLE);
        }
        if (here == null) {
            sink.finding(new Finding(
                    Text.verbatim(location), Finding.Status.UNAVAILABLE, "folder", fault.orElse(UNREADABLE), NOTHING));
            return;
        }
        for (CsvFile file : CsvFile.OF_FACTS) {
            diagnose(file, here, sink);
        }
    }

    private void diagnose(CsvFile file, FolderFiles here, DiagnosisSink sink) {
        Path path = folder.resolve(here.name(file));
        if (!here.has(file)) {
            if (file.isUsual()) {
                sink.finding(new Finding(
                        Text.verbatim(location),
                        Finding.Status.WARNING,
                        "file",
                        Text.of(CsvSource.class, "file.missing", file.fileName()),
                        Text.of(CsvSource.class, "file.missing.advice")));
            }
        } else if (Files.isRegularFile(path) && Files.isReadable(path)) {
            sink.finding(new Finding(
                    Text.verbatim(location),
                    Finding.Status.OK,
                    "file",
                    Text.of(CsvSource.class, "file.there", here.name(file)),
                    NOTHING));
        } else {
            sink.finding(new Finding(
                    Text.verbatim(location),
                    Finding.Status.UNAVAILABLE,
                    "file",
                    Text.of(CsvSource.class, "file.unreadable", here.name(file)),
                    Text.of(CsvSource.class, "file.unreadable.advice")));
        }
    }

    @Override
    public void close() {
        // a file is open only while it is read
    }
}
