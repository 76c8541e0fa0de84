package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same facts, written in every style that the contract allows, are read as the same facts from the lines on which
 * they stand. What is expected is noted while the facts are made up, not read back.
 */
@Tag("generated")
class GeneratedStylesTest {

    private static final int FOLDERS = 1000;
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String PORTALS = "portals.csv";

    @TempDir
    Path path;

    @Test
    void everyStyleSaysTheSame() throws IOException {
        GeneratedCases.of(GeneratedStylesTest.class, "folders", FOLDERS).run((seed, random) -> {
            Path folder = Files.createDirectory(path.resolve("folder" + seed));
            new Example(random, new Folder(folder)).check("seed " + seed);
        });
    }

    private static final class Example {

        private final Random random;
        private final Folder folder;
        private final boolean german;
        private final boolean windows;
        private final List<String> facts = new ArrayList<>();
        private final List<String> portalPlaces = new ArrayList<>();
        private int unknownColumns;

        Example(Random random, Folder folder) {
            this.random = random;
            this.folder = folder;
            german = random.nextBoolean();
            windows = random.nextBoolean();
            folder.locale(german ? "de" : "en").encoding(windows ? "windows-1252" : "UTF-8");
        }

        void check(String seed) {
            boolean users = random.nextInt(4) > 0;
            boolean apps = random.nextInt(4) > 0;
            boolean sales = random.nextInt(4) > 0;
            partner();
            portals(users, apps, sales);
            if (users) {
                users();
            }
            if (apps) {
                appUsage();
            }
            if (random.nextInt(4) > 0) {
                certifications();
            }
            if (sales) {
                sales();
            }
            Recording said = folder.readAll();
            assertThat(said.errors).as(seed).isEmpty();
            assertThat(said.facts).as(seed).containsExactlyElementsOf(facts);
            assertThat(said.warnings).as(seed).hasSize(unknownColumns);
            assertThat(said.places).as(seed).containsAll(portalPlaces);
        }

        private void partner() {
            String name = "A" + name();
            String market = pick("standard", "growth", "?", "");
            String invited = pick("yes", "?", "");
            String retention = pick(amount(8750), "?", "");
            write(
                    "partner.csv",
                    List.of(),
                    List.of(row(
                            "name", verbatim(name),
                            "email_domains", padded(pick("a.example;b.example", " a.example ; ;b.example;")),
                            "time_zone", padded("UTC"),
                            "market", padded(anyCase(market)),
                            "invited", padded(invited),
                            "retention", padded(retention))));
            facts.add("partner name [" + name + "]");
            facts.add("partner domains [a.example, b.example]");
            facts.add("partner zone UTC");
            note(List.of(), "market", market.length() > 1, "partner market " + market.toUpperCase(Locale.ROOT));
            note(List.of(), "invited", invited.length() > 1, "partner invited true");
            note(List.of(), "retention", retention.length() > 1, "partner retention 87.50");
        }

