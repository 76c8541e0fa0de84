package dev.tierwise.cli.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.reference.NaiveFolder.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * Writes an agency as other programs might export it, with the mapping that makes the same facts of it: names, order and notation are
 * left to chance, and so is which file holds what.
 */
final class ExportWriter {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> DAYS =
            Set.of("sold_on", "customer_since", "cancelled_on", "used_on", "awarded_on", "expires_on");
    /** Without them a row would be empty, and an empty row says nothing. */
    private static final Set<String> NEVER_CONSTANT = Set.of("portal_id", "email", "app", "certification", "name");

    private static final List<String> WORDS = List.of(
            "Kunde",
            "Höhe",
            "Hub",
            "Über uns",
            "Total, all",
            "Is \"it\"?",
            "x; y",
            "Umsatz (Monat)",
            "日本",
            "e-mail",
            "Währung",
            "#");
    private static final List<String> PATTERNS =
            List.of("dd.MM.yyyy", "dd.MM.yyyy HH:mm", "yyyy-MM-dd HH:mm", "M/d/yyyy", "d MMM yyyy", "yyyyMMdd");
    private static final List<String> SHEETS = List.of("Sheet1", "Tabelle 1", "Über & unter", "100");

    /** Which moments have an offset; without a zone in the mapping, moments of both kinds have no order. */
    private enum Offsets {
        ANY,
        ALL,
        NONE
    }

    /** A cell as people read it; in a workbook perhaps a number, a day or a boolean instead. */
    private record Cell(String text, @Nullable Object typed) {}

    /** An export: headers by what they hold, and a cell for each of them in every row. */
    private static final class Sheet {
        final Map<String, String> headers = new LinkedHashMap<>();
        final List<Map<String, Cell>> rows = new ArrayList<>();
        final Map<String, Object> spec = new LinkedHashMap<>();
        boolean german;
        int skip;
        boolean hasNamedSheet;
        String sheet = "Sheet1";
    }

    private final Random random;
    private final LocalDate today;
    private final ZoneId partnerZone;

    /** Whose days moments are. */
    private final ZoneId zone;

    private final boolean german;
    private final List<String> patterns;
    private final List<String> unknown;
    private final Set<String> usedHeaders = new HashSet<>();
    private final Map<String, Object> mapping = new LinkedHashMap<>();
    private final Map<String, Object> lookups = new LinkedHashMap<>();
    private Offsets offsets = Offsets.ANY;
    private Path directory = Path.of("");
    private Set<String> domains = Set.of();

    /** @param today the day that is asked about; deals that must not count are near it */
    ExportWriter(Random random, ZoneId partnerZone, LocalDate today) {
        this.random = random;
        this.today = today;
        this.partnerZone = partnerZone;
        german = random.nextBoolean();
        patterns = subset(PATTERNS);
        unknown = subset(List.of("NULL", "n/a", "-", "unbekannt", "#N/A"));
        mapping.put("schema", "tierwise/import/1");
        if (german || chance(30)) {
            mapping.put("locale", german ? "de" : "en");
        }
        if (chance(40)) {
            zone = oneOf(List.of(partnerZone, ZoneId.of("Asia/Tokyo"), ZoneId.of("America/Los_Angeles")));
            mapping.put("zone", zone.getId());
        } else {
            zone = partnerZone;
        }
        if (!patterns.isEmpty()) {
            mapping.put("dates", patterns);
        }
        if (!unknown.isEmpty()) {
            mapping.put("unknown", unknown);
        }
    }

    /** The folder with the names that lookups need, each portal's own, and often with the flags that the partner's domains imply. */
    NaiveFolder lookedUp(NaiveFolder folder) {
        Map<String, Table> files = new LinkedHashMap<>(folder.files());
        if (chance(70)) {
            files.put("portals.csv", withNames(files.get("portals.csv")));
        }
        if (folder.has("users.csv") && chance(50)) {
            Set<String> own = domainsOf(folder);
            List<Map<String, String>> users = new ArrayList<>();
            for (Map<String, String> row : folder.rows("users.csv")) {
                Map<String, String> user = new LinkedHashMap<>(row);
                user.put("partner_employee", own.contains(domain(row)) ? "yes" : "no");
                users.add(user);
            }
            files.put("users.csv", new Table(files.get("users.csv").columns(), users));
        }
        return new NaiveFolder(files);
    }

