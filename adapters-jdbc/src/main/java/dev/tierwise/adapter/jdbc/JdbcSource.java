package dev.tierwise.adapter.jdbc;

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
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A database and what it is asked. Each row is checked, said and forgotten. */
final class JdbcSource implements Source {

    private static final Text NOTHING = Text.verbatim("");

    private final ReadTransaction database;
    private final Map<Query, String> queries;

    JdbcSource(ReadTransaction database, Map<Query, String> queries) {
        this.database = database;
        this.queries = Map.copyOf(queries);
    }

    /** What is done with a row. */
    @FunctionalInterface
    private interface RowReader {
        void read(QueryRow row);
    }

    /** Asks a query, if it is given, and takes its rows one by one. */
    private void each(Query query, Instant deadline, ZoneId zone, ProblemSink problems, RowReader reader)
            throws SourceException {
        String sql = queries.get(query);
        if (sql == null) {
            return;
        }
        try (QueryResult rows = database.ask(query, sql, deadline)) {
            for (String column : rows.ignored()) {
                problems.warning(
                        new Origin.OfRecord(query.setting()),
                        Text.of(
                                JdbcSource.class,
                                "column.unknown",
                                QueryRow.shown(column),
                                String.join(", ", query.columns())));
            }
            for (QueryRow row = rows.next(zone, problems); row != null; row = rows.next(zone, problems)) {
                reader.read(row);
            }
        }
    }

    @Override
    public void readPartner(Instant deadline, PartnerSink sink) throws SourceException {
        int[] seen = {0};
        each(Query.PARTNER, deadline, ZoneOffset.UTC, sink, row -> {
            seen[0]++;
            if (seen[0] == 1) {
                partner(row, sink);
            } else if (seen[0] == 2) {
                sink.error(row.at(), Text.of(JdbcSource.class, "partner.further"));
            }
        });
        if (seen[0] == 0) {
            sink.missing(
                    Fact.PARTNER,
                    new Origin.OfRecord(Query.PARTNER.setting()),
                    queries.containsKey(Query.PARTNER)
                            ? Text.of(JdbcSource.class, "partner.none")
                            : Text.of(JdbcSource.class, "partner.missing"));
        }
    }

    private static void partner(QueryRow row, PartnerSink sink) {
        String name = row.required("name");
        if (name != null) {
            sink.name(name, row.at());
        }
        String given = row.required("email_domains");
        if (given != null) {
            Set<String> domains = Arrays.stream(given.split(";", -1))
                    .map(String::strip)
                    .filter(domain -> !domain.isEmpty())
                    .collect(Collectors.toSet());
            if (domains.isEmpty() || !domains.stream().allMatch(EmailAddress::isPossibleDomain)) {
                row.error("email_domains", Text.of(JdbcSource.class, "domains"));
            } else {
                sink.emailDomains(domains, row.at());
            }
        }
        String zone = row.text("time_zone");
        if (zone != null) {
            try {
                sink.timeZone(ZoneId.of(zone));
            } catch (DateTimeException e) {
                row.error("time_zone", Text.of(JdbcSource.class, "time.zone", QueryRow.shown(zone)));
            }
        }
    }

    @Override
    public void read(ReadRequest request, FactSink sink) throws SourceException {
        Instant deadline = request.deadline();
        ZoneId zone = request.zone();
        if (!queries.containsKey(Query.PORTALS)) {
            sink.missing(
                    Fact.PORTALS,
                    new Origin.OfRecord(Query.PORTALS.setting()),
                    Text.of(JdbcSource.class, "portals.missing"));
        }
        each(Query.PORTALS, deadline, zone, sink, row -> portal(row, sink));
        each(Query.USERS, deadline, zone, sink, row -> user(row, sink));
        each(Query.APP_USAGE, deadline, zone, sink, row -> appUse(row, sink));
        each(Query.CERTIFICATIONS, deadline, zone, sink, row -> certification(row, sink));
        if (queries.containsKey(Query.CERTIFICATIONS)) {
            sink.certificationsComplete();
        }
    }

    private void portal(QueryRow row, FactSink sink) {
        String id = row.required("portal_id");
        if (id == null) {
            return;
        }
        PortalFacts facts = sink.portal(id, row.at());
        String name = row.text("name");
        if (name != null) {
            facts.name(name);
        }
        Subscription subscription = subscription(row);
        if (subscription != null) {
            facts.subscription(subscription);
        }
        BigDecimal mrr = row.amount("mrr");
        String currency = row.currency("currency");
        if (mrr != null && currency != null) {
            facts.mrr(mrr, currency, row.at());
        }
        sale(row, facts);
        LocalDate since = row.day("customer_since");
        if (since != null) {
            facts.customerSince(since);
        }
        LocalDate cancelled = row.day("cancelled_on");
        Boolean active = row.yesOrNo("active");
        if (cancelled != null) {
            facts.cancelledOn(cancelled);
        } else if (Boolean.FALSE.equals(active)) {
            facts.inactiveSinceUnknownDay();
        }
        Boolean managed = row.yesOrNo("managed");
        if (managed != null) {
            facts.managedFlag(managed);
        }
        if (queries.containsKey(Query.USERS)) {
            facts.usersComplete();
        }
        if (queries.containsKey(Query.APP_USAGE)) {
            facts.appUsageComplete();
        }
    }

