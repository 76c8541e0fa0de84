package dev.tierwise.cli.hubspot;

import dev.tierwise.adapter.hubspot.fake.FakeAccount;
import dev.tierwise.adapter.hubspot.fake.FakeAccount.Refusal;
import dev.tierwise.adapter.hubspot.fake.FakeEndpoint;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * An agency that was made up, told twice: as accounts that a fake HubSpot serves, with the configuration that leads
 * there, and as CSV folders that say what HubSpot can tell, with question marks for what it cannot.
 *
 * <p>Two folders, because one cannot say of one portal that nobody knows whether it was sold, and of another one when:
 * {@code facts} has no column {@code sold_on}, {@code sales} has hardly anything else. Both tellings may have the same
 * two folders beside them, which know sale days, the certificate and the use of apps that HubSpot does not show.
 */
final class LiveAgency {

    /** Where the evidence of an app's use lies, seen from the window that is asked about. */
    private enum Trace {
        NONE,
        BEFORE,
        INSIDE,
        AFTER
    }

    /** How an app of a client's portal shows that it was used. */
    private interface Evidence {
        void leave(FakeAccount account, Instant latest, Instant earlier);
    }

    private record Observable(String app, FakeEndpoint endpoint, Evidence evidence) {}

    private static final List<String> SUPPLEMENT = List.of("sale-days", "other-apps");
    private static final List<String> UNOBSERVABLE = List.of(
            "ads-add-on", "contacts-report", "pages-report", "reporting-add-on", "social-monitoring", "sources-report");
    private static final List<Observable> OBSERVABLE = List.of(
            new Observable(
                    "contacts",
                    FakeEndpoint.CONTACTS,
                    (account, latest, earlier) -> account.contact(earlier).contact(latest)),
            new Observable(
                    "crm",
                    FakeEndpoint.DEALS,
                    (account, latest, earlier) -> account.deal(latest).deal(earlier)),
            new Observable("email", FakeEndpoint.EMAILS, (account, latest, earlier) -> {
                account.email(null, earlier).archivedEmail(earlier, earlier);
                if (latest.getEpochSecond() % 2 == 0) {
                    account.email(earlier, latest);
                } else {
                    account.archivedEmail(latest, latest);
                }
            }),
            new Observable(
                    "landing-pages",
                    FakeEndpoint.LANDING_PAGES,
                    (account, latest, earlier) ->
                            account.landingPageWithUpdatedAt(latest).landingPage(earlier, earlier)),
            new Observable(
                    "website-pages",
                    FakeEndpoint.SITE_PAGES,
                    (account, latest, earlier) ->
                            account.sitePage(earlier, earlier).archivedSitePage(latest, latest)),
            new Observable(
                    "forms",
                    FakeEndpoint.FORMS,
                    (account, latest, earlier) ->
                            account.form(earlier).archivedForm(earlier).form("captured", latest)),
            new Observable(
                    "workflows",
                    FakeEndpoint.FLOWS,
                    (account, latest, earlier) ->
                            account.workflow(earlier).workflow(latest).workflow(earlier)),
            new Observable(
                    "lists",
                    FakeEndpoint.LISTS,
                    (account, latest, earlier) -> account.list(null, earlier).list(earlier, latest)),
            new Observable(
                    "ctas",
                    FakeEndpoint.CONTENT_AUDIT,
                    (account, latest, earlier) ->
                            account.cta(latest).cta(earlier).otherContentChange(Instant.now())),
            new Observable(
                    "social-publishing",
                    FakeEndpoint.BROADCASTS,
                    (account, latest, earlier) -> account.broadcast("SUCCESS", earlier, latest)
                            .broadcast("SUCCESS", earlier, earlier)
                            .broadcast("ERROR_FATAL", latest, latest)));