    private Table withNames(Table portals) {
        boolean hasMoreUnknown = chance(30);
        List<Map<String, String>> rows = new ArrayList<>();
        for (Map<String, String> row : portals.rows()) {
            Map<String, String> named = new LinkedHashMap<>(row);
            if (hasMoreUnknown && chance(40)) {
                named.put("sold_on", "?");
            }
            boolean isOpen = named.getOrDefault("sold_on", "").equals("?");
            String name = row.getOrDefault("name", "");
            named.put(
                    "name",
                    isOpen && chance(50)
                            ? oneOf(List.of("", " ", "Zwilling GmbH", "ZWILLING GmbH "))
                            : chance(50) ? rows.size() + name : (name.isBlank() ? "Kunde" : name) + rows.size());
            rows.add(named);
        }
        return new Table(portals.columns(), rows);
    }

    private static Set<String> domainsOf(NaiveFolder folder) {
        return Set.of(folder.rows("partner.csv").get(0).get("email_domains").split(";"));
    }

    private static String domain(Map<String, String> user) {
        String email = user.get("email");
        return email.substring(email.indexOf('@') + 1);
    }

    void write(NaiveFolder folder, Path target) throws IOException {
        directory = target;
        domains = domainsOf(folder);
        Files.createDirectories(directory);
        for (Map.Entry<String, Table> file : folder.files().entrySet()) {
            String kind = file.getKey().replace(".csv", "");
            switch (kind) {
                case "partner" -> writePartner(file.getValue());
                case "portals" -> writePortals(file.getValue());
                case "users" -> writeUsers(file.getValue(), folder);
                default -> {
                    if (chance(20)) {
                        writePlain(kind, file.getValue());
                    } else {
                        writeMapped(kind, file.getValue());
                    }
                }
            }
        }
        if (!lookups.isEmpty()) {
            mapping.put("tables", lookups);
        }
        List<String> keys = new ArrayList<>(mapping.keySet());
        Collections.shuffle(keys, random);
        Map<String, Object> shuffled = new LinkedHashMap<>();
        keys.forEach(key -> shuffled.put(key, mapping.get(key)));
        // JSON is YAML
        Files.writeString(
                directory.resolve("tierwise-import.yaml"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(shuffled));
    }

    private void writePlain(String kind, Table table) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(String.join(",", table.columns()));
        for (Map<String, String> row : table.rows()) {
            lines.add(String.join(
                    ",",
                    table.columns().stream()
                            .map(column -> '"' + row.getOrDefault(column, "").replace("\"", "\"\"") + '"')
                            .toList()));
        }
        Files.writeString(directory.resolve(kind + ".csv"), String.join("\n", lines));
    }

    private void writePartner(Table partner) throws IOException {
        switch (random.nextInt(3)) {
            case 0 -> writePlain("partner", partner);
            case 1 -> writeMapped("partner", partner);
            default -> {
                Map<String, Object> given = new LinkedHashMap<>();
                Map<String, String> row = partner.rows().get(0);
                for (String column : partner.columns()) {
                    given.put(
                            column,
                            column.equals("email_domains")
                                    ? List.of(row.get(column).split(";"))
                                    : row.get(column));
                }
                mapping.put("partner", given);
            }
        }
    }

    private void writeMapped(String kind, Table table) throws IOException {
        Sheet sheet = sheet();
        Map<String, Object> columns = columns(sheet, table, Set.of());
        filter(sheet);
        sheet.spec.put("columns", columns);
        writeFiles(sheet, kind.replace('_', ' ') + " export", kind.equals("partner") ? 1 : 1 + random.nextInt(3));
        mapping.put(kind, sheet.spec);
    }

