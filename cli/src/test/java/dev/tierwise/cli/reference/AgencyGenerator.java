package dev.tierwise.cli.reference;

import dev.tierwise.cli.reference.NaiveFolder.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes up agencies that like to stand on the boundaries of the rules: days, cents and gaps in what is known. */
final class AgencyGenerator {

    /** A day to evaluate on, with everything else that the question needs. */
    record Question(
            LocalDate day, ZoneId zone, NaiveProgramme programme, Map<String, BigDecimal> rates, boolean withPortals) {}

    private static final List<LocalDate> NOTABLE_DAYS = List.of(
            LocalDate.of(2018, 3, 15),
            LocalDate.of(2017, 2, 28),
            LocalDate.of(2017, 3, 1),
            LocalDate.of(2016, 2, 29),
            LocalDate.of(2020, 2, 29),
            LocalDate.of(2021, 2, 28),
            LocalDate.of(2018, 1, 31),
            LocalDate.of(2018, 3, 31),
            LocalDate.of(2018, 12, 31),
            LocalDate.of(2022, 7, 17),
            LocalDate.of(2022, 7, 18));
    private static final List<ZoneId> ZONES = List.of(
            ZoneId.of("UTC"),
            ZoneId.of("Europe/Berlin"),
            ZoneId.of("America/New_York"),
            ZoneId.of("Pacific/Auckland"),
            ZoneId.of("Asia/Kolkata"));
    private static final List<String> NAMES = List.of(
            "Bäckerei Grün",
            "Söhne & Co. KG",
            "ACME, Inc.",
            "Semikolon; GmbH",
            "5\" Rohre",
            "\"Zitat\" AG",
            "Zwei\nZeilen",
            " mit Rand ",
            "Preis € 5",
            "日本支社 😀",
            "\tTab",
            "O'Neill");
    private static final List<String> CLIENT_DOMAINS =
            List.of("acme.example", "mail.nordlicht.example", "notnordlicht.example", "nordlicht.example.com");

    private final Random random;
    private final LocalDate day;
    private final ZoneId zone;
    private final NaiveProgramme programme;
    private final List<String> domains;
    private final Map<String, BigDecimal> rates = new LinkedHashMap<>();
    private final List<Map<String, String>> certificates = new ArrayList<>();

    AgencyGenerator(Random random) {
        this.random = random;
        day = chance(70) ? oneOf(NOTABLE_DAYS) : LocalDate.of(2015, 1, 1).plusDays(random.nextInt(9 * 365));
        zone = oneOf(ZONES);
        programme = chance(75) ? NaiveProgramme.OF_2018 : NaiveProgramme.OF_2016;
        domains = chance(60) ? List.of("nordlicht.example") : List.of("nordlicht.example", "nordlicht-agentur.example");
        rates.put("EUR", new BigDecimal(oneOf(List.of("1.17", "1.2345", "1"))));
        rates.put("GBP", new BigDecimal(oneOf(List.of("1.3925", "1.005"))));
        rates.put("JPY", new BigDecimal("0.00912"));
        int numberOfCertificates = oneOf(List.of(1, 1, 1, 1, 0, 2, 3));
        for (int i = 0; i < numberOfCertificates; i++) {
            certificates.add(certificate(i));
        }
    }

    Question question() {
        return new Question(day, zone, programme, rates, chance(50));
    }

