package dev.tierwise.adapter.csv.proposal;

import dev.tierwise.adapter.csv.mapping.ValueForms.DayForm;
import dev.tierwise.adapter.csv.proposal.Vocabulary.Named;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.files.yaml.YamlText;
import dev.tierwise.spi.proposal.MappingProposer.Known;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A mapping in the making: which export is which table, and where its columns come from. */
public final class Draft {

    private static final String DEALS = "deals";

    private static final Set<String> WON = Set.of(
            "closed won", "closedwon", "won", "gewonnen", "abgeschlossen und gewonnen", "geschlossen (gewonnen)");

    private static final Set<String> YES = Set.of("yes", "true", "ja", "wahr", "1");
    private static final Set<String> NO = Set.of("no", "false", "nein", "falsch", "0");

    private static final Map<String, String> OPPOSITES = Map.of(
            "yes", "no", "no", "yes", "true", "false", "false", "true", "ja", "nein", "nein", "ja", "wahr", "falsch",
            "falsch", "wahr");

    private static final List<String> UNKNOWN_WORDS = List.of("n/a", "na", "-", "null", "none", "unbekannt", "unknown");

    private static final List<String> DAY_FORMS =
            List.of("dd.MM.yyyy", "dd.MM.yyyy HH:mm", "dd/MM/yyyy", "MM/dd/yyyy", "yyyy/MM/dd");

    private static final Pattern DIGITS = Pattern.compile("[0-9]+");

    private final Vocabulary vocabulary;
    private final Known known;
    private final List<ExportFamily> families;
    private final Map<TableKind, ExportFamily> chosen = new EnumMap<>(TableKind.class);
    private final Map<TableKind, Map<String, String>> columns = new EnumMap<>(TableKind.class);
    private final Map<TableKind, Set<String>> guesses = new EnumMap<>(TableKind.class);
    private final Set<String> unknownWords = new LinkedHashSet<>();
    private final Set<String> dayForms = new LinkedHashSet<>();
    private boolean isGerman;
    private Optional<ExportFamily> deals = Optional.empty();
    private String dealsText = "";

    /** @param families the exports; tables of ours are not among them */
    public Draft(List<ExportFamily> families, Known known) {
        this.families = List.copyOf(families);
        this.known = known;
        this.vocabulary = new Vocabulary(known.preset());
        choose();
        if (chosen.containsKey(TableKind.PORTALS)) {
            portals(chosen.get(TableKind.PORTALS));
        }
        if (chosen.containsKey(TableKind.USERS)) {
            users(chosen.get(TableKind.USERS));
        }
        plain(TableKind.APP_USAGE, List.of("portal_id", "app", "used_on"));
        plain(TableKind.CERTIFICATIONS, List.of("certification", "holder", "awarded_on", "expires_on"));
    }

    /** Every name of a column that means something here, for telling what separates the fields of a file. */
    public static Set<String> names(Known known) {
        return new Vocabulary(known.preset()).all();
    }

    private void choose() {
        for (ExportFamily family : families) {
            boolean hasPortal = has(family, "portal_id");
            boolean hasEmail = has(family, "email");
            if (hasPortal && has(family, "app") && has(family, "used_on")) {
                chosen.putIfAbsent(TableKind.APP_USAGE, family);
            } else if (has(family, "certification") && has(family, "awarded_on")) {
                chosen.putIfAbsent(TableKind.CERTIFICATIONS, family);
            } else if (has(family, Vocabulary.CLOSED) && (has(family, Vocabulary.STAGE) || !hasPortal)) {
                deals = deals.isPresent() ? deals : Optional.of(family);
            } else if (hasPortal && !hasEmail) {
                chosen.putIfAbsent(TableKind.PORTALS, family);
            } else if (hasEmail) {
                chosen.putIfAbsent(TableKind.USERS, family);
            }
        }
    }

    private boolean has(ExportFamily family, String column) {
        return vocabulary.find(column, family.header()).isPresent();
    }

    /** Notes where a column comes from. */
    private void put(TableKind kind, String column, String source, boolean guessed) {
        columns.computeIfAbsent(kind, any -> new LinkedHashMap<>()).put(column, source);
        if (guessed) {
            guesses.computeIfAbsent(kind, any -> new HashSet<>()).add(column);
        }
    }