    private void writePortals(Table table) throws IOException {
        Sheet sheet = sheet();
        List<Map<String, String>> rows = table.rows();
        Set<String> looked = new HashSet<>();
        Map<String, Object> further = new LinkedHashMap<>();
        rows.forEach(row -> sheet.rows.add(new LinkedHashMap<>()));
        sheet.headers.put("portal_id", header());
        for (String column : table.columns()) {
            if (!mapping.containsKey("zone")) {
                offsets = chance(30) ? Offsets.ALL : Offsets.NONE;
            }
            boolean isLooked = switch (column) {
                case "sold_on" -> chance(65) && addSales(sheet, rows, further);
                case "mrr" -> chance(25) && addAmounts(sheet, rows, further);
                case "customer_since" -> chance(25) && addSince(sheet, rows, further);
                default -> false;
            };
            if (isLooked) {
                looked.add(column);
            }
        }
        offsets = Offsets.ANY;
        Map<String, Object> columns = columns(sheet, table, looked);
        columns.putAll(further);
        filter(sheet);
        sheet.spec.put("columns", columns);
        writeFiles(sheet, oneOf(List.of("all clients", "KUNDEN", "clients-2018")), 1 + random.nextInt(3));
        mapping.put("portals", sheet.spec);
    }

    private void writeUsers(Table table, NaiveFolder folder) throws IOException {
        if (chance(10)) {
            writePlain("users", table);
            return;
        }
        Sheet sheet = sheet();
        boolean byDomain = table.rows().stream()
                        .allMatch(row -> row.get("email").equals("?")
                                || (row.get("partner_employee").equals("yes") == domains.contains(domain(row))))
                && chance(75);
        boolean byFile = chance(50)
                && !(table.rows().isEmpty() && folder.rows("portals.csv").isEmpty());
        Set<String> otherwise = new HashSet<>();
        if (byDomain) {
            otherwise.add("partner_employee");
        }
        if (byFile) {
            otherwise.add("portal_id");
        }
        Map<String, Object> columns = columns(sheet, table, otherwise);
        if (byDomain) {
            columns.put("partner_employee", Map.of("by-domain", true));
        }
        if (byFile) {
            columns.put("portal_id", Map.of("file-name", "(?i)user-export-(\\d+)"));
        }
        filter(sheet);
        sheet.spec.put("columns", columns);
        if (byFile) {
            writeFilePerPortal(sheet, table, folder);
        } else {
            writeFiles(sheet, "user export", 1 + random.nextInt(2));
        }
        mapping.put("users", sheet.spec);
    }

    private void writeFilePerPortal(Sheet sheet, Table table, NaiveFolder folder) throws IOException {
        Set<String> ids = new HashSet<>();
        table.rows().forEach(row -> ids.add(row.get("portal_id")));
        folder.rows("portals.csv").forEach(row -> {
            if (ids.isEmpty() || chance(50)) {
                ids.add(row.get("portal_id"));
            }
        });
        for (String id : ids) {
            Sheet part = part(sheet);
            for (int i = 0; i < sheet.rows.size(); i++) {
                // rows that a filter keeps away come after those of the table
                String owner = i < table.rows().size() ? table.rows().get(i).get("portal_id") : id;
                if (owner.equals(id)) {
                    part.rows.add(sheet.rows.get(i));
                }
            }
            writeFile(part, "hub user-export-" + id + oneOf(List.of("", "-2018-03")));
        }
        finish(sheet, "*user-export-*");
    }

    private Sheet sheet() {
        Sheet sheet = new Sheet();
        sheet.german = chance(75) == german;
        sheet.skip = chance(15) ? 1 + random.nextInt(3) : 0;
        sheet.hasNamedSheet = chance(30);
        sheet.sheet = oneOf(SHEETS);
        return sheet;
    }

    /** Adds the columns that have a column of their own, and says where they come from. */
    private Map<String, Object> columns(Sheet sheet, Table table, Set<String> otherwise) {
        List<Map<String, String>> rows = table.rows();
        while (sheet.rows.size() < rows.size()) {
            sheet.rows.add(new LinkedHashMap<>());
        }
        List<String> columns = new ArrayList<>(table.columns());
        columns.removeAll(otherwise);
        Collections.shuffle(columns, random);
        Map<String, Object> sources = new LinkedHashMap<>();
        for (String column : columns) {
            List<String> values =
                    rows.stream().map(row -> row.getOrDefault(column, "")).toList();
            Set<String> distinct = new HashSet<>(values);
            boolean isNeeded = sheet.headers.containsKey(column);
            if (distinct.size() == 1 && !isNeeded && !NEVER_CONSTANT.contains(column) && chance(50)) {
                String value = values.get(0);
                boolean isMoment = value.contains("T") && column.equals("used_on");
                if (!isMoment) {
                    sources.put(column, Map.of("value", value));
                    continue;
                }
            }
            String header = sheet.headers.computeIfAbsent(column, any -> header());
            Map<String, String> words = distinct.size() < 20 && chance(50) ? words(column, distinct) : Map.of();
            for (int i = 0; i < rows.size(); i++) {
                String value = values.get(i);
                sheet.rows
                        .get(i)
                        .put(
                                column,
                                words.containsKey(value)
                                        ? new Cell(varied(words.get(value)), null)
                                        : cell(column, value, sheet.german));
            }
            if (words.isEmpty()) {
                sources.put(column, chance(80) ? header : Map.of("column", header));
            } else {
                Map<String, String> meanings = new LinkedHashMap<>();
                words.forEach((value, word) -> meanings.put(word, value));
                sources.put(column, Map.of("column", header, "values", meanings));
            }
        }
        return sources;
    }