    private final Random random;
    private final FakeHubSpot fake;
    private final LocalDate day;
    private final ZoneId zone;
    private final Instant now;
    private final Instant windowStart;
    private final Instant windowEnd;
    private final boolean supplemented;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final StringBuilder configuration = new StringBuilder();
    private final List<String> portals = new ArrayList<>();
    private final List<String> sales = new ArrayList<>();
    private final List<String> users = new ArrayList<>();
    private final List<String> apps = new ArrayList<>();
    private final List<String> supplementSales = new ArrayList<>();
    private final List<String> supplementApps = new ArrayList<>();
    private final List<String> staff = List.of("anna@nordlicht.example", "bernd@nordlicht.example");
    private final String freelancer = "frei@nordlicht-partner.example";

    LiveAgency(Random random, FakeHubSpot fake) {
        this.random = random;
        this.fake = fake;
        zone = ZoneId.of(
                oneOf(List.of("UTC", "Europe/Berlin", "America/New_York", "Pacific/Auckland", "Asia/Kolkata")));
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        LocalDate today = LocalDate.ofInstant(now, zone);
        day = chance(65) ? today : today.minusDays(1 + random.nextInt(60));
        windowStart = day.minusDays(29).atStartOfDay(zone).toInstant();
        windowEnd = day.plusDays(1).atStartOfDay(zone).toInstant();
        supplemented = chance(50);
        makeUp();
    }

    private void makeUp() {
        configuration.append("partner: {name: Nordlicht Agentur, email-domains: [nordlicht.example,"
                + " NORDLICHT-partner.example], time-zone: " + zone + "}\n"
                + "rates: {EUR: 1.17, GBP: 1.3925}\n"
                + "sources:\n"
                + "  - adapter: hubspot\n"
                + "    base-url: " + fake.baseUrl() + "\n"
                + "    token: ${env:PARTNER_TOKEN}\n"
                + "    client-id: ${env:APP_ID}\n"
                + "    client-secret: ${env:APP_SECRET}\n"
                + "    partner-employees: [" + freelancer + "]\n"
                + "    properties: [{fact: sold-on, property: agency_sale_date}]\n");
        secrets.put("APP_ID", "app-id-" + random.nextLong());
        secrets.put("APP_SECRET", secret());
        FakeAccount partner = fake.account(1)
                .details("STANDARD", "US/Eastern", "EUR")
                .token(secret("PARTNER_TOKEN"))
                .pagesOf(FakeEndpoint.CLIENT_SEARCH, 3)
                .pagesOf(FakeEndpoint.USERS, 1);
        staff.forEach(partner::user);
        List<String> entries = new ArrayList<>();
        int clients = random.nextInt(9);
        for (int i = 0; i < clients; i++) {
            client(partner, 500 + i, entries);
        }
        if (!entries.isEmpty()) {
            configuration.append("    clients:\n");
            entries.forEach(entry -> configuration.append("      - {" + entry + "}\n"));
        }
        if (supplemented) {
            SUPPLEMENT.forEach(folder -> configuration.append("  - {adapter: csv, location: " + folder + "}\n"));
        }
    }