    /** One folder that can be read on its own. */
    NaiveFolder wholeFolder() {
        boolean gaps = chance(60);
        int size = gaps ? random.nextInt(7) : chance(5) ? 20 + random.nextInt(20) : random.nextInt(9);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            ids.add(Integer.toString(100 + i));
        }
        Map<String, Table> files = new LinkedHashMap<>();
        files.put(
                "partner.csv",
                partner("Nordlicht Agentur " + oneOf(List.of("", "Köln", "& Co.", "\"Nord\"", "€")), true));
        files.putAll(filesAbout(ids, ids, gaps));
        dropSome(files, gaps);
        NaiveFolder folder = new NaiveFolder(files);
        return chance(65) ? onTheThreshold(folder) : folder;
    }

    /** Folders that overlap, contradict and supplement each other as they please. */
    List<NaiveFolder> contradictingFolders() {
        List<NaiveFolder> folders = new ArrayList<>();
        List<String> pool = List.of("100", "101", "102", "103");
        int count = 2 + random.nextInt(2);
        int partnerAt = random.nextInt(count);
        int portalsAt = random.nextInt(count);
        for (int i = 0; i < count; i++) {
            Map<String, Table> files = new LinkedHashMap<>();
            if (i == partnerAt || chance(25)) {
                files.put("partner.csv", partner("Partner of folder " + i, i == partnerAt));
            }
            List<String> listed = pool.stream().filter(id -> chance(65)).toList();
            files.putAll(filesAbout(listed, pool, chance(75)));
            boolean portalsStay = i == portalsAt || chance(65);
            dropSome(files, true);
            if (!portalsStay) {
                files.remove("portals.csv");
            }
            folders.add(new NaiveFolder(files));
        }
        return withoutFilesOfWhichNoRowFits(folders);
    }

    /** A file of which no row is about a listed portal is an error: its rows go, and it still says that it is complete. */
    static List<NaiveFolder> withoutFilesOfWhichNoRowFits(List<NaiveFolder> folders) {
        Set<String> listed = new HashSet<>();
        for (NaiveFolder folder : folders) {
            listed.addAll(ids(folder.files().get("portals.csv")));
        }
        List<NaiveFolder> fitting = new ArrayList<>();
        for (NaiveFolder folder : folders) {
            Map<String, Table> files = new LinkedHashMap<>(folder.files());
            for (String name : List.of("users.csv", "app_usage.csv")) {
                if (Collections.disjoint(ids(files.get(name)), listed)) {
                    files.computeIfPresent(name, (any, table) -> new Table(table.columns(), List.of()));
                }
            }
            fitting.add(new NaiveFolder(files));
        }
        return fitting;
    }

    private static Set<String> ids(@Nullable Table table) {
        Set<String> ids = new HashSet<>();
        if (table != null) {
            table.rows().forEach(row -> ids.add(row.get("portal_id")));
        }
        return ids;
    }

    /** The same facts in several folders: together they say neither more nor less than the one. */
    List<NaiveFolder> spread(NaiveFolder whole) {
        List<NaiveFolder> folders = chance(50) ? spreadByColumn(whole) : spreadByPortal(whole);
        return withoutFilesOfWhichNoRowFits(chance(50) ? withSupplementInFront(folders) : folders);
    }

    private List<NaiveFolder> spreadByColumn(NaiveFolder whole) {
        Table portals = whole.files().get("portals.csv");
        List<List<String>> columns =
                List.of(new ArrayList<>(List.of("portal_id")), new ArrayList<>(List.of("portal_id")));
        int withMrr = random.nextInt(2);
        for (String column : portals.columns()) {
            switch (column) {
                case "portal_id" -> {}
                case "mrr", "currency" -> columns.get(withMrr).add(column);
                default -> columns.get(random.nextInt(2)).add(column);
            }
        }
        List<NaiveFolder> folders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Map<String, Table> files = new LinkedHashMap<>();
            files.put("portals.csv", new Table(columns.get(i), portals.rows()));
            folders.add(new NaiveFolder(files));
        }
        for (String file : List.of("partner.csv", "users.csv", "app_usage.csv", "certifications.csv")) {
            if (whole.has(file)) {
                folders.get(random.nextInt(2)).files().put(file, whole.files().get(file));
            }
        }
        questionMarksAboutMrr(folders.get(1 - withMrr));
        return folders;
    }

    /** A folder that has the column but does not know: another one's figures stand. */
    private void questionMarksAboutMrr(NaiveFolder folder) {
        if (chance(50)) {
            Table table = folder.files().get("portals.csv");
            List<String> columns = new ArrayList<>(table.columns());
            columns.add("mrr");
            List<Map<String, String>> rows = new ArrayList<>();
            for (Map<String, String> row : table.rows()) {
                Map<String, String> unknowing = new LinkedHashMap<>(row);
                unknowing.put("mrr", oneOf(List.of("?", "")));
                rows.add(unknowing);
            }
            folder.files().put("portals.csv", new Table(columns, rows));
        }
    }

    private List<NaiveFolder> spreadByPortal(NaiveFolder whole) {
        List<Map<String, String>> rows = whole.rows("portals.csv");
        int cut = random.nextInt(rows.size() + 1);
        List<NaiveFolder> folders = new ArrayList<>();
        for (List<Map<String, String>> part : List.of(rows.subList(0, cut), rows.subList(cut, rows.size()))) {
            Map<String, Table> files = new LinkedHashMap<>();
            files.put("portals.csv", new Table(whole.files().get("portals.csv").columns(), part));
            for (String file : List.of("users.csv", "app_usage.csv")) {
                if (whole.has(file)) {
                    files.put(
                            file,
                            new Table(
                                    whole.files().get(file).columns(),
                                    whole.rows(file).stream()
                                            .filter(row -> part.stream()
                                                    .anyMatch(portal -> portal.get("portal_id")
                                                            .equals(row.get("portal_id"))))
                                            .toList()));
                }
            }
            folders.add(new NaiveFolder(files));
        }
        for (String file : List.of("partner.csv", "certifications.csv")) {
            if (whole.has(file)) {
                folders.get(random.nextInt(2)).files().put(file, whole.files().get(file));
            }
        }
        return folders;
    }

    /** Takes some rows about users and apps out and into a folder without portals, which says only what they say. */
    private List<NaiveFolder> withSupplementInFront(List<NaiveFolder> folders) {
        Map<String, Table> files = new LinkedHashMap<>();
        for (NaiveFolder folder : folders) {
            for (String file : List.of("users.csv", "app_usage.csv")) {
                if (folder.has(file) && !files.containsKey(file)) {
                    Table table = folder.files().get(file);
                    List<Map<String, String>> moved = new ArrayList<>();
                    List<Map<String, String>> kept = new ArrayList<>();
                    for (Map<String, String> row : table.rows()) {
                        boolean saysWhatIs = !row.containsValue("?") && inWindowOrNoApp(row);
                        (saysWhatIs && chance(30) ? moved : kept).add(row);
                    }
                    files.put(file, new Table(table.columns(), moved));
                    folder.files().put(file, new Table(table.columns(), kept));
                }
            }
        }
        List<NaiveFolder> all = new ArrayList<>(folders);
        all.add(0, new NaiveFolder(files));
        return all;
    }

    /** Whether a row keeps its meaning in another folder: a day outside the window also overrules a {@code *} row. */
    private boolean inWindowOrNoApp(Map<String, String> row) {
        String usedOn = row.get("used_on");
        if (usedOn == null) {
            return true;
        }
        return !usedOn.contains("T")
                && !LocalDate.parse(usedOn).isAfter(day)
                && LocalDate.parse(usedOn).isAfter(day.minusDays(30));
    }

    private Table partner(String name, boolean withZone) {
        List<String> columns = new ArrayList<>(List.of("name", "email_domains"));
        if (withZone && !zone.getId().equals("UTC")) {
            columns.add("time_zone");
        }
        return new Table(
                columns,
                List.of(row("name", name, "email_domains", String.join(";", domains), "time_zone", zone.getId())));
    }

    /** Unless they were the only ones, which is an error. */
    private static void addRowsOfAPortalThatNobodyLists(
            List<Map<String, String>> rows, List<Map<String, String>> stray) {
        if (!rows.isEmpty()) {
            rows.addAll(stray);
        }
    }

    private Map<String, Table> filesAbout(List<String> listed, List<String> mentioned, boolean gaps) {
        List<Map<String, String>> portals = new ArrayList<>();
        List<Map<String, String>> users = new ArrayList<>();
        List<Map<String, String>> apps = new ArrayList<>();
        for (String id : listed) {
            portals.add(portal(id, gaps));
        }
        for (String id : mentioned) {
            users.addAll(users(id, gaps));
            apps.addAll(apps(id, gaps));
        }
        if (chance(20)) {
            addRowsOfAPortalThatNobodyLists(users, users("999", gaps));
            addRowsOfAPortalThatNobodyLists(apps, apps("999", gaps));
        }
        Collections.shuffle(users, random);
        Collections.shuffle(apps, random);
        List<String> portalColumns = new ArrayList<>(List.of(
                "portal_id", "name", "subscription", "mrr", "currency", "sold_on", "customer_since", "cancelled_on"));
        if (chance(gaps ? 60 : 20)) {
            portalColumns.add("managed");
        }
        Map<String, Table> files = new LinkedHashMap<>();
        files.put("portals.csv", new Table(portalColumns, portals));
        files.put("users.csv", new Table(List.of("portal_id", "email", "partner_employee"), users));
        files.put("app_usage.csv", new Table(List.of("portal_id", "app", "used_on"), apps));
        List<Map<String, String>> certified = new ArrayList<>();
        for (Map<String, String> certificate : certificates) {
            if (chance(90)) {
                Map<String, String> row = new LinkedHashMap<>(certificate);
                if (chance(15)) {
                    row.put("expires_on", "");
                }
                certified.add(row);
            }
        }
        files.put(
                "certifications.csv",
                new Table(List.of("certification", "holder", "awarded_on", "expires_on"), certified));
        return files;
    }

    /** Leaves out files and columns that an agency may not have. */
    private void dropSome(Map<String, Table> files, boolean gaps) {
        if (gaps) {
            for (String file : List.of("users.csv", "app_usage.csv", "certifications.csv")) {
                if (chance(15)) {
                    files.remove(file);
                }
            }
        }
        Table portals = files.get("portals.csv");
        List<String> columns = new ArrayList<>(portals.columns());
        for (String column : List.of("name", "subscription", "customer_since", "cancelled_on", "currency")) {
            if (chance(8)) {
                columns.remove(column);
            }
        }
        for (String column : List.of("mrr", "sold_on")) {
            if (gaps && chance(8)) {
                columns.remove(column);
            }
        }
        files.put("portals.csv", new Table(columns, portals.rows()));
        Table certified = files.get("certifications.csv");
        if (certified != null && chance(8)) {
            files.put(
                    "certifications.csv",
                    new Table(List.of("certification", "holder", "awarded_on"), certified.rows()));
        }
    }

    /** Adds one sold and one managed portal that bring both sums to a threshold, or a cent beside it. */
    private NaiveFolder onTheThreshold(NaiveFolder folder) {
        Table portals = folder.files().get("portals.csv");
        if (!portals.columns().containsAll(List.of("mrr", "sold_on")) || !folder.has("users.csv")) {
            return folder;
        }
        NaiveProgramme.NaiveTier tier = oneOf(programme.tiers());
        List<Map<String, String>> rows = new ArrayList<>(portals.rows());
        List<Map<String, String>> users = new ArrayList<>(folder.rows("users.csv"));
        Map<String, Table> files = new LinkedHashMap<>(folder.files());
        Map<?, ?> metrics = (Map<?, ?>) new NaiveEvaluation(NaiveAgency.of(List.of(folder)), day, programme, rates)
                .json(false)
                .get("metrics");
        BigDecimal sold = missing(tier.sold(), metrics.get("sold-mrr"));
        BigDecimal managed = missing(tier.managed(), metrics.get("managed-mrr"));
        if (sold.signum() > 0) {
            rows.add(
                    random.nextInt(rows.size() + 1),
                    plainPortal("9001", sold, day.minusMonths(1).toString()));
        }
        if (managed.signum() > 0) {
            rows.add(random.nextInt(rows.size() + 1), plainPortal("9002", managed, ""));
            users.add(user("9002", "anna@" + domains.get(0), "yes"));
        }
        files.put("portals.csv", new Table(portals.columns(), rows));
        files.put("users.csv", new Table(folder.files().get("users.csv").columns(), users));
        if (folder.has("app_usage.csv")) {
            List<Map<String, String>> apps = new ArrayList<>(folder.rows("app_usage.csv"));
            for (String id : List.of("9001", "9002")) {
                for (int i = 0; i < 2 + random.nextInt(4); i++) {
                    apps.add(row("portal_id", id, "app", programme.apps().get(i).id(), "used_on", day.toString()));
                }
            }
            files.put(
                    "app_usage.csv",
                    new Table(folder.files().get("app_usage.csv").columns(), apps));
        }
        return new NaiveFolder(files);
    }

    private BigDecimal missing(BigDecimal threshold, Object metric) {
        BigDecimal beside = new BigDecimal(oneOf(List.of("0.00", "0.00", "-0.01", "0.01")));
        return threshold.add(beside).subtract(new BigDecimal((String) ((Map<?, ?>) metric).get("low")));
    }

    private static Map<String, String> plainPortal(String id, BigDecimal mrr, String soldOn) {
        return row("portal_id", id, "name", "", "mrr", mrr.toPlainString(), "currency", "", "sold_on", soldOn);
    }

    private Map<String, String> portal(String id, boolean gaps) {
        boolean inDollars = chance(75);
        return row(
                "portal_id", id,
                "name", chance(15) ? "" : oneOf(NAMES),
                "subscription", oneOf(List.of("basic", "pro", "enterprise", "")),
                "mrr", mrr(gaps),
                "currency", inDollars ? oneOf(List.of("USD", "")) : oneOf(List.of("EUR", "GBP", "JPY")),
                "sold_on",
                        gaps && chance(12) ? "?" : chance(25) ? "" : dayOfSale().toString(),
                "customer_since", chance(60) ? "" : dayNear().toString(),
                "cancelled_on",
                        gaps && chance(6) ? "?" : chance(75) ? "" : dayNear().toString(),
                "managed", oneOf(List.of("yes", "no", "?")));
    }

    private String mrr(boolean gaps) {
        if (gaps && chance(15)) {
            return oneOf(List.of("?", ""));
        }
        return switch (random.nextInt(8)) {
            case 0 -> "0.00";
            case 1 -> oneOf(List.of("0.01", "0.50", "0.00", "1.00"));
            case 2 -> oneOf(List.of("1125.00", "2100.00", "3750.00", "6000.00", "20000.00"));
            case 3 -> oneOf(List.of("123456789012.34", "50000.00", "10000.00"));
            default ->
                BigDecimal.valueOf(random.nextInt(150_000), 2)
                        .setScale(2, RoundingMode.UNNECESSARY)
                        .toPlainString();
        };
    }

    private LocalDate dayOfSale() {
        return switch (random.nextInt(9)) {
            case 0, 1 -> day.minusMonths(12).plusDays(random.nextInt(5) - 2L);
            case 2 -> day.minusYears(1).withDayOfMonth(1).plusMonths(1).minusDays(1L + random.nextInt(3));
            case 3 -> LocalDate.of(oneOf(List.of(2016, 2020)), 2, 29);
            case 4 -> day.plusDays(random.nextInt(3) - 1L);
            case 5, 6 -> day.minusDays(random.nextInt(365));
            default -> day.minusDays(random.nextInt(1000));
        };
    }

    /** Around the day itself, or some time before or after. */
    private LocalDate dayNear() {
        return chance(60) ? day.plusDays(random.nextInt(5) - 2L) : day.plusDays(random.nextInt(1200) - 600L);
    }

    private List<Map<String, String>> users(String id, boolean gaps) {
        List<Map<String, String>> users = new ArrayList<>();
        if (chance(55)) {
            users.add(user(id, "anna@" + oneOf(domains), chance(85) ? "yes" : "no"));
        }
        while (chance(35)) {
            users.add(user(id, "user" + users.size() + "@" + oneOf(CLIENT_DOMAINS), oneOf(List.of("yes", "no"))));
        }
        if (gaps && chance(20)) {
            users.add(user(id, "?", oneOf(List.of("yes", "no"))));
        }
        return users;
    }

    private static Map<String, String> user(String portal, String email, String employee) {
        return row("portal_id", portal, "email", email, "partner_employee", employee);
    }

    private List<Map<String, String>> apps(String id, boolean gaps) {
        List<NaiveProgramme.NaiveApp> shuffled = new ArrayList<>(NaiveProgramme.OF_2016.apps());
        Collections.shuffle(shuffled, random);
        int usual = programme.minimumMedian().intValueExact();
        int inUse = chance(70) ? Math.max(0, usual + random.nextInt(4) - 1) : random.nextInt(18);
        List<Map<String, String>> rows = new ArrayList<>();
        for (int i = 0; i < Math.min(inUse, shuffled.size()); i++) {
            rows.add(use(id, shuffled.get(i).id(), usedOn()));
        }
        while (chance(50)) {
            rows.add(use(id, oneOf(shuffled).id(), usedOn()));
        }
        if (chance(10)) {
            rows.add(use(id, oneOf(List.of("fax", "telegraph")), day.toString()));
        }
        while (gaps && chance(25)) {
            rows.add(use(id, oneOf(shuffled).id(), "?"));
        }
        if (gaps && chance(10)) {
            rows.add(use(id, "*", "?"));
        }
        return rows;
    }

    private static Map<String, String> use(String portal, String app, String usedOn) {
        return row("portal_id", portal, "app", app, "used_on", usedOn);
    }

    private String usedOn() {
        LocalDate used = switch (random.nextInt(8)) {
            case 0 -> day.minusDays(29);
            case 1 -> day.minusDays(30);
            case 2 -> day.plusDays(1);
            case 3 -> day;
            case 4 -> day.minusDays(31L + random.nextInt(300));
            default -> day.minusDays(random.nextInt(30));
        };
        if (chance(75)) {
            return used.toString();
        }
        LocalTime time = oneOf(List.of(LocalTime.of(0, 0), LocalTime.of(23, 59, 59), LocalTime.of(12, 30)));
        ZoneOffset offset = ZoneOffset.ofHoursMinutes(random.nextInt(25) - 12, 0);
        return used.atTime(time)
                .atZone(zone)
                .withZoneSameInstant(offset)
                .toOffsetDateTime()
                .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    private Map<String, String> certificate(int number) {
        LocalDate awarded = chance(15) ? day.plusDays(random.nextInt(3) - 1L) : day.minusDays(30 + random.nextInt(300));
        LocalDate expires = chance(35) ? day.plusDays(random.nextInt(3) - 1L) : day.plusDays(random.nextInt(400));
        boolean expiresAtAll = chance(80) && !expires.isBefore(awarded);
        return row(
                "certification",
                chance(88) ? "agency-partner" : "inbound",
                "holder",
                "Inhaberin " + number,
                "awarded_on",
                awarded.toString(),
                "expires_on",
                expiresAtAll ? expires.toString() : "");
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static Map<String, String> row(String... cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < cells.length; i += 2) {
            row.put(cells[i], cells[i + 1]);
        }
        return row;
    }
}