        private void portals(boolean users, boolean apps, boolean sales) {
            List<String> absent = new ArrayList<>();
            for (String column : List.of(
                    "name",
                    "subscription",
                    "mrr",
                    "currency",
                    "sold_on",
                    "customer_since",
                    "cancelled_on",
                    "managed",
                    "market",
                    "managing_partners",
                    "reported_managed_mrr",
                    "reported_currency",
                    "reported_sold_points",
                    "reported_managed_points",
                    "reported_total_points",
                    "reported_updated_on",
                    "managed_expires_on",
                    "last_active_on",
                    "cancellation_expected_on",
                    "renews_on")) {
                if (random.nextInt(6) == 0) {
                    absent.add(column);
                }
            }
            List<Map<String, String>> rows = new ArrayList<>();
            for (int i = 0; i < random.nextInt(6); i++) {
                String id = "P" + i;
                facts.add("portal " + id);
                String name = name();
                note(absent, "name", !name.isEmpty(), id + " name [" + name + "]");
                String subscription = pick("basic", "pro", "professional", "enterprise", "");
                note(
                        absent,
                        "subscription",
                        !subscription.isEmpty(),
                        id + " subscription "
                                + subscription.replace("professional", "pro").toUpperCase(Locale.ROOT));
                long cents = random.nextInt(10) == 0 ? random.nextInt(1_000_000_000) : random.nextInt(500_000);
                String mrr = pick("", "?", amount(cents), amount(cents));
                String currency = pick("", "USD", "EUR", "chf");
                String unit =
                        absent.contains("currency") || currency.isEmpty() ? "USD" : currency.toUpperCase(Locale.ROOT);
                note(
                        absent,
                        "mrr",
                        mrr.length() > 1 || mrr.matches("\\d"),
                        String.format(Locale.ROOT, "%s mrr %d.%02d %s", id, cents / 100, cents % 100, unit));
                LocalDate day = day();
                String sold = pick("", "?", written(day));
                note(
                        absent,
                        "sold_on",
                        true,
                        id
                                + (sold.isEmpty()
                                        ? " not sold by the partner"
                                        : sold.equals("?") ? " sold on an unknown day" : " sold on " + day));
                String since = pick("", written(day));
                note(absent, "customer_since", !since.isEmpty(), id + " customer since " + day);
                String cancelled = pick("", "?", written(day));
                note(
                        absent,
                        "cancelled_on",
                        !cancelled.isEmpty(),
                        id + (cancelled.equals("?") ? " inactive since an unknown day" : " cancelled on " + day));
                boolean managed = random.nextBoolean();
                String flag = pick("", "?", yesOrNo(managed));
                note(absent, "managed", flag.length() > 1 || flag.matches("[01]"), id + " managed flag " + managed);
                String market = pick("standard", "growth", "?", "");
                note(absent, "market", market.length() > 1, id + " market " + market.toUpperCase(Locale.ROOT));
                String partners = pick("1", "12", "?", "");
                note(absent, "managing_partners", partners.startsWith("1"), id + " managing partners " + partners);
                String reportedMrr = pick(amount(123456), "?", "");
                String reportedCurrency = pick("", "gbp");
                note(
                        absent,
                        "reported_managed_mrr",
                        reportedMrr.length() > 1,
                        id + " reported managed mrr 1234.56 "
                                + (absent.contains("reported_currency") || reportedCurrency.isEmpty() ? unit : "GBP"));
                String points = pick(amount(3000), "?", "");
                for (String kind : List.of("sold", "managed", "total")) {
                    note(
                            absent,
                            "reported_" + kind + "_points",
                            points.length() > 1,
                            id + " reported " + kind + " points 30.00");
                }
                String updated = pick("", "?", written(day));
                note(absent, "reported_updated_on", updated.length() > 1, id + " reported updated on " + day);
                String lapse = pick("", "?", written(day));
                note(absent, "managed_expires_on", lapse.length() > 1, id + " managed expires on " + day);
                String active = pick("", "?", written(day));
                note(absent, "last_active_on", active.length() > 1, id + " last active on " + day);
                String expected = pick("", "?", written(day));
                note(
                        absent,
                        "cancellation_expected_on",
                        expected.length() > 1,
                        id + " cancellation expected on " + day);
                String renewal = pick("", "?", written(day));
                note(absent, "renews_on", renewal.length() > 1, id + " renews on " + day);
                if (users) {
                    facts.add(id + " users complete");
                }
                if (apps) {
                    facts.add(id + " app usage complete");
                }
                if (sales) {
                    facts.add(id + " sales complete");
                }
                rows.add(row(
                        "portal_id", padded(id),
                        "name", verbatim(name),
                        "subscription", padded(anyCase(subscription)),
                        "mrr", padded(mrr),
                        "currency", padded(currency),
                        "sold_on", padded(sold),
                        "customer_since", padded(since),
                        "cancelled_on", padded(cancelled),
                        "managed", padded(flag),
                        "market", padded(anyCase(market)),
                        "managing_partners", padded(partners),
                        "reported_managed_mrr", padded(reportedMrr),
                        "reported_currency", padded(reportedCurrency),
                        "reported_sold_points", padded(points),
                        "reported_managed_points", padded(points),
                        "reported_total_points", padded(points),
                        "reported_updated_on", padded(updated),
                        "managed_expires_on", padded(lapse),
                        "last_active_on", padded(active),
                        "cancellation_expected_on", padded(expected),
                        "renews_on", padded(renewal)));
            }
            write(PORTALS, absent, rows);
        }

        private void note(List<String> absent, String column, boolean said, String fact) {
            if (said && !absent.contains(column)) {
                facts.add(fact);
            }
        }

        private void users() {
            List<Map<String, String>> rows = new ArrayList<>();
            for (int i = 0; i < random.nextInt(6); i++) {
                String id = "P" + random.nextInt(6);
                boolean employee = random.nextBoolean();
                boolean further = random.nextInt(3) == 0;
                facts.add("about " + id);
                facts.add(
                        further
                                ? id + " further users possible"
                                : id + " user u" + i + " at a.example" + (employee ? ", partner employee" : ""));
                rows.add(row(
                        "portal_id", padded(id),
                        "email", padded(further ? "?" : "u" + i + pick("@a.example", "@A.Example")),
                        "partner_employee", padded(further && random.nextBoolean() ? "" : yesOrNo(employee))));
            }
            write("users.csv", List.of(), rows);
        }

