package dev.tierwise.cli.reference;

import dev.tierwise.cli.reference.NaiveFolder.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * An agency that lives, and whose files say what it knows: customers come and go, are entered late or before their time,
 * are lost from the list and found again; MRR, users and app usage change; certificates run out; mistakes are made and
 * corrected long after.
 */
final class LivingAgency {

    private static final List<String> NAMES = List.of(
            "Bäckerei Grün", "ACME, Inc.", "5\" Rohre", "Zwei\nZeilen", " mit Rand ", "日本支社 😀", "O'Neill", "a\tb", "");
    private static final List<String> COLUMNS =
            List.of("portal_id", "name", "mrr", "currency", "sold_on", "customer_since", "cancelled_on", "managed");
    private static final int MOST_CLIENTS = 9;
    private static final int DAYS_THAT_USES_ARE_KEPT = 110;

    /** A customer: its row in the list, its rows in the other files, and the apps that it is used to. */
    private static final class Client {

        private final Map<String, String> row;
        private final List<Map<String, String>> users = new ArrayList<>();
        private final List<Map<String, String>> uses = new ArrayList<>();
        private List<String> habit = List.of();
        private boolean listed = true;

        Client(Map<String, String> row) {
            this.row = row;
        }

        String id() {
            return row.get("portal_id");
        }
    }

    private final Random random;
    private final String name;
    private final ZoneId zone;
    private final NaiveProgramme programme;
    private final int size;
    private final boolean hasGaps;
    private final String creditedTier;
    private final LocalDate creditedSince;
    private final List<Client> clients = new ArrayList<>();
    private final List<Map<String, String>> certificates = new ArrayList<>();
    private int lastId = 100;
    private LocalDate today;

    /** Founds an agency that has some customers already on its first day. */
    LivingAgency(Random random, String name, ZoneId zone, NaiveProgramme programme, LocalDate firstDay) {
        this.random = random;
        this.name = name;
        this.zone = zone;
        this.programme = programme;
        today = firstDay.minusDays(40);
        size = oneOf(List.of(1, 1, 2, 5, 10));
        creditedTier = oneOf(List.of("none", "silver", "gold", "platinum", "diamond"));
        creditedSince = firstDay.minusDays(random.nextInt(400));
        hasGaps = chance(60);
        int number = 3 + random.nextInt(4);
        for (int i = 0; i < number; i++) {
            arrive(today.minusDays(random.nextInt(500)));
        }
        if (chance(90)) {
            certify(today.minusDays(random.nextInt(300)));
        }
        liveUntil(firstDay);
    }

    ZoneId zone() {
        return zone;
    }

    /** Lets days pass. */
    void liveUntil(LocalDate day) {
        while (today.isBefore(day)) {
            today = today.plusDays(1);
            live();
        }
    }

    /** Finds out on the same day that some things are not as was thought. */
    void reconsider() {
        for (int i = 0; i < 10; i++) {
            live();
        }
    }

    private void live() {
        if (clients.size() < MOST_CLIENTS && chance(3)) {
            arrive(chance(60) ? today : dayAround());
        }
        if (clients.size() == MOST_CLIENTS && chance(2)) {
            clients.remove(random.nextInt(clients.size()));
        }
        if (chance(1)) {
            Collections.shuffle(clients, random);
        }
        for (Client client : clients) {
            change(client);
            use(client);
        }
        boolean certified = certificates.stream()
                .anyMatch(row -> row.get("expires_on").isEmpty()
                        || !LocalDate.parse(row.get("expires_on")).isBefore(today));
        if (!certified && chance(6)) {
            certify(chance(50) ? today : today.minusDays(random.nextInt(20)));
        }
        if (certified && perThousand(2)) {
            certificates.remove(random.nextInt(certificates.size()));
        }
    }