    private void client(FakeAccount partner, long record, List<String> entries) {
        Map<String, String> properties = new LinkedHashMap<>();
        List<String> entry = new ArrayList<>();
        String domain = "kunde" + record + ".example";
        put(properties, "hs_client_domain_name", domain);
        boolean configured = chance(80);
        long configuredRecord = record;
        if (configured && chance(10)) {
            configuredRecord = record - 400;
            put(properties, "hs_merged_object_ids", "17;" + configuredRecord);
        }
        long portalId = 7_000_000 + record;
        boolean knowsPortal = configured && chance(85);
        String id = knowsPortal ? String.valueOf(portalId) : "client-" + record;
        if (configured) {
            entry.add(chance(70) ? "record: \"" + configuredRecord + "\"" : "domain: " + domain);
        }
        if (knowsPortal) {
            entry.add("portal-id: " + portalId);
        }

        String name = oneOf(List.of("ACME, Inc.", "Bäckerei Grün", "5\" Rohre", "日本支社", ""));
        maybePut(properties, "hs_client_name", name);
        String mrr = oneOf(List.of("", "0.00", "1125.00", "2100.50", "0.10", "7000.00", "123456.78", "399.99"));
        String currency = oneOf(List.of("USD", "EUR", "GBP"));
        maybePut(properties, "hs_total_subscription_mrr", spelled(mrr));
        put(properties, "hs_managed_local_mrr_currency", currency);
        String active = oneOf(List.of("true", "true", "true", "true", "", "false"));
        maybePut(properties, "hs_is_active", active);
        String managed = oneOf(List.of("true", "false", ""));
        maybePut(properties, "hs_is_managed", managed);
        boolean activityKnown = !active.isEmpty();
        if (configured && active.isEmpty() && chance(30)) {
            active = oneOf(List.of("true", "false"));
            entry.add("active: " + active);
            activityKnown = true;
        }
        String since =
                configured && chance(15) ? day.plusDays(random.nextInt(5) - 2).toString() : "";
        if (!since.isEmpty()) {
            entry.add("customer-since: " + since);
        }
        sale(id, properties, entry, configured, activityKnown);
        Managing managing = Managing.UNREAD;
        if (configured && chance(75)) {
            FakeAccount portal = fake.account(portalId);
            boolean sandbox = chance(8);
            if (sandbox) {
                portal.details("SANDBOX", "US/Eastern", "USD");
            }
            if (access(portal, record, entry) && !(sandbox && knowsPortal)) {
                managing = users(portal, id, managed.equals("true"), activityKnown);
                apps(portal, id);
            }
        }
        if (managing == Managing.UNREAD) {
            users.add(id + ",?,no");
            apps.add(id + ",*,?");
        }
        boolean flagSettles = !managing.outweighsFlag() && (activityKnown || managed.equals("false"));
        portals.add(row(
                id,
                name,
                mrr.isEmpty() || !activityKnown ? "?" : mrr,
                currency,
                since,
                active.equals("false") ? "?" : "",
                managed.isEmpty() || !flagSettles ? "?" : managed));
        if (configured) {
            entries.add(String.join(", ", entry));
        }
        partner.client(record, properties);
        supplement(id);
    }

    /** A token of either kind, or one that is not valid. */
    private boolean access(FakeAccount portal, long record, List<String> entry) {
        String variable = "TOKEN_" + record;
        switch (random.nextInt(8)) {
            case 0 -> {
                secrets.put(variable, secret());
                entry.add("token: \"${env:" + variable + "}\"");
                return false;
            }
            case 1, 2 -> {
                portal.oauth(
                        secrets.get("APP_ID"), secrets.get("APP_SECRET"), secret(variable), Duration.ofMinutes(30));
                entry.add("refresh-token: \"${env:" + variable + "}\"");
            }
            default -> {
                portal.token(secret(variable));
                entry.add("token: \"${env:" + variable + "}\"");
            }
        }
        return true;
    }

    /** @param activityKnown where it is not, nobody knows whether a sale counts */
    private void sale(
            String id, Map<String, String> properties, List<String> entry, boolean configured, boolean activityKnown) {
        LocalDate soldOn = oneOf(List.of(
                day.minusMonths(12),
                day.minusMonths(12).minusDays(1),
                day,
                day.plusDays(1),
                day.minusDays(random.nextInt(800)),
                LocalDate.of(2020, 2, 29),
                day.withDayOfMonth(1).minusDays(1)));
        String sold = oneOf(List.of("true", "true", "false", ""));
        maybePut(properties, "hs_is_sold", sold);
        if (!sold.equals("false") && configured && chance(25)) {
            entry.add("sold-on: " + soldOn);
            sales.add(id + "," + (activityKnown ? soldOn : "?"));
        } else if (sold.equals("true") && chance(40)) {
            put(
                    properties,
                    "agency_sale_date",
                    oneOf(List.of(
                            soldOn.toString(),
                            String.valueOf(soldOn.atStartOfDay(ZoneOffset.UTC)
                                    .toInstant()
                                    .toEpochMilli()))));
            sales.add(id + "," + (activityKnown ? soldOn : "?"));
        } else if (sold.equals("true")) {
            maybePut(properties, "agency_sale_date", "");
            sales.add(id + ",?");
        } else if (sold.equals("false")) {
            sales.add(id + ",");
        }
    }