    private static @Nullable Subscription subscription(QueryRow row) {
        String text = row.text("subscription");
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "basic" -> Subscription.BASIC;
            case "pro", "professional" -> Subscription.PRO;
            case "enterprise" -> Subscription.ENTERPRISE;
            default -> {
                row.warning("subscription", Text.of(JdbcSource.class, "subscription.other", QueryRow.shown(text)));
                yield null;
            }
        };
    }

    /** NULL as the day of a sale is no word on whether there was one: that is said by {@code sold}. */
    private static void sale(QueryRow row, PortalFacts facts) {
        LocalDate day = row.day("sold_on");
        Boolean sold = row.yesOrNo("sold");
        if (day != null && Boolean.FALSE.equals(sold)) {
            row.error("sold", Text.of(JdbcSource.class, "sold.contradicted"));
        } else if (day != null) {
            facts.soldOn(day);
        } else if (Boolean.TRUE.equals(sold)) {
            facts.soldOnUnknownDay();
        } else if (Boolean.FALSE.equals(sold)) {
            facts.notSoldByPartner();
        }
    }

    private static void user(QueryRow row, FactSink sink) {
        String id = row.required("portal_id");
        if (id == null) {
            return;
        }
        PortalFacts facts = sink.about(id, row.at());
        String email = row.text("email");
        if (email == null) {
            facts.furtherUsersPossible();
            return;
        }
        Boolean employee = row.yesOrNo("partner_employee");
        if (employee == null) {
            row.error("partner_employee", Text.of(JdbcSource.class, "employee.unknown"));
            return;
        }
        try {
            facts.user(new PortalUser(EmailAddress.parse(email), employee));
        } catch (IllegalArgumentException e) {
            row.error("email", Text.of(JdbcSource.class, "email.wrong"));
        }
    }

    private static void appUse(QueryRow row, FactSink sink) {
        String id = row.required("portal_id");
        if (id == null) {
            return;
        }
        PortalFacts facts = sink.about(id, row.at());
        String app = row.text("app");
        if (app == null) {
            facts.otherAppsUnknown();
            return;
        }
        LocalDate used = row.day("used_on");
        LocalDate lastUsed = row.day("last_used_on");
        if (used != null) {
            facts.appUsed(app, used, row.at());
        }
        if (lastUsed != null) {
            facts.appLastUsed(app, lastUsed, row.at());
        }
        if (used == null && lastUsed == null) {
            facts.appUnknown(app, row.at());
        }
    }

    private static void certification(QueryRow row, FactSink sink) {
        String certification = row.required("certification");
        LocalDate awarded = row.day("awarded_on");
        LocalDate expires = row.day("expires_on");
        if (awarded == null && row.text("awarded_on") == null) {
            row.error("awarded_on", Text.of(JdbcSource.class, "null"));
        }
        if (certification == null || awarded == null) {
            return;
        }
        if (expires != null && expires.isBefore(awarded)) {
            row.error("expires_on", Text.of(JdbcSource.class, "expires.before", QueryRow.shown(expires.toString())));
            return;
        }
        sink.certification(
                new Certification(
                        certification, Optional.ofNullable(row.text("holder")), awarded, Optional.ofNullable(expires)),
                row.at());
    }

    @Override
    public void diagnose(ReadRequest request, DiagnosisSink sink) throws SourceException {
        for (Query query : Query.values()) {
            String sql = queries.get(query);
            if (sql == null) {
                finding(
                        query,
                        Finding.Status.WARNING,
                        Text.of(JdbcSource.class, "query.not.given"),
                        query.without(),
                        sink);
            } else {
                try (QueryResult rows = database.ask(query, sql, request.deadline())) {
                    examine(query, rows, sink);
                } catch (SourceException e) {
                    if (Thread.currentThread().isInterrupted()) {
                        throw e;
                    }
                    finding(
                            query,
                            e.kind() == SourceException.Kind.REFUSED
                                    ? Finding.Status.REFUSED
                                    : Finding.Status.UNAVAILABLE,
                            e.text(),
                            NOTHING,
                            sink);
                }
            }
        }
    }

    private static void examine(Query query, QueryResult rows, DiagnosisSink sink) {
        List<String> absent =
                query.weighty().stream().filter(column -> !rows.has(column)).toList();
        if (absent.isEmpty()) {
            finding(query, Finding.Status.OK, Text.of(JdbcSource.class, "answers"), NOTHING, sink);
        } else {
            finding(
                    query,
                    Finding.Status.WARNING,
                    Text.of(JdbcSource.class, "answers.without", String.join(", ", absent)),
                    Text.of(JdbcSource.class, "answers.without.advice"),
                    sink);
        }
    }

    private static void finding(Query query, Finding.Status status, Text message, Text advice, DiagnosisSink sink) {
        sink.finding(
                new Finding(Text.of(JdbcSource.class, "query", query.setting()), status, "query", message, advice));
    }

    @Override
    public void close() {
        database.close();
    }
}
