package dev.tierwise.adapter.csv;

import static dev.tierwise.adapter.csv.Rows.UNKNOWN;
import static dev.tierwise.adapter.csv.Rows.shown;

import dev.tierwise.adapter.csv.Rows.Column;
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
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder of CSV files. Each row is checked, said and forgotten. */
final class CsvSource implements Source {

    /** In the place of an app: every app that has no row of its own. */
    private static final String OTHER_APPS = "*";

    private final Path folder;
    private final String location;
    private final Notation notation;
    private final Charset encoding;
    private boolean unusable;

    CsvSource(Path folder, String location, Notation notation, Charset encoding) {
        this.folder = folder;
        this.location = location;
        this.notation = notation;
        this.encoding = encoding;
    }

    @Override
    public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
        if (!isUsable(sink)) {
            return;
        }
        if (!isThere(CsvFile.PARTNER)) {
            sink.missing(
                    Fact.PARTNER,
                    CsvFile.PARTNER.at(1, 1),
                    "this file is missing; it gives the partner's name and e-mail domains, unless another source or the"
                            + " configuration does");
            return;
        }
        try (Rows rows = open(CsvFile.PARTNER, sink)) {
            while (rows.next()) {
                if (rows.seen() > 1) {
                    rows.error(rows.atRow(), "this is a further row; a folder describes one partner");
                    return;
                }
                partner(rows, sink);
            }
            if (rows.seen() == 0 && !rows.isBroken()) {
                rows.error(rows.atRow(), "there is no row under the header; one must describe the partner");
            }
        }
    }

    private static void partner(Rows rows, PartnerSink sink) {
        Column name = rows.column("name");
        Column domains = rows.column("email_domains");
        Column zone = rows.column("time_zone");
        Column marketColumn = rows.column("market");
        Column invitedColumn = rows.column("invited");
        Column retentionColumn = rows.column("retention");
        if (name.isGiven()) {
            if (rows.raw(name).isBlank()) {
                rows.error(name, "this is empty; expected is the agency's name");
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
                rows.error(zone, shown(rows.text(zone)) + "; expected is a time zone such as Europe/Berlin");
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
    private static Set<String> emailDomains(Rows rows, Column column) {
        if (!column.isGiven()) {
            return Set.of();
        }
        Set<String> domains = new LinkedHashSet<>();
        for (String part : rows.text(column).split(";", -1)) {
            String domain = part.strip();
            if (domain.indexOf('@') >= 0
                    || domain.equals(UNKNOWN)
                    || domain.chars().anyMatch(Character::isWhitespace)) {
                rows.error(
                        column,
                        shown(domain) + "; expected are e-mail domains such as agency.example, separated by ;"
                                + " and without the @ and what precedes it");
                return Set.of();
            }
            if (!domain.isEmpty()) {
                domains.add(domain);
            }
        }
        if (domains.isEmpty()) {
            rows.error(column, "this is empty; expected are e-mail domains such as agency.example, separated by ;");
        }
        return domains;
    }

    @Override
    public void read(ReadRequest request, FactSink sink) throws SourceException {
        if (!isUsable(sink)) {
            return;
        }
        if (isThere(CsvFile.PORTALS)) {
            readPortals(sink);
        } else {
            sink.missing(
                    Fact.PORTALS,
                    CsvFile.PORTALS.at(1, 1),
                    "this file is missing; it lists the portals, unless another source does");
        }
        if (isThere(CsvFile.USERS)) {
            readUsers(sink);
        }
        if (isThere(CsvFile.APP_USAGE)) {
            readAppUsage(request.zone(), sink);
        }
        if (isThere(CsvFile.CERTIFICATIONS)) {
            readCertifications(sink);
        }
        if (isThere(CsvFile.SALES)) {
            readSales(sink);
        }
        if (isThere(CsvFile.ASSUMPTIONS)) {
            readAssumptions(sink);
        }
    }

    private void readPortals(FactSink sink) throws SourceException {
        boolean usersComplete = isThere(CsvFile.USERS);
        boolean appUsageComplete = isThere(CsvFile.APP_USAGE);
        boolean salesComplete = isThere(CsvFile.SALES);
        try (Rows rows = open(CsvFile.PORTALS, sink)) {
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
                String portal = rows.identifier(id);
                Subscription plan = subscription(rows, subscription);
                BigDecimal amount = rows.isUnknown(mrr) ? null : rows.amount(mrr);
                String unit = rows.currency(currency);
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
                if (amount != null && unit != null) {
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
        }
    }

    private static @Nullable Subscription subscription(Rows rows, Column column) {
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
                rows.error(column, "? has no meaning here; leave it empty when it is unknown");
                return null;
            }
            default -> {
                rows.warning(
                        column, shown(text) + " is not basic, pro (or professional) or enterprise; taken as unknown");
                return null;
            }
        }
    }

    private void readUsers(FactSink sink) throws SourceException {
        try (Rows rows = open(CsvFile.USERS, sink)) {
            Column id = rows.column("portal_id");
            Column email = rows.column("email");
            Column partnerEmployee = rows.column("partner_employee");
            while (rows.next()) {
                String portal = rows.identifier(id);
                boolean further = rows.isUnknown(email);
                EmailAddress address = further ? null : emailAddress(rows, email);
                Boolean employee = rows.yesOrNo(partnerEmployee);
                if (!further
                        && partnerEmployee.isGiven()
                        && rows.text(partnerEmployee).isEmpty()) {
                    rows.error(partnerEmployee, "this is empty; expected is yes or no");
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

    private static @Nullable EmailAddress emailAddress(Rows rows, Column column) {
        if (!column.isGiven()) {
            return null;
        }
        try {
            return EmailAddress.parse(rows.text(column));
        } catch (IllegalArgumentException e) {
            rows.error(
                    column,
                    "this is no e-mail address; expected is one @ with something on either side of it, or ? where there"
                            + " may be further users");
            return null;
        }
    }

    private void readAppUsage(ZoneId zone, FactSink sink) throws SourceException {
        try (Rows rows = open(CsvFile.APP_USAGE, sink)) {
            Column id = rows.column("portal_id");
            Column app = rows.column("app");
            Column usedOn = rows.column("used_on");
            while (rows.next()) {
                String portal = rows.identifier(id);
                String name = rows.identifier(app);
                boolean unknown = rows.isUnknown(usedOn);
                LocalDate day = unknown ? null : dayOfUse(rows, usedOn, zone);
                boolean others = OTHER_APPS.equals(name);
                if (others && day != null) {
                    rows.error(app, "* stands for the apps without a row of their own and needs ? as used_on");
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
    private static @Nullable LocalDate dayOfUse(Rows rows, Column column, ZoneId zone) {
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
            rows.error(column, shown(text) + "; expected is a day, or a moment such as 2018-03-15T09:30:00+01:00");
            return null;
        }
        return rows.requiredDay(column);
    }

    private void readCertifications(FactSink sink) throws SourceException {
        if (isThere(CsvFile.PORTALS)) {
            // a folder that lists no portals supplements another source: its files say what their rows say
            sink.certificationsComplete();
        }
        try (Rows rows = open(CsvFile.CERTIFICATIONS, sink)) {
            Column id = rows.column("certification");
            Column holder = rows.column("holder");
            Column awardedOn = rows.column("awarded_on");
            Column expiresOn = rows.column("expires_on");
            while (rows.next()) {
                String certification = rows.identifier(id);
                LocalDate awarded = rows.requiredDay(awardedOn);
                LocalDate expires = rows.day(expiresOn);
                if (awarded != null && expires != null && expires.isBefore(awarded)) {
                    rows.error(expiresOn, expires + " is before the day of the award, " + awarded);
                } else if (certification != null
                        && awarded != null
                        && (expires != null || rows.text(expiresOn).isEmpty())) {
                    sink.certification(new Certification(
                            certification,
                            Optional.of(rows.raw(holder)).filter(text -> !text.isEmpty()),
                            awarded,
                            Optional.ofNullable(expires)));
                }
            }
        }
    }

    private void readSales(FactSink sink) throws SourceException {
        try (Rows rows = open(CsvFile.SALES, sink)) {
            SaleColumns sales = new SaleColumns(rows);
            while (rows.next()) {
                sales.say(sink);
            }
        }
    }

    private void readAssumptions(FactSink sink) throws SourceException {
        try (Rows rows = open(CsvFile.ASSUMPTIONS, sink)) {
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

    private Rows open(CsvFile file, ProblemSink problems) throws SourceException {
        return Rows.open(folder, file, notation, encoding, problems);
    }

    /** Whether there is a folder to read; reported the first time when there is none. */
    private boolean isUsable(ProblemSink problems) {
        if (unusable) {
            return false;
        }
        Optional<String> fault = folderFault();
        if (fault.isEmpty()) {
            return true;
        }
        unusable = true;
        problems.error(new Origin.InFile(location, 0, 1, 1), fault.get());
        return false;
    }

    /** What is wrong with the folder itself, and what to do; empty when nothing is. */
    private Optional<String> folderFault() {
        try {
            return Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()
                    ? Optional.empty()
                    : Optional.of("this is a file; give the folder that holds it");
        } catch (NoSuchFileException e) {
            return Optional.of("there is no such folder; check the path");
        } catch (IOException e) {
            return Optional.of("this cannot be read; check it and its permissions");
        }
    }

    /** Whether a file is there, readable or not; a link that leads nowhere is. */
    private boolean isThere(CsvFile file) {
        try {
            Files.readAttributes(folder.resolve(file.fileName()), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    @Override
    public void diagnose(ReadRequest request, DiagnosisSink sink) {
        Optional<String> fault = folderFault();
        if (fault.isPresent()) {
            sink.finding(new Finding(location, Finding.Status.UNAVAILABLE, "folder", fault.get(), ""));
            return;
        }
        for (CsvFile file : CsvFile.OF_FACTS) {
            Path path = folder.resolve(file.fileName());
            if (!isThere(file)) {
                if (!file.isUsual()) {
                    continue;
                }
                sink.finding(new Finding(
                        location,
                        Finding.Status.WARNING,
                        "file",
                        file.fileName() + " is not there",
                        "What it would say is unknown, unless another source or the configuration says it."));
            } else if (Files.isRegularFile(path) && Files.isReadable(path)) {
                sink.finding(new Finding(location, Finding.Status.OK, "file", file.fileName() + " is there", ""));
            } else {
                sink.finding(new Finding(
                        location,
                        Finding.Status.UNAVAILABLE,
                        "file",
                        file.fileName() + " cannot be read",
                        "It must be a file that you may read; check its permissions."));
            }
        }
    }

    @Override
    public void close() {
        // a file is open only while it is read
    }
}