    /** What a portal's users tell about who manages it. */
    private enum Managing {
        UNREAD,
        TOLD,
        /** There are partner employees of a client that may not be active. */
        NOT_SETTLED,
        /** HubSpot calls the client managed, and somebody of the partner's domain is not listed. */
        CONTRADICTED;

        boolean outweighsFlag() {
            return this == NOT_SETTLED || this == CONTRADICTED;
        }
    }

    private Managing users(FakeAccount portal, String id, boolean flagged, boolean activityKnown) {
        if (chance(10)) {
            portal.refuses(FakeEndpoint.USERS, oneOf(List.of(Refusal.values())));
            users.add(id + ",?,no");
            return Managing.TOLD;
        }
        portal.pagesOf(FakeEndpoint.USERS, 1 + random.nextInt(3));
        Map<String, String> people = new LinkedHashMap<>();
        people.put("kundin@kunde.example", "no");
        people.put(staff.get(1), "yes");
        people.put(freelancer, "yes");
        people.put("niemand@nordlicht.example", "no");
        people.put("anna@mail.nordlicht.example", "no");
        people.put("bernd@kunde.example", "no");
        people.keySet().removeIf(email -> !chance(30));
        people.keySet().forEach(email -> portal.user(chance(30) ? email.toUpperCase(Locale.ROOT) : email));
        boolean employees = people.containsValue("yes");
        if (employees && !activityKnown) {
            users.add(id + ",?,no");
            return Managing.NOT_SETTLED;
        }
        people.forEach((email, employee) -> users.add(id + "," + email + "," + employee));
        if (!employees && flagged && people.containsKey("niemand@nordlicht.example")) {
            users.add(id + ",?,no");
            return Managing.CONTRADICTED;
        }
        return Managing.TOLD;
    }

    private void apps(FakeAccount portal, String id) {
        portal.bareBroadcasts(chance(50));
        for (FakeEndpoint paged : List.of(FakeEndpoint.FORMS, FakeEndpoint.FLOWS, FakeEndpoint.LISTS)) {
            portal.pagesOf(paged, 1 + random.nextInt(4));
        }
        for (Observable observable : OBSERVABLE) {
            if (chance(12)) {
                portal.refuses(observable.endpoint(), oneOf(List.of(Refusal.values())));
                apps.add(id + "," + observable.app() + ",?");
                continue;
            }
            Trace trace = oneOf(List.of(Trace.values()));
            switch (trace == Trace.AFTER && !windowEnd.isBefore(now) ? Trace.INSIDE : trace) {
                case NONE -> {}
                case BEFORE -> observable.evidence().leave(portal, before(windowStart), before(windowStart));
                case INSIDE -> {
                    Instant latest = inside(windowStart, windowEnd.isBefore(now) ? windowEnd : now);
                    observable.evidence().leave(portal, latest, before(windowStart));
                    apps.add(id + "," + observable.app() + "," + LocalDate.ofInstant(latest, zone));
                }
                case AFTER -> {
                    observable.evidence().leave(portal, inside(windowEnd, now), before(windowStart));
                    apps.add(id + "," + observable.app() + ",?");
                }
            }
        }
        UNOBSERVABLE.forEach(app -> apps.add(id + "," + app + ",?"));
    }