    /** A word for each value of a column that may be translated. */
    private Map<String, String> words(String column, Set<String> values) {
        boolean isTranslatable = switch (column) {
            case "managed", "partner_employee", "subscription", "currency", "app", "certification" -> true;
            case "cancelled_on", "sold_on" -> Set.of("", "?").containsAll(values);
            default -> false;
        };
        Map<String, String> words = new LinkedHashMap<>();
        if (isTranslatable) {
            List<String> pool = new ArrayList<>(List.of("Yes", "No", "Ja, klar", "Höher", "x", "Plan: A"));
            Collections.shuffle(pool, random);
            for (String value : values) {
                words.put(value, pool.isEmpty() ? "w" + words.size() : pool.remove(0));
            }
        }
        return words;
    }

    private Cell cell(String column, String value, boolean germanNumbers) {
        if (isOpen(column, value) && !unknown.isEmpty() && chance(50)) {
            return new Cell(varied(oneOf(unknown)), null);
        }
        if (column.equals("name") || column.equals("holder")) {
            return new Cell(value, null);
        }
        if (value.isEmpty() || value.equals("?") || value.equals("*")) {
            return new Cell(padded(value), null);
        }
        if (DAYS.contains(column)) {
            return day(value.contains("T") ? dayOfMoment(value) : LocalDate.parse(value));
        }
        return switch (column) {
            case "mrr" -> amount(new BigDecimal(value), germanNumbers);
            case "managed", "partner_employee" ->
                new Cell(
                        varied(oneOf(
                                value.equals("yes")
                                        ? List.of("true", "yes", "Ja", "1")
                                        : List.of("false", "no", "Nein", "0"))),
                        value.equals("yes"));
            case "portal_id" -> new Cell(padded(value), Integer.valueOf(value));
            case "email", "currency", "subscription" -> new Cell(varied(value), null);
            default -> new Cell(padded(value), null);
        };
    }

    /** Whether a word that means unknown says the same. */
    private static boolean isOpen(String column, String value) {
        return switch (column) {
            case "mrr", "managed" -> value.isEmpty() || value.equals("?");
            case "customer_since", "subscription" -> value.isEmpty();
            case "sold_on", "used_on", "email" -> value.equals("?");
            case "app" -> value.equals("*");
            default -> false;
        };
    }

    private LocalDate dayOfMoment(String moment) {
        return OffsetDateTime.parse(moment).atZoneSameInstant(partnerZone).toLocalDate();
    }

    private Cell day(LocalDate day) {
        LocalTime time = oneOf(List.of(LocalTime.of(0, 0), LocalTime.of(9, 5), LocalTime.of(23, 59)));
        LocalDateTime moment = day.atTime(time);
        Object typed = chance(50) ? day : moment;
        boolean hasOffset = offsets == Offsets.ALL || (offsets == Offsets.ANY && random.nextInt(5) == 0);
        if (hasOffset && offsets == Offsets.ALL) {
            typed = null;
        }
        switch (hasOffset ? 0 : 1 + random.nextInt(4)) {
            case 0 -> {
                ZoneOffset offset = ZoneOffset.ofHours(random.nextInt(25) - 12);
                OffsetDateTime shifted =
                        moment.atZone(zone).withZoneSameInstant(offset).toOffsetDateTime();
                return new Cell(padded(shifted.format(DateTimeFormatter.ISO_OFFSET_DATE_TIME)), typed);
            }
            case 1, 2 -> {
                if (!patterns.isEmpty()) {
                    String form = moment.format(DateTimeFormatter.ofPattern(
                            oneOf(patterns).replace('y', 'u'), german ? Locale.GERMAN : Locale.ENGLISH));
                    return new Cell(padded(form), typed);
                }
            }
            default -> {
                // as ISO 8601 writes it
            }
        }
        return new Cell(padded(day.toString()), typed);
    }