    private Optional<Named> name(TableKind kind, ExportFamily family, String column) {
        Optional<Named> named = vocabulary.find(column, family.header());
        named.ifPresent(found -> put(kind, column, YamlText.of(found.name()), found.guessed()));
        return named;
    }

    private void plain(TableKind kind, List<String> wanted) {
        ExportFamily family = chosen.get(kind);
        if (family != null) {
            for (String column : wanted) {
                name(kind, family, column)
                        .filter(found -> column.endsWith("_on"))
                        .ifPresent(found -> lookAtDays(family.values(found.name())));
            }
        }
    }

    private void portals(ExportFamily family) {
        TableKind kind = TableKind.PORTALS;
        name(kind, family, "portal_id");
        Optional<Named> name = name(kind, family, "name");
        vocabulary
                .find("subscription", family.header())
                .filter(plan -> family.values(plan.name()).stream()
                        .allMatch(value -> value.toLowerCase(Locale.ROOT).matches("basic|pro|professional|enterprise")))
                .ifPresent(plan -> put(kind, "subscription", YamlText.of(plan.name()), plan.guessed()));
        name(kind, family, "mrr").ifPresent(mrr -> lookAtAmounts(family.values(mrr.name())));
        name(kind, family, "currency");
        name(kind, family, "managed");
        sale(family, name);
        name(kind, family, "customer_since").ifPresent(since -> lookAtDays(family.values(since.name())));
        Optional<Named> cancelled = name(kind, family, "cancelled_on");
        cancelled.ifPresent(day -> lookAtDays(family.values(day.name())));
        if (cancelled.isEmpty()) {
            vocabulary
                    .find(Vocabulary.ACTIVE, family.header())
                    .ifPresent(active ->
                            put(kind, "cancelled_on", translated(family, active.name(), "", "?"), active.guessed()));
        }
        for (String column : List.of(
                "market",
                "managing_partners",
                "reported_managed_mrr",
                "reported_sold_points",
                "reported_managed_points",
                "reported_total_points",
                "reported_updated_on",
                "managed_expires_on",
                "last_active_on",
                "cancellation_expected_on",
                "renews_on")) {
            name(kind, family, column);
        }
    }