    private void supplement(String id) {
        if (chance(50)) {
            supplementSales.add(id + ","
                    + oneOf(List.of("", "?", day.minusDays(random.nextInt(700)).toString())));
        }
        for (String app : UNOBSERVABLE) {
            if (chance(30)) {
                supplementApps.add(id + "," + app + "," + day.minusDays(random.nextInt(40)));
            }
        }
        if (chance(30)) {
            supplementApps.add(id + "," + oneOf(OBSERVABLE).app() + "," + day.minusDays(random.nextInt(40)));
        }
    }

    private Instant before(Instant end) {
        return chance(30) ? end.minusMillis(1) : end.minusSeconds(1 + random.nextInt(400 * 24 * 3600));
    }

    /** At the start, at the end, or somewhere between. */
    private Instant inside(Instant start, Instant end) {
        long span = Math.max(1, Duration.between(start, end).toMillis());
        return switch (random.nextInt(4)) {
            case 0 -> start;
            case 1 -> end.minusMillis(1);
            default -> start.plusMillis((long) (random.nextDouble() * span));
        };
    }

    private static String spelled(String amount) {
        return amount.isEmpty() || amount.hashCode() % 2 == 0 ? amount : amount + "0000";
    }

    /** A property without a value is empty, or was never set. */
    private void maybePut(Map<String, String> properties, String name, String value) {
        if (!value.isEmpty() || chance(50)) {
            put(properties, name, value);
        }
    }

    private static void put(Map<String, String> properties, String name, String value) {
        properties.put(name, value);
    }

    private String secret(String variable) {
        String secret = secret();
        secrets.put(variable, secret);
        return secret;
    }

    private String secret() {
        return "pat-eu1-" + Long.toHexString(random.nextLong()) + "-" + Long.toHexString(random.nextLong());
    }

    private static String row(String... cells) {
        return List.of(cells).stream()
                .map(cell -> cell.matches("[^\",\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(","));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    LocalDate day() {
        return day;
    }

    /** The environment variables that the configuration refers to. */
    Map<String, String> secrets() {
        return secrets;
    }

    List<String> hubSpotArguments() {
        return common(List.of("evaluate", "--config", "tierwise.yaml"));
    }

    List<String> csvArguments() {
        List<String> arguments = new ArrayList<>(List.of("evaluate", "facts", "sales"));
        if (supplemented) {
            arguments.addAll(SUPPLEMENT);
        }
        arguments.addAll(List.of("--rate", "EUR=1.17", "--rate", "GBP=1.3925"));
        return common(arguments);
    }

    private List<String> common(List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--as-of", day.toString(), "--format", "json", "--portals"));
        return all;
    }

    void write(Path directory) throws IOException {
        file(directory.resolve("tierwise.yaml"), List.of(configuration.toString()));
        file(
                directory.resolve("facts/partner.csv"),
                List.of(
                        "name,email_domains,time_zone",
                        "Nordlicht Agentur,nordlicht.example;nordlicht-partner.example," + zone));
        file(
                directory.resolve("facts/portals.csv"),
                "portal_id,name,mrr,currency,customer_since,cancelled_on,managed",
                portals);
        file(directory.resolve("facts/users.csv"), "portal_id,email,partner_employee", users);
        file(directory.resolve("facts/app_usage.csv"), "portal_id,app,used_on", apps);
        file(directory.resolve("sales/portals.csv"), "portal_id,sold_on", sales);
        if (supplemented) {
            file(directory.resolve("sale-days/portals.csv"), "portal_id,sold_on", supplementSales);
            file(
                    directory.resolve("sale-days/certifications.csv"),
                    "certification,holder,awarded_on,expires_on",
                    List.of("agency-partner,Anna," + day.minusDays(100) + "," + day.plusDays(random.nextInt(3) - 1)));
            file(directory.resolve("other-apps/app_usage.csv"), "portal_id,app,used_on", supplementApps);
        }
    }

    private static void file(Path path, String header, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(header));
        lines.addAll(rows);
        file(path, lines);
    }

    private static void file(Path path, List<String> lines) throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, String.join("\n", lines) + "\n");
    }
}