        private void appUsage() {
            List<Map<String, String>> rows = new ArrayList<>();
            for (int i = 0; i < random.nextInt(6); i++) {
                String id = "P" + random.nextInt(6);
                String app = pick("crm", "Landing pages", "*", "E-Mail");
                LocalDate day = day();
                boolean unknown = app.equals("*") || random.nextInt(4) == 0;
                facts.add("about " + id);
                facts.add(
                        app.equals("*")
                                ? id + " other apps unknown"
                                : unknown ? id + " app unknown " + app : id + " used " + app + " on " + day);
                rows.add(row(
                        "portal_id", padded(id),
                        "app", padded(app),
                        "used_on",
                                padded(unknown ? "?" : pick(written(day), day + "T12:30:00Z", day + "T01:00+01:00"))));
            }
            write("app_usage.csv", List.of(), rows);
        }

        private void certifications() {
            List<Map<String, String>> rows = new ArrayList<>();
            for (int i = 0; i < random.nextInt(3); i++) {
                LocalDate awarded = day();
                LocalDate expires = awarded.plusDays(random.nextInt(400));
                boolean expiring = random.nextBoolean();
                String holder = name();
                facts.add("certification agency-partner of "
                        + (holder.isEmpty() ? "Optional.empty" : "Optional[" + holder + "]") + " from " + awarded
                        + " to " + (expiring ? "Optional[" + expires + "]" : "Optional.empty"));
                rows.add(row(
                        "certification", padded("agency-partner"),
                        "holder", verbatim(holder),
                        "awarded_on", padded(written(awarded)),
                        "expires_on", padded(expiring ? written(expires) : "")));
            }
            facts.add("certifications complete");
            write("certifications.csv", List.of(), rows);
        }

        private void sales() {
            List<Map<String, String>> rows = new ArrayList<>();
            for (int i = 0; i < random.nextInt(6); i++) {
                String id = "P" + random.nextInt(6);
                String product = pick("Sales Hub", "Käse; Hub", "?", "*");
                String kind = pick("sourced", "assisted", "?", "");
                String mrr = pick(amount(100_000), "?", "");
                String currency = pick("", "EUR", "usd");
                LocalDate day = day();
                String soldOn = pick("?", written(day));
                boolean all = product.length() == 1;
                facts.add("about " + id);
                if (all) {
                    facts.add(id + (product.equals("?") ? " further sales possible" : " sales not given"));
                } else {
                    facts.add(id + " sale of [" + product + "] "
                            + (kind.length() > 1 ? kind.toUpperCase(Locale.ROOT) : "?") + " for "
                            + (mrr.length() > 1 ? "1000.00 " + (currency.equals("EUR") ? "EUR" : "USD") : "?") + " on "
                            + (soldOn.equals("?") ? "?" : day));
                    facts.add(id + " sales complete");
                }
                rows.add(row(
                        "portal_id", padded(id),
                        "product", padded(product),
                        "kind", padded(all ? "" : anyCase(kind)),
                        "mrr", padded(all ? "" : mrr),
                        "currency", padded(all ? "" : currency),
                        "sold_on", padded(all ? pick("", "?") : soldOn)));
            }
            write("sales.csv", List.of(), rows);
        }

