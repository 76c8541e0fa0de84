package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.csv.mapping.ColumnSource.ByDomain;
import dev.tierwise.adapter.csv.mapping.ColumnSource.Column;
import dev.tierwise.adapter.csv.mapping.ColumnSource.Constant;
import dev.tierwise.adapter.csv.mapping.ColumnSource.FileName;
import dev.tierwise.adapter.csv.mapping.ColumnSource.Lookup;
import dev.tierwise.adapter.csv.mapping.ExportMapping.Export;
import dev.tierwise.adapter.csv.mapping.ExportMapping.MappedExport;
import dev.tierwise.adapter.tables.Addresses;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.ShownValue;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Exports as one of our tables: its columns are ours, its places those of the exports. */
public final class MappedTable implements Table {

    private static final String EMAIL = "email";

    /**
     * What a cell of ours holds.
     *
     * @param text  empty where it is empty, or where nobody knows
     * @param exact whether it is no text that people wrote
     * @param open  whether nobody knows
     * @param at    where it comes from
     */
    private record Cell(String text, boolean exact, boolean open, Origin at) {}

    private final ExportMapping mapping;
    private final Export export;
    private final Map<String, ColumnSource> sources;
    private final List<String> header;
    private final Places places;
    private final ProblemSink problems;
    private final ExportRows rows;
    private final Map<Lookup, LookupIndex> lookups;
    private final Map<Lookup, LookupCount> counts = new LinkedHashMap<>();
    private final Map<Lookup, Set<List<String>>> repeated;
    private final Set<String> partnerDomains;
    private final @Nullable Cell[] row;
    private boolean hasReported;

    private MappedTable(
            ExportMapping mapping,
            MappedExport mapped,
            Places places,
            ProblemSink problems,
            ExportRows rows,
            Map<Lookup, LookupIndex> lookups,
            Map<Lookup, Set<List<String>>> repeated,
            Set<String> partnerDomains) {
        this.mapping = mapping;
        this.export = mapped.export();
        this.sources = mapped.columns();
        this.header = List.copyOf(sources.keySet());
        this.places = places;
        this.problems = problems;
        this.rows = rows;
        this.lookups = lookups;
        this.repeated = repeated;
        this.partnerDomains = partnerDomains;
        this.row = new @Nullable Cell[header.size()];
        lookups.keySet().forEach(lookup -> counts.put(lookup, new LookupCount()));
    }

    /**
     * Opens the exports of a table that is mapped.
     *
     * @throws BrokenTableException when a file that is needed is not there or cannot be read
     * @throws SourceException      when the thread is interrupted
     */
    public static MappedTable open(ExportMapping mapping, TableKind kind, Exports exports, ProblemSink problems)
            throws BrokenTableException, SourceException {
        MappedExport mapped = Objects.requireNonNull(mapping.tables().get(kind));
        Places places = new Places(kind.order());
        Map<Lookup, LookupIndex> lookups = new LinkedHashMap<>();
        Map<Lookup, Set<List<String>>> repeated = new HashMap<>();
        for (ColumnSource source : mapped.columns().values()) {
            for (Lookup lookup : lookupsIn(source)) {
                lookups.put(
                        lookup,
                        LookupIndex.read(
                                lookup,
                                Objects.requireNonNull(mapping.lookups().get(lookup.table())),
                                mapping.values(),
                                exports,
                                places,
                                problems));
                repeated.put(
                        lookup,
                        kind == TableKind.PORTALS ? repeatedKeys(lookup, mapped.export(), exports, places) : Set.of());
            }
        }
        Set<String> columns = new LinkedHashSet<>();
        mapped.columns().values().forEach(source -> columns.addAll(source.columns()));
        Set<String> partnerDomains = domains(mapping, mapped, exports, places);
        ExportRows rows = ExportRows.open(mapped.export(), columns, exports, places, problems);
        return new MappedTable(mapping, mapped, places, problems, rows, lookups, repeated, partnerDomains);
    }

    /** Two portals of one name: nobody knows which of them a row of that name means. */
    private static Set<List<String>> repeatedKeys(Lookup lookup, Export export, Exports exports, Places places)
            throws BrokenTableException, SourceException {
        Set<List<String>> seen = new HashSet<>();
        Set<List<String>> repeated = new HashSet<>();
        Set<String> columns = new LinkedHashSet<>(lookup.match().values());
        try (ExportRows rows = ExportRows.open(export, columns, exports, places, new ErrorList())) {
            while (rows.next()) {
                List<String> key = key(lookup, rows);
                if (!seen.add(key)) {
                    repeated.add(key);
                }
            }
        }
        return repeated;
    }