    private void arrive(LocalDate day) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("portal_id", Integer.toString(++lastId));
        row.put("name", oneOf(NAMES));
        row.put("currency", oneOf(List.of("", "", "USD", "EUR", "JPY")));
        row.put("mrr", mrr(row.get("currency")));
        row.put("sold_on", chance(65) ? day.toString() : "");
        row.put(
                "customer_since",
                chance(25) ? day.plusDays(random.nextInt(9) - 4L).toString() : "");
        row.put("cancelled_on", "");
        row.put("managed", oneOf(List.of("yes", "no", "?", "?")));
        Client client = new Client(row);
        if (chance(75)) {
            client.users.add(user(client, "jana@nordlicht.example", "yes"));
        }
        formHabit(client);
        clients.add(random.nextInt(clients.size() + 1), client);
    }

    private void change(Client client) {
        Map<String, String> row = client.row;
        if (perThousand(3)) {
            row.put("sold_on", oneOf(List.of(today.toString(), dayAround().toString(), "")));
        }
        if (perThousand(3)) {
            row.put("customer_since", chance(70) ? dayAround().toString() : "");
        }
        if (perThousand(row.get("cancelled_on").isEmpty() ? 3 : 8)) {
            row.put(
                    "cancelled_on",
                    row.get("cancelled_on").isEmpty() ? dayAround().toString() : "");
        }
        if (perThousand(client.listed ? 2 : 25)) {
            client.listed = !client.listed;
        }
        if (perThousand(12) || (row.get("mrr").equals("?") && chance(3))) {
            row.put("mrr", mrr(row.get("currency")));
        }
        if (perThousand(2)) {
            row.put("currency", oneOf(List.of("", "USD", "EUR", "JPY")));
        }
        if (perThousand(2)) {
            row.put("name", oneOf(NAMES));
        }
        if (perThousand(4)) {
            row.put("managed", oneOf(List.of("yes", "no", "?")));
        }
        if (perThousand(8)) {
            client.users.add(user(client, "anna@" + oneOf(List.of("nordlicht.example", "acme.example")), oneYesOrNo()));
        }
        if (!client.users.isEmpty() && perThousand(10)) {
            client.users.remove(random.nextInt(client.users.size()));
        }
        if (perThousand(12)) {
            formHabit(client);
        }
        if (hasGaps) {
            forget(client);
        }
    }

    /** Nobody knows any more; until somebody finds out. */
    private void forget(Client client) {
        Map<String, String> row = client.row;
        if (perThousand(3)) {
            row.put("mrr", "?");
        }
        if (perThousand(2)) {
            row.put("sold_on", "?");
        }
        if (row.get("sold_on").equals("?") && chance(3)) {
            row.put("sold_on", dayAround().toString());
        }
        if (perThousand(1)) {
            row.put("cancelled_on", "?");
        }
        if (perThousand(3)) {
            client.users.add(user(client, "?", oneYesOrNo()));
        }
        client.users.removeIf(user -> user.get("email").equals("?") && chance(4));
        if (perThousand(4)) {
            client.uses.add(use(client, oneOf(List.of("*", "crm", "forms", "lists")), "?"));
        }
        client.uses.removeIf(use -> use.get("used_on").equals("?") && chance(5));
    }

    private void use(Client client) {
        for (String app : client.habit) {
            if (chance(8)) {
                client.uses.add(use(client, app, chance(90) ? today.toString() : momentOf(today)));
            }
        }
        if (perThousand(5)) {
            client.uses.add(
                    use(client, oneOf(programme.apps()).id(), dayAround().toString()));
        }
        if (!client.uses.isEmpty() && perThousand(5)) {
            client.uses.remove(random.nextInt(client.uses.size()));
        }
        LocalDate oldest = today.minusDays(DAYS_THAT_USES_ARE_KEPT);
        client.uses.removeIf(use -> use.get("used_on").length() == 10
                && LocalDate.parse(use.get("used_on")).isBefore(oldest));
    }

    private void formHabit(Client client) {
        List<String> apps = new ArrayList<>();
        NaiveProgramme.OF_2016.apps().forEach(app -> apps.add(app.id()));
        Collections.shuffle(apps, random);
        int usual = programme.minimumMedian().intValueExact();
        client.habit = List.copyOf(apps.subList(0, Math.max(0, usual + random.nextInt(5) - 1)));
    }

    private void certify(LocalDate day) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("certification", chance(92) ? "agency-partner" : "inbound");
        row.put("holder", "Inhaberin " + certificates.size());
        row.put("awarded_on", day.toString());
        row.put(
                "expires_on",
                chance(90) ? day.plusDays(150 + random.nextInt(250)).toString() : "");
        certificates.add(row);
    }

    /** What the files say today. Now and then one is left out, or a column. */
    NaiveFolder folder() {
        Map<String, Table> files = new LinkedHashMap<>();
        Map<String, String> partner = new LinkedHashMap<>();
        partner.put("name", name);
        partner.put("email_domains", "nordlicht.example");
        partner.put("time_zone", zone.getId());
        if (programme.keeping() != null) {
            partner.put("credited_tier", creditedTier);
            partner.put("credited_since", creditedSince.toString());
        }
        files.put("partner.csv", new Table(List.copyOf(partner.keySet()), List.of(partner)));

        List<Map<String, String>> portals = new ArrayList<>();
        List<Map<String, String>> users = new ArrayList<>();
        List<Map<String, String>> uses = new ArrayList<>();
        for (Client client : clients) {
            if (client.listed) {
                portals.add(new LinkedHashMap<>(client.row));
            }
            users.addAll(client.users);
            uses.addAll(client.uses);
        }
        List<String> columns = new ArrayList<>(COLUMNS);
        if (hasGaps && chance(2)) {
            columns.remove(oneOf(List.of("mrr", "sold_on", "cancelled_on", "currency")));
        }
        files.put("portals.csv", new Table(columns, portals));
        files.put("users.csv", new Table(List.of("portal_id", "email", "partner_employee"), users));
        files.put("app_usage.csv", new Table(List.of("portal_id", "app", "used_on"), uses));
        files.put(
                "certifications.csv",
                new Table(List.of("certification", "holder", "awarded_on", "expires_on"), List.copyOf(certificates)));
        if (hasGaps && chance(5)) {
            files.remove(oneOf(List.of("users.csv", "app_usage.csv", "certifications.csv")));
        }
        return AgencyGenerator.withoutFilesOfWhichNoRowFits(List.of(new NaiveFolder(files)))
                .get(0);
    }

    private String mrr(String currency) {
        if (chance(8)) {
            return oneOf(List.of("0.00", "0.01", "1125.00", "2100.00", "625.00", "123456789012.34"));
        }
        long cents = random.nextInt(60_000) * (long) size * (currency.equals("JPY") ? 100 : 1);
        return BigDecimal.valueOf(cents, 2).toPlainString();
    }

    private LocalDate dayAround() {
        return switch (random.nextInt(5)) {
            case 0 -> today.plusDays(1L + random.nextInt(40));
            case 1 -> today.minusMonths(12).plusDays(random.nextInt(60) - 30L);
            default -> today.minusDays(random.nextInt(50));
        };
    }

    private String momentOf(LocalDate day) {
        LocalTime time = oneOf(List.of(LocalTime.of(0, 0), LocalTime.of(23, 59, 59), LocalTime.of(12, 30)));
        return day.atTime(time)
                .atZone(zone)
                .withZoneSameInstant(ZoneOffset.ofHours(random.nextInt(25) - 12))
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private static Map<String, String> user(Client client, String email, String employee) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("portal_id", client.id());
        row.put("email", email);
        row.put("partner_employee", employee);
        return row;
    }

    private static Map<String, String> use(Client client, String app, String usedOn) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("portal_id", client.id());
        row.put("app", app);
        row.put("used_on", usedOn);
        return row;
    }

    private String oneYesOrNo() {
        return oneOf(List.of("yes", "yes", "no"));
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private boolean perThousand(int times) {
        return random.nextInt(1000) < times;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