        /** Writes a table in a style of its own and notes where the portals come to stand. */
        private void write(String file, List<String> absent, List<Map<String, String>> rows) {
            List<String> columns = new ArrayList<>(
                    switch (file) {
                        case "partner.csv" -> TableKind.PARTNER.columns();
                        case PORTALS -> TableKind.PORTALS.columns();
                        case "users.csv" -> TableKind.USERS.columns();
                        case "app_usage.csv" -> TableKind.APP_USAGE.columns();
                        case "sales.csv" -> TableKind.SALES.columns();
                        default -> TableKind.CERTIFICATIONS.columns();
                    });
            columns.removeAll(absent);
            for (int i = random.nextInt(4); i > 2; i--) {
                columns.add("noise" + i);
                unknownColumns++;
            }
            Collections.shuffle(columns, random);
            boolean declared = random.nextInt(4) == 0;
            char separator = pick(",", ";", "\t", declared ? "|" : ",").charAt(0);
            String end = pick("\n", "\r\n", "\r");
            StringBuilder text = new StringBuilder(declared ? "sep=" + separator + end : "");
            blankRows(text, separator, end);
            List<String> names = new ArrayList<>();
            for (String column : columns) {
                names.add(field(padded(anyCase(column)), separator));
            }
            text.append(String.join(String.valueOf(separator), names)).append(end);
            for (Map<String, String> row : rows) {
                blankRows(text, separator, end);
                if (file.equals(PORTALS)) {
                    portalPlaces.add("portal " + row.get("portal_id").strip() + " @ portals.csv:" + line(text) + ":"
                            + (columns.indexOf("portal_id") + 1));
                }
                List<String> fields = new ArrayList<>();
                for (String column : columns) {
                    fields.add(field(
                            row.getOrDefault(column, column.startsWith("noise") ? pick("", "x", "?", "1,5") : ""),
                            separator));
                }
                text.append(String.join(String.valueOf(separator), fields)).append(end);
            }
            if (random.nextBoolean()) {
                text.setLength(text.length() - end.length());
            } else {
                blankRows(text, separator, end);
            }
            encode(file, text.toString());
        }

        private void encode(String file, String text) {
            String marked = '\uFEFF' + text;
            switch (random.nextInt(4)) {
                case 0 -> folder.withText(file, marked, StandardCharsets.UTF_8);
                case 1 -> folder.withText(file, marked, StandardCharsets.UTF_16LE);
                case 2 -> folder.withText(file, marked, StandardCharsets.UTF_16BE);
                default -> folder.withText(file, text, windows ? WINDOWS : StandardCharsets.UTF_8);
            }
        }

        private void blankRows(StringBuilder text, char separator, String end) {
            while (random.nextInt(4) == 0) {
                text.append(pick("", "  ", "\"\"", "" + separator + separator, " " + separator + "\" \""))
                        .append(end);
            }
        }

        /** The line on which the next character comes to stand. */
        private static int line(StringBuilder text) {
            return 1
                    + (int) text.toString()
                            .replace("\r\n", "\n")
                            .replace('\r', '\n')
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
        }

        private String field(String value, char separator) {
            boolean needed = value.startsWith("\"")
                    || value.indexOf(separator) >= 0
                    || value.indexOf('\n') >= 0
                    || value.indexOf('\r') >= 0;
            return needed || random.nextInt(3) == 0 ? "\"" + value.replace("\"", "\"\"") + "\"" : value;
        }

        private String name() {
            StringBuilder name = new StringBuilder();
            for (int i = random.nextInt(5); i > 0; i--) {
                name.append(
                        pick("Käse", " ", "\"", ",", ";", "\t", "\n", "\r", "\r\n", "?", "'", "|", "#", "€", "sep="));
            }
            return name.toString();
        }

        private static String verbatim(String value) {
            return value;
        }

        private String padded(String value) {
            return pick("", "", " ", "  ") + value + pick("", "", " ");
        }

        private String anyCase(String value) {
            return pick(value, value.toUpperCase(Locale.ROOT), value.toLowerCase(Locale.ROOT));
        }

        private LocalDate day() {
            return LocalDate.of(2018, 3, 15).minusDays(random.nextInt(1000));
        }

        private String written(LocalDate day) {
            String dotted = String.format(
                    Locale.ROOT, "%02d.%02d.%04d", day.getDayOfMonth(), day.getMonthValue(), day.getYear());
            return german && random.nextBoolean() ? dotted : day.toString();
        }

        private String yesOrNo(boolean yes) {
            return anyCase(yes ? pick("true", "yes", "ja", "wahr", "1") : pick("false", "no", "nein", "falsch", "0"));
        }

        private String amount(long cents) {
            String whole = german && random.nextBoolean()
                    ? String.format(Locale.GERMANY, "%,d", cents / 100)
                    : Long.toString(cents / 100);
            String mark = german ? "," : ".";
            String two = String.format(Locale.ROOT, "%02d", cents % 100);
            if (cents % 100 == 0) {
                return pick(whole, whole + mark + "0", whole + mark + "00");
            }
            return cents % 10 == 0 ? pick(whole + mark + two, whole + mark + two.charAt(0)) : whole + mark + two;
        }

        private String pick(String... values) {
            return values[random.nextInt(values.length)];
        }

        private static Map<String, String> row(String... columnsAndValues) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < columnsAndValues.length; i += 2) {
                row.put(columnsAndValues[i], columnsAndValues[i + 1]);
            }
            return row;
        }
    }
}