    private Cell amount(BigDecimal amount, boolean germanNumbers) {
        BigDecimal shown = chance(40) ? amount.stripTrailingZeros() : amount;
        if (shown.scale() < 0) {
            shown = shown.setScale(0, RoundingMode.UNNECESSARY);
        }
        String text = shown.toPlainString();
        int point = text.indexOf('.');
        String whole = point < 0 ? text : text.substring(0, point);
        String decimals = point < 0 ? "" : (germanNumbers ? ',' : '.') + text.substring(point + 1);
        if (chance(50)) {
            whole = whole.replaceAll("(?<=\\d)(?=(\\d{3})+$)", germanNumbers ? "." : ",");
        }
        return new Cell(padded(whole + decimals), amount.doubleValue());
    }

    /** Sales by a lookup among deals; false where the names do not tell the portals apart. */
    private boolean addSales(Sheet sheet, List<Map<String, String>> portals, Map<String, Object> further) {
        boolean byName = chance(75);
        String key = byName ? "name" : "portal_id";
        Map<String, Integer> times = new LinkedHashMap<>();
        for (Map<String, String> row : portals) {
            times.merge(comparable(row.getOrDefault(key, "")), 1, Integer::sum);
        }
        for (Map<String, String> row : portals) {
            String name = comparable(row.getOrDefault(key, ""));
            if ((name.isEmpty() || times.get(name) > 1) && !row.get("sold_on").equals("?")) {
                return false;
            }
        }
        String take = oneOf(List.of("earliest", "latest", "only"));
        boolean isFiltered = chance(75);
        Sheet deals = sheet();
        for (String column : List.of("company", "closed", "stage")) {
            deals.headers.put(column, header());
        }
        List<Map<String, String>> without = new ArrayList<>();
        String separator = chance(50) ? oneOf(List.of(";", "|", "//")) : "";
        if (portals.stream()
                .anyMatch(
                        row -> !separator.isEmpty() && row.getOrDefault(key, "").contains(separator))) {
            return false;
        }
        boolean hasElse = chance(90);
        for (Map<String, String> row : portals) {
            String name = row.getOrDefault(key, "");
            String sold = row.get("sold_on");
            if (comparable(name).isEmpty()) {
                // nobody knows which deals are meant, with or without deals
                continue;
            }
            if (sold.isEmpty()) {
                without.add(row);
            } else if (!sold.equals("?")) {
                addDeals(deals, name, LocalDate.parse(sold), take, separator);
            } else if (times.get(comparable(name)) > 1) {
                addDeals(deals, name, today.minusDays(3), take, separator);
            } else {
                switch (random.nextInt(3)) {
                    case 0 -> without.add(row);
                    case 1 ->
                        deals.rows.add(deal(name, new Cell(unknown.isEmpty() ? "" : oneOf(unknown), null), separator));
                    default -> {
                        deals.rows.add(deal(name, day(today.minusDays(3)), separator));
                        deals.rows.add(deal(name, new Cell("", null), separator));
                    }
                }
            }
        }
        Map<String, Object> lookup = new LinkedHashMap<>();
        boolean allOpen = without.stream().allMatch(row -> row.get("sold_on").equals("?"));
        if (!allOpen || (!without.isEmpty() && hasElse)) {
            boolean noneSold =
                    without.stream().allMatch(row -> row.get("sold_on").isEmpty());
            if (noneSold && chance(50)) {
                lookup.put("else", Map.of("value", ""));
            } else {
                sheet.headers.put("is sold", header());
                for (int i = 0; i < portals.size(); i++) {
                    boolean isSold = without.contains(portals.get(i))
                            ? portals.get(i).get("sold_on").equals("?")
                            : random.nextBoolean();
                    sheet.rows.get(i).put("is sold", new Cell(isSold ? "Yes" : "No", null));
                }
                lookup.put(
                        "else", Map.of("column", sheet.headers.get("is sold"), "values", Map.of("yes", "?", "No", "")));
            }
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            deals.rows.add(deal("Fremde GmbH", day(today.minusDays(i)), separator));
        }
        if (isFiltered) {
            for (Map<String, Cell> row : deals.rows) {
                row.put("stage", new Cell(varied(oneOf(List.of("Closed Won", "Gewonnen"))), null));
            }
            for (Map<String, String> row : portals) {
                if (chance(50)) {
                    Map<String, Cell> lost = deal(row.getOrDefault(key, ""), day(today.minusYears(2)), separator);
                    lost.put("stage", new Cell(oneOf(List.of("Closed Lost", "", "gewonnen?")), null));
                    deals.rows.add(lost);
                }
            }
            deals.spec.put("keep", Map.of(deals.headers.get("stage"), List.of("closed won", "Gewonnen")));
        }
        Collections.shuffle(deals.rows, random);
        if (!separator.isEmpty()) {
            deals.spec.put("split", Map.of(deals.headers.get("company"), separator));
        }
        String header = sheet.headers.computeIfAbsent(key, any -> header());
        if (byName) {
            for (int i = 0; i < portals.size(); i++) {
                sheet.rows.get(i).put("name", new Cell(portals.get(i).getOrDefault("name", ""), null));
            }
        }
        lookup.put("lookup", addLookup(deals, "deals"));
        lookup.put("match", Map.of(deals.headers.get("company"), header));
        if (!take.equals("only") || chance(50)) {
            lookup.put("take", take);
        }
        lookup.put("column", deals.headers.get("closed"));
        further.put("sold_on", lookup);
        return true;
    }