    private static List<Lookup> lookupsIn(ColumnSource source) {
        List<Lookup> found = new ArrayList<>();
        for (ColumnSource next = source; next instanceof Lookup lookup; ) {
            found.add(lookup);
            next = lookup.otherwise().orElse(new Constant(""));
        }
        return found;
    }

    private static Set<String> domains(ExportMapping mapping, MappedExport mapped, Exports exports, Places places)
            throws BrokenTableException {
        for (ColumnSource source : mapped.columns().values()) {
            Optional<ByDomain> byDomain = source.byDomain();
            if (byDomain.isPresent()) {
                Set<String> domains = partnerDomains(mapping, exports);
                if (domains.isEmpty()) {
                    throw new BrokenTableException(
                            places.of(byDomain.get().place()), Text.of(MappedTable.class, "domains.unknown"));
                }
                return domains;
            }
        }
        return Set.of();
    }

    /** The domains by which the partner's employees are told, in lower case; empty where nobody gives them. */
    static Set<String> partnerDomains(ExportMapping mapping, Exports exports) {
        String given = mapping.partner().get("email_domains");
        return given == null ? exports.partnerDomains() : Addresses.domains(given);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws BrokenTableException, SourceException {
        Arrays.fill(row, null);
        if (!rows.next()) {
            reportLookups();
            return false;
        }
        fill(source -> source.byDomain().isEmpty());
        // the address, wherever it comes from, is there by now
        fill(source -> source.byDomain().isPresent());
        return true;
    }

    private void fill(Predicate<ColumnSource> wanted) {
        for (int i = 0; i < row.length; i++) {
            String column = header.get(i);
            ColumnSource source = Objects.requireNonNull(sources.get(column));
            if (wanted.test(source)) {
                row[i] = cell(column, source);
            }
        }
    }

    private Cell cellOf(int column) {
        return Objects.requireNonNull(row[column]);
    }

    private Cell cell(String column, ColumnSource source) {
        if (source instanceof Column from) {
            return ofColumn(column, from);
        }
        if (source instanceof Constant constant) {
            return new Cell(constant.value(), true, false, rows.atRow());
        }
        if (source instanceof FileName fileName) {
            return ofFileName(fileName);
        }
        if (source instanceof Lookup lookup) {
            return ofLookup(column, lookup);
        }
        return byDomain();
    }

    private Cell ofColumn(String column, Column from) {
        Origin at = rows.at(from.name());
        String text = rows.text(from.name());
        if (from.values().isPresent()) {
            return translated(from, from.values().get(), text, at);
        }
        if (mapping.values().isUnknown(text)) {
            return new Cell("", false, true, at);
        }
        if (rows.isExact(from.name())) {
            return new Cell(text, true, false, at);
        }
        return typed(column, rows.raw(from.name()), text, export.locale(), at);
    }

    private Cell translated(Column from, Map<String, String> values, String text, Origin at) {
        for (Map.Entry<String, String> value : values.entrySet()) {
            if (LookupIndex.comparable(value.getKey()).equals(LookupIndex.comparable(text))) {
                return new Cell(value.getValue(), true, false, at);
            }
        }
        if (mapping.values().isUnknown(text)) {
            return new Cell("", false, true, at);
        }
        problems.error(
                at,
                Text.of(
                        MappedTable.class,
                        "value.not.listed",
                        from.name(),
                        ShownValue.shown(text),
                        String.join(", ", values.keySet())));
        return new Cell("", true, false, at);
    }

    /** A text in the form in which our column has it; what is wrong with it is reported. */
    private Cell typed(String column, String raw, String text, ValueForms.Numbers numbers, Origin at) {
        if (text.isEmpty() || text.equals("?")) {
            return new Cell(raw, true, false, at);
        }
        if (Cells.DAYS.contains(column)) {
            Optional<String> day = mapping.values().day(text);
            if (day.isEmpty()) {
                problems.error(at, about(0, column, Cells.noDay(text, mapping.values())));
            }
            return new Cell(day.orElse(""), true, false, at);
        }
        if (Cells.AMOUNTS.contains(column)) {
            Optional<BigDecimal> amount = numbers.amount(text);
            if (amount.isEmpty()) {
                problems.error(at, about(0, column, Cells.noAmount(text, numbers)));
            }
            return new Cell(amount.map(BigDecimal::toPlainString).orElse(""), true, false, at);
        }
        return new Cell(raw, false, false, at);
    }

    private Cell ofFileName(FileName source) {
        Matcher matcher = source.pattern().matcher(rows.file().name());
        if (!matcher.find() || matcher.group(1) == null) {
            problems.error(
                    rows.file().start(),
                    Text.of(
                            MappedTable.class,
                            "file.name",
                            rows.file().name(),
                            source.pattern().pattern()));
            return new Cell("", false, true, rows.atRow());
        }
        return new Cell(matcher.group(1), true, false, rows.atRow());
    }

    private static List<String> key(Lookup lookup, ExportRows rows) {
        return lookup.match().values().stream()
                .map(rows::text)
                .map(LookupIndex::comparable)
                .toList();
    }

    private Cell ofLookup(String column, Lookup lookup) {
        List<String> key = key(lookup, rows);
        LookupIndex.Match match = Objects.requireNonNull(lookups.get(lookup)).find(key);
        boolean isOfSeveral = match.state() != LookupIndex.Match.State.NONE
                && Objects.requireNonNull(repeated.get(lookup)).contains(key);
        if (isOfSeveral) {
            match = LookupIndex.Match.AMBIGUOUS;
        }
        Objects.requireNonNull(counts.get(lookup)).count(match.state(), () -> name(lookup));
        Origin at = rows.at(lookup.match().values().iterator().next());
        return switch (match.state()) {
            case FOUND -> ofMatch(column, lookup, match, at);
            case AMBIGUOUS -> new Cell("", false, true, at);
            case NONE ->
                lookup.otherwise().isPresent() ? cell(column, lookup.otherwise().get()) : new Cell("", false, true, at);
        };
    }

    /** What messages call the row. */
    private String name(Lookup lookup) {
        return lookup.match().values().stream().map(rows::text).collect(Collectors.joining(" / "));
    }

    private Cell ofMatch(String column, Lookup lookup, LookupIndex.Match match, Origin at) {
        boolean isEmpty = match.text().isEmpty() && !Cells.EMPTY_IS_NONE.contains(column);
        if (isEmpty || match.text().equals("?") || mapping.values().isUnknown(match.text())) {
            // the row is there, and its value is not known: a sale has happened on some day
            return column.equals("sold_on") ? new Cell("?", true, false, at) : new Cell("", false, true, at);
        }
        if (match.exact()) {
            return new Cell(match.text(), true, false, at);
        }
        ValueForms.Numbers numbers =
                Objects.requireNonNull(mapping.lookups().get(lookup.table())).locale();
        return typed(column, match.text(), match.text(), numbers, at);
    }

    /** The address of the row decides. */
    private Cell byDomain() {
        int email = header.indexOf(EMAIL);
        if (email < 0) {
            return new Cell("", false, true, rows.atRow());
        }
        Cell address = cellOf(email);
        if (address.open() || address.text().strip().equals("?")) {
            return new Cell("", false, true, address.at());
        }
        // an address that cannot be is reported with its own column, whatever stands here
        boolean isOfPartner = Addresses.address(address.text())
                .filter(known -> partnerDomains.contains(known.domain()))
                .isPresent();
        return new Cell(isOfPartner ? "yes" : "no", true, false, address.at());
    }

    /** Reports once what lookups did not find, with the first names. */
    private void reportLookups() {
        if (hasReported) {
            return;
        }
        hasReported = true;
        counts.forEach((lookup, count) -> {
            Origin at = places.of(lookup.place());
            if (count.without() > 0) {
                problems.warning(
                        at,
                        Text.counted(
                                MappedTable.class,
                                lookup.otherwise().isPresent() ? "lookup.otherwise" : "lookup.none",
                                count.without(),
                                lookup.table(),
                                count.namesWithout()));
            }
            if (count.ambiguous() > 0) {
                problems.warning(
                        at,
                        Text.counted(
                                MappedTable.class,
                                "lookup.ambiguous",
                                count.ambiguous(),
                                lookup.table(),
                                count.namesAmbiguous()));
            }
        });
    }

    /** How many rows were read up to here, those included that are not wanted. */
    public int rows() {
        return rows.rows();
    }

    /** How many rows the lookups of a column answered; empty where it has none. */
    Optional<LookupCount> count(String column) {
        return lookupsIn(Objects.requireNonNull(sources.get(column))).stream()
                .findFirst()
                .map(counts::get);
    }

    @Override
    public String text(int column) {
        return cellOf(column).text();
    }

    @Override
    public boolean isExact(int column) {
        return cellOf(column).exact();
    }

    @Override
    public boolean isOpen(int column) {
        return cellOf(column).open();
    }

    @Override
    public boolean isDamaged() {
        return rows.isDamaged();
    }

    @Override
    public Origin atHeader(int column) {
        return rows.atHeader();
    }

    @Override
    public Origin at(int column) {
        Cell cell = row[column];
        return cell == null ? rows.atHeader() : cell.at();
    }

    @Override
    public void close() {
        rows.close();
    }
}