    /** A column of yes and no, in whatever language, as something else. */
    private static String translated(ExportFamily family, String column, String ifYes, String ifNo) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String value : new LinkedHashSet<>(family.values(column))) {
            String lower = value.toLowerCase(Locale.ROOT);
            if (YES.contains(lower) || NO.contains(lower)) {
                values.put(value, YES.contains(lower) ? ifYes : ifNo);
                String opposite = OPPOSITES.get(lower);
                if (opposite != null) {
                    values.putIfAbsent(inCaseOf(value, opposite), YES.contains(lower) ? ifNo : ifYes);
                }
            }
        }
        // the same word in another case is the same word
        Map<String, String> distinct = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        values.forEach((value, meaning) -> {
            if (seen.add(value.toLowerCase(Locale.ROOT))) {
                distinct.put(value, meaning);
            }
        });
        return "{column: " + YamlText.of(column) + ", values: {"
                + distinct.entrySet().stream()
                        .map(value -> quoted(value.getKey()) + ": " + quoted(value.getValue()))
                        .collect(Collectors.joining(", "))
                + "}}";
    }

    private static String inCaseOf(String model, String word) {
        return Character.isUpperCase(model.charAt(0))
                ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
                : word;
    }

    private static String quoted(String text) {
        String word = YamlText.of(text);
        return word.startsWith("\"") ? word : "\"" + word + "\"";
    }

    /** The day of the sale: of a column, or of the deals that were won, or whether there was one at all. */
    private void sale(ExportFamily family, Optional<Named> name) {
        Optional<Named> day = name(TableKind.PORTALS, family, "sold_on");
        if (day.isPresent()) {
            lookAtDays(family.values(day.get().name()));
            return;
        }
        Optional<String> flag =
                vocabulary.find(Vocabulary.SOLD, family.header()).map(sold -> translated(family, sold.name(), "?", ""));
        Optional<String> lookup = name.flatMap(client -> lookup(family, client.name()));
        if (lookup.isPresent()) {
            put(
                    TableKind.PORTALS,
                    "sold_on",
                    "{" + lookup.get() + flag.map(sold -> ", else: " + sold).orElse("") + "}",
                    true);
        } else {
            flag.ifPresent(sold -> put(TableKind.PORTALS, "sold_on", sold, false));
        }
    }

    private Optional<String> lookup(ExportFamily clients, String clientName) {
        if (deals.isEmpty()) {
            return Optional.empty();
        }
        ExportFamily family = deals.get();
        Optional<Named> closed = vocabulary.find(Vocabulary.CLOSED, family.header());
        Optional<Named> company = vocabulary.find(Vocabulary.COMPANY, family.header());
        if (closed.isEmpty() || company.isEmpty() || !isShared(clients.values(clientName), family, company.get())) {
            return Optional.empty();
        }
        StringBuilder table = new StringBuilder("{from: " + quoted(family.pattern()));
        Optional<Named> stage = vocabulary.find(Vocabulary.STAGE, family.header());
        if (stage.isPresent()) {
            List<String> won = family.values(stage.get().name()).stream()
                    .filter(value -> WON.contains(value.toLowerCase(Locale.ROOT)))
                    .distinct()
                    .toList();
            if (won.isEmpty()) {
                return Optional.empty();
            }
            table.append(", keep: {")
                    .append(YamlText.of(stage.get().name()))
                    .append(": ")
                    .append(won.size() == 1 ? YamlText.of(won.get(0)) : list(won))
                    .append('}');
        }
        if (family.values(company.get().name()).stream().anyMatch(value -> value.contains(";"))) {
            table.append(", split: {").append(YamlText.of(company.get().name())).append(": \";\"}");
        }
        dealsText = table.append('}').toString();
        lookAtDays(family.values(closed.get().name()));
        return Optional.of("lookup: " + DEALS + ", match: {"
                + YamlText.of(company.get().name()) + ": " + YamlText.of(clientName) + "}, take: earliest, column: "
                + YamlText.of(closed.get().name()));
    }

    private static String list(Collection<String> words) {
        return words.stream().map(YamlText::of).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Whether deals name at least one of the clients. */
    private static boolean isShared(List<String> clients, ExportFamily deals, Named company) {
        Set<String> names =
                clients.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return deals.values(company.name()).stream()
                .flatMap(value -> Pattern.compile(";").splitAsStream(value))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .anyMatch(names::contains);
    }

    private void users(ExportFamily family) {
        TableKind kind = TableKind.USERS;
        if (name(kind, family, "portal_id").isEmpty()) {
            Optional<String> fromName = portalInNames(family);
            if (fromName.isEmpty()) {
                columns.remove(kind);
                chosen.remove(kind);
                return;
            }
            put(kind, "portal_id", "{file-name: " + quoted(fromName.get()) + "}", true);
        }
        name(kind, family, "email");
        if (name(kind, family, "partner_employee").isEmpty()) {
            put(kind, "partner_employee", "{by-domain: true}", false);
        }
    }

    /** A regular expression that finds a portal's id in the names of its files; empty where most names have none. */
    private Optional<String> portalInNames(ExportFamily family) {
        Set<String> ids = portalIds();
        Map<String, Integer> prefixes = new HashMap<>();
        for (String name : family.names()) {
            Matcher digits = DIGITS.matcher(name);
            while (digits.find()) {
                if (ids.contains(digits.group())) {
                    prefixes.merge(before(name, digits.start()), 1, Integer::sum);
                }
            }
        }
        return prefixes.entrySet().stream()
                .filter(prefix -> prefix.getValue() * 2 > family.names().size())
                .max(Map.Entry.comparingByValue())
                .map(prefix -> escaped(prefix.getKey()) + "([0-9]+)");
    }

    private Set<String> portalIds() {
        ExportFamily portals = chosen.get(TableKind.PORTALS);
        if (portals == null) {
            return Set.of();
        }
        return vocabulary
                .find("portal_id", portals.header())
                .map(id -> Set.copyOf(new HashSet<>(portals.values(id.name()))))
                .orElse(Set.of());
    }

    private static String before(String name, int end) {
        int begin = end;
        while (begin > 0 && !Character.isDigit(name.charAt(begin - 1))) {
            begin--;
        }
        return name.substring(Math.max(begin, end - 20), end);
    }

    private static String escaped(String text) {
        return text.replaceAll("[\\\\.\\[\\](){}^$|?*+]", "\\\\$0");
    }

    private void lookAtAmounts(List<String> values) {
        boolean hasComma = values.stream().anyMatch(value -> value.matches("[0-9.]*[0-9],[0-9]{1,2}"));
        boolean hasPoint = values.stream().anyMatch(value -> value.matches("[0-9,]*[0-9]\\.[0-9]{1,2}"));
        isGerman |= hasComma && !hasPoint;
        lookAtWords(values);
    }

    private void lookAtWords(List<String> values) {
        values.stream()
                .filter(value -> UNKNOWN_WORDS.contains(value.toLowerCase(Locale.ROOT)))
                .forEach(unknownWords::add);
    }

    /** Notes the form of days that are not in ISO's; where two forms would do, neither: a wrong one would be believed. */
    private void lookAtDays(List<String> values) {
        lookAtWords(values);
        List<String> others = values.stream()
                .filter(value -> !value.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*")
                        && !UNKNOWN_WORDS.contains(value.toLowerCase(Locale.ROOT)))
                .toList();
        if (others.isEmpty()) {
            return;
        }
        List<String> fitting = DAY_FORMS.stream()
                .filter(form -> others.stream()
                        .allMatch(value -> DayForm.of(form, Locale.ENGLISH).fits(value)))
                .toList();
        if (fitting.size() == 1) {
            dayForms.add(fitting.get(0));
        }
    }

    /** Whether there is anything that lists portals. */
    public boolean hasPortals() {
        return columns.containsKey(TableKind.PORTALS);
    }

    /** The exports that nothing is made of. */
    public List<String> left() {
        List<String> left = new ArrayList<>();
        for (ExportFamily family : families) {
            boolean isUsed = chosen.containsValue(family)
                    || (!dealsText.isEmpty() && deals.filter(family::equals).isPresent());
            if (!isUsed) {
                left.addAll(family.names());
            }
        }
        return left;
    }

    /** Whether a column comes from where a guess says. */
    public boolean isGuessed(TableKind kind, String column) {
        return guesses.getOrDefault(kind, Set.of()).contains(column);
    }

    private ExportFamily family(TableKind kind) {
        return Objects.requireNonNull(chosen.get(kind));
    }

    /** The tables that are mapped, with the names of their files. */
    public Map<TableKind, List<String>> tables() {
        Map<TableKind, List<String>> tables = new EnumMap<>(TableKind.class);
        columns.keySet().forEach(kind -> tables.put(kind, family(kind).names()));
        return tables;
    }

    /** The mapping as a file holds it. */
    public String text() {
        StringBuilder text = new StringBuilder("schema: tierwise/import/1\n");
        if (isGerman) {
            text.append("locale: de\n");
        }
        partner(text);
        columns.forEach((kind, ofKind) -> {
            text.append(kind.id()).append(":\n");
            text.append("  from: ").append(quoted(family(kind).pattern())).append('\n');
            text.append("  columns:\n");
            ofKind.forEach((column, source) -> text.append("    ")
                    .append(column)
                    .append(": ")
                    .append(source)
                    .append(isGuessed(kind, column) ? "  # guessed\n" : "\n"));
        });
        if (!dealsText.isEmpty()) {
            text.append("tables:\n  ")
                    .append(DEALS)
                    .append(": ")
                    .append(dealsText)
                    .append('\n');
        }
        if (!dayForms.isEmpty()) {
            text.append("dates: ").append(quotedList(dayForms)).append('\n');
        }
        if (!unknownWords.isEmpty()) {
            text.append("unknown: ").append(quotedList(unknownWords)).append('\n');
        }
        return text.toString();
    }

    private static String quotedList(Collection<String> words) {
        return words.stream().map(Draft::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private void partner(StringBuilder text) {
        if (known.partnerName().isEmpty() && known.emailDomains().isEmpty()) {
            return;
        }
        text.append("partner:\n");
        known.partnerName()
                .ifPresent(name ->
                        text.append("  name: ").append(YamlText.of(name)).append('\n'));
        if (!known.emailDomains().isEmpty()) {
            text.append("  email_domains: ")
                    .append(quotedList(known.emailDomains()))
                    .append('\n');
        }
        known.timeZone()
                .ifPresent(zone -> text.append("  time_zone: ").append(zone).append('\n'));
    }
}