    private void addDeals(Sheet deals, String name, LocalDate sold, String take, String separator) {
        deals.rows.add(deal(name, day(sold), separator));
        while (!take.equals("only") && chance(50)) {
            int days = random.nextInt(3) == 0 ? random.nextInt(2) : random.nextInt(500);
            deals.rows.add(
                    deal(name, day(take.equals("earliest") ? sold.plusDays(days) : sold.minusDays(days)), separator));
        }
    }

    private Map<String, Cell> deal(String company, Cell closed, String separator) {
        Map<String, Cell> row = new LinkedHashMap<>();
        List<String> companies = new ArrayList<>(List.of(padded(varied(company))));
        while (!separator.isEmpty() && chance(30)) {
            companies.add(
                    random.nextInt(companies.size() + 1), oneOf(List.of(" Fremde AG", "Dritte KG ", "", company)));
        }
        row.put("company", new Cell(String.join(separator, companies), null));
        row.put("closed", closed);
        return row;
    }

    private static String comparable(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** Amounts as the sum of invoices; a portal without any has none, and nobody knows it. */
    private boolean addAmounts(Sheet sheet, List<Map<String, String>> portals, Map<String, Object> further) {
        Sheet invoices = sheet();
        invoices.headers.put("portal_id", header());
        invoices.headers.put("mrr", header());
        boolean sum = chance(70);
        for (Map<String, String> row : portals) {
            String mrr = row.get("mrr");
            boolean isOpen = mrr.isEmpty() || mrr.equals("?");
            if (isOpen && chance(50)) {
                continue;
            }
            List<Cell> cells = new ArrayList<>();
            BigDecimal rest = isOpen ? BigDecimal.ONE : new BigDecimal(mrr);
            while (sum && chance(40)) {
                BigDecimal part =
                        rest.multiply(BigDecimal.valueOf(random.nextDouble())).setScale(2, RoundingMode.DOWN);
                cells.add(amount(part, invoices.german));
                rest = rest.subtract(part);
            }
            cells.add(amount(rest, invoices.german));
            if (isOpen) {
                cells.set(0, new Cell(unknown.isEmpty() ? "" : oneOf(unknown), null));
            }
            for (Cell cell : cells) {
                Map<String, Cell> invoice = new LinkedHashMap<>();
                invoice.put("portal_id", cell("portal_id", row.get("portal_id"), false));
                invoice.put("mrr", cell);
                invoices.rows.add(invoice);
            }
        }
        Collections.shuffle(invoices.rows, random);
        Map<String, Object> lookup = new LinkedHashMap<>();
        lookup.put("lookup", addLookup(invoices, "invoices"));
        lookup.put("match", Map.of(invoices.headers.get("portal_id"), sheet.headers.get("portal_id")));
        lookup.put("take", sum ? "sum" : "only");
        lookup.put("column", invoices.headers.get("mrr"));
        if (chance(30)) {
            lookup.put("else", Map.of("value", oneOf(List.of("?", ""))));
        }
        further.put("mrr", lookup);
        return true;
    }

    private boolean addSince(Sheet sheet, List<Map<String, String>> portals, Map<String, Object> further) {
        Sheet contracts = sheet();
        contracts.headers.put("company", header());
        contracts.headers.put("closed", header());
        String take = oneOf(List.of("earliest", "latest"));
        for (Map<String, String> row : portals) {
            if (!row.getOrDefault("customer_since", "").isEmpty()) {
                addDeals(contracts, row.get("portal_id"), LocalDate.parse(row.get("customer_since")), take, "");
            }
        }
        Collections.shuffle(contracts.rows, random);
        Map<String, Object> lookup = new LinkedHashMap<>();
        lookup.put("lookup", addLookup(contracts, "contracts"));
        lookup.put("match", Map.of(contracts.headers.get("company"), sheet.headers.get("portal_id")));
        lookup.put("take", take);
        lookup.put("column", contracts.headers.get("closed"));
        further.put("customer_since", lookup);
        return true;
    }

    private String addLookup(Sheet sheet, String name) {
        try {
            writeFiles(sheet, "lookup " + name, 1 + random.nextInt(2));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        lookups.put(name, sheet.spec);
        return name;
    }

    /** Rows that are not wanted, of which nothing must be read. */
    private void filter(Sheet sheet) {
        if (chance(30)) {
            sheet.headers.put("filter", header());
            boolean keep = chance(50);
            sheet.rows.forEach(row ->
                    row.put("filter", new Cell(varied(keep ? "Behalten" : oneOf(List.of("gut", ""))), null)));
            for (int i = random.nextInt(3); i > 0; i--) {
                Map<String, Cell> stranger = new LinkedHashMap<>();
                sheet.headers
                        .keySet()
                        .forEach(column -> stranger.put(column, new Cell(oneOf(List.of("Unfug", "?", "")), null)));
                stranger.put("filter", new Cell("weg", null));
                sheet.rows.add(stranger);
            }
            sheet.spec.put(
                    keep ? "keep" : "drop",
                    Map.of(sheet.headers.get("filter"), keep ? "behalten" : List.of("WEG", "fort")));
        }
    }

    private static Sheet part(Sheet whole) {
        Sheet part = new Sheet();
        part.headers.putAll(whole.headers);
        part.german = whole.german;
        part.skip = whole.skip;
        part.sheet = whole.sheet;
        part.hasNamedSheet = whole.hasNamedSheet;
        return part;
    }

    /** Writes the rows into files whose names follow each other. */
    private void writeFiles(Sheet sheet, String stem, int parts) throws IOException {
        int from = 0;
        for (int i = 1; i <= parts; i++) {
            int to = i == parts ? sheet.rows.size() : from + random.nextInt(sheet.rows.size() - from + 1);
            Sheet part = part(sheet);
            part.rows.addAll(sheet.rows.subList(from, to));
            writeFile(part, stem + " " + i);
            from = to;
        }
        finish(sheet, stem + " *");
    }

    private void finish(Sheet sheet, String pattern) {
        sheet.spec.put("from", varied(pattern) + ".{csv,xlsx}");
        if (sheet.skip > 0) {
            sheet.spec.put("skip", sheet.skip);
        }
        if (sheet.hasNamedSheet) {
            sheet.spec.put("sheet", sheet.sheet);
        }
        if (sheet.german != german) {
            sheet.spec.put("locale", sheet.german ? "de" : "en");
        }
    }

    private void writeFile(Sheet sheet, String stem) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>(sheet.headers);
        if (chance(40)) {
            headers.put("not read", header());
        }
        List<String> columns = new ArrayList<>(headers.keySet());
        Collections.shuffle(columns, random);
        if (chance(40)) {
            writeWorkbook(sheet, headers, columns, directory.resolve(stem + ".xlsx"));
        } else {
            writeCsv(sheet, headers, columns, directory.resolve(stem + ".csv"));
        }
    }

    private void writeCsv(Sheet sheet, Map<String, String> headers, List<String> columns, Path file)
            throws IOException {
        char any = oneOf(List.of(',', ';', '\t'));
        // what is alone in a row is separated by nothing: then only the usual separator is known to be none
        char separator = columns.size() == 1 ? ',' : any;
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < sheet.skip; i++) {
            lines.add(oneOf(List.of("Export vom 3. März", "Nordlicht", "Confidential")));
        }
        lines.add(String.join(
                String.valueOf(separator),
                columns.stream()
                        .map(column -> quoted(padded(varied(headers.get(column))), separator))
                        .toList()));
        for (Map<String, Cell> row : sheet.rows) {
            lines.add(String.join(
                    String.valueOf(separator),
                    columns.stream()
                            .map(column -> quoted(
                                    row.getOrDefault(column, new Cell(oneOf(List.of("", "1e3", "?", "a\"b")), null))
                                            .text(),
                                    separator))
                            .toList()));
        }
        String text = String.join(oneOf(List.of("\n", "\r\n")), lines) + (chance(70) ? "\n" : "");
        Files.write(file, ((chance(30) ? "\uFEFF" : "") + text).getBytes(StandardCharsets.UTF_8));
    }

    private String quoted(String field, char separator) {
        boolean needed = field.indexOf(separator) >= 0 || field.contains("\n") || field.contains("\"") || chance(20);
        return needed ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }

    private void writeWorkbook(Sheet sheet, Map<String, String> headers, List<String> columns, Path file)
            throws IOException {
        boolean typed = chance(75);
        try (OutputStream out = Files.newOutputStream(file);
                Workbook workbook = new Workbook(out, "Exports", "1.0")) {
            if (sheet.hasNamedSheet && chance(50)) {
                workbook.newWorksheet("Other").value(0, 0, "Nothing");
            }
            Worksheet target = workbook.newWorksheet(sheet.sheet);
            for (int i = 0; i < sheet.skip; i++) {
                target.value(i, 0, "Export vom 3. März");
            }
            for (int column = 0; column < columns.size(); column++) {
                target.value(sheet.skip, column, padded(varied(headers.get(columns.get(column)))));
            }
            int number = sheet.skip;
            for (Map<String, Cell> row : sheet.rows) {
                number++;
                for (int column = 0; column < columns.size(); column++) {
                    Cell cell = row.getOrDefault(columns.get(column), new Cell("Notiz", null));
                    write(target, number, column, cell, typed);
                }
            }
        }
    }

    private void write(Worksheet sheet, int row, int column, Cell cell, boolean typed) {
        Object value = typed ? cell.typed() : null;
        if (value instanceof Double number) {
            sheet.value(row, column, number);
        } else if (value instanceof Integer number) {
            sheet.value(row, column, number);
        } else if (value instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (value instanceof LocalDate day) {
            sheet.value(row, column, day);
            sheet.style(row, column)
                    .format(oneOf(List.of("yyyy-MM-dd", "dd.mm.yyyy", "d-mmm-yy")))
                    .set();
        } else if (value instanceof LocalDateTime moment) {
            sheet.value(row, column, moment);
            sheet.style(row, column).format("yyyy-MM-dd hh:mm").set();
        } else if (!cell.text().isEmpty()) {
            sheet.value(row, column, cell.text());
        }
    }

    /** A name that no other column has. */
    private String header() {
        while (true) {
            StringBuilder name = new StringBuilder(oneOf(WORDS));
            while (chance(60)) {
                name.append(oneOf(List.of(" ", "_", "-", "  "))).append(oneOf(WORDS));
            }
            if (chance(30)) {
                name.append(' ').append(random.nextInt(100));
            }
            if (usedHeaders.add(name.toString().toLowerCase(Locale.ROOT).replaceAll("[\\s_-]+", "_"))) {
                return name.toString();
            }
        }
    }

    private String varied(String text) {
        return switch (random.nextInt(6)) {
            case 0 -> text.toUpperCase(Locale.ROOT);
            case 1 -> text.toLowerCase(Locale.ROOT);
            default -> text;
        };
    }

    private String padded(String text) {
        return switch (random.nextInt(14)) {
            case 0 -> " " + text;
            case 1 -> text + "  ";
            default -> text;
        };
    }

    private List<String> subset(List<String> all) {
        return new ArrayList<>(all.stream().filter(any -> chance(40)).toList());
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
