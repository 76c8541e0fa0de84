package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.csv.mapping.ExportMapping.Export;
import dev.tierwise.adapter.csv.mapping.ExportMapping.MappedExport;
import dev.tierwise.adapter.csv.mapping.ValueForms.DayForm;
import dev.tierwise.adapter.csv.mapping.ValueForms.Numbers;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.files.yaml.Findings;
import dev.tierwise.files.yaml.YamlFields;
import dev.tierwise.files.yaml.YamlFile;
import dev.tierwise.files.yaml.YamlList;
import dev.tierwise.files.yaml.YamlMapping;
import dev.tierwise.files.yaml.YamlNode;
import dev.tierwise.files.yaml.YamlScalar;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a mapping; keys that are not known are wrong. */
public final class MappingReader {

    /** The name of a mapping that lies beside the exports. */
    public static final String FILE = "tierwise-import.yaml";

    private static final String SCHEMA = "tierwise/import/1";

    private static final List<TableKind> KINDS = List.of(
            TableKind.PORTALS,
            TableKind.USERS,
            TableKind.APP_USAGE,
            TableKind.CERTIFICATIONS,
            TableKind.SALES,
            TableKind.HUBS);

    /** Columns of the partner that hold several values; our column separates them so. */
    private static final String LIST = "email_domains";

    /** Whom domains tell. */
    private static final String EMPLOYEE = "partner_employee";

    private final Findings findings;
    private final Set<String> lookups = new LinkedHashSet<>();
    private Numbers numbers = Numbers.EN;

    private MappingReader(Findings findings) {
        this.findings = findings;
    }

    /**
     * Reads a file.
     *
     * @param file     the file
     * @param name     what people call it
     * @param findings gain an error for everything that is wrong
     * @return the mapping; of use only without errors
     */
    public static Optional<ExportMapping> read(Path file, String name, Findings findings) {
        return YamlFile.read(file, name, findings)
                .map(mapping -> new MappingReader(findings).read(mapping.fields(findings), name));
    }

    /**
     * Reads what a file holds.
     *
     * @param bytes    UTF-8
     * @param name     what people call the file
     * @param findings gain an error for everything that is wrong
     * @return the mapping; of use only without errors
     */
    public static Optional<ExportMapping> parse(byte[] bytes, String name, Findings findings) {
        return YamlFile.parse(bytes, name, findings)
                .map(mapping -> new MappingReader(findings).read(mapping.fields(findings), name));
    }

    private ExportMapping read(YamlFields fields, String name) {
        fields.requiredScalar("schema", text("schema")).ifPresent(this::requireSchema);
        numbers = fields.optionalScalar("locale", text("locale"))
                .map(this::locale)
                .orElse(Numbers.EN);
        Optional<ZoneId> zone = fields.optionalScalar("zone", text("zone")).flatMap(this::zone);
        List<DayForm> days = new ArrayList<>();
        for (YamlScalar pattern : scalars(fields, "dates", "dates")) {
            day(pattern).ifPresent(days::add);
        }
        Set<String> unknown = new LinkedHashSet<>();
        scalars(fields, "unknown", "unknown")
                .forEach(word -> unknown.add(word.text().toLowerCase(Locale.ROOT)));
        Map<String, Export> others = new LinkedHashMap<>();
        fields.optionalMapping("tables", text("tables"))
                .ifPresent(tables -> tables.entries()
                        .forEach((key, entry) -> entry.value()
                                .asMapping(findings, text("table"))
                                .ifPresent(table -> {
                                    YamlFields ofTable = table.fields(findings);
                                    others.put(key, export(ofTable));
                                    ofTable.end();
                                })));
        lookups.addAll(others.keySet());
        Map<TableKind, MappedExport> tables = new EnumMap<>(TableKind.class);
        for (TableKind kind : KINDS) {
            fields.optionalMapping(kind.id(), text("table"))
                    .ifPresent(table -> tables.put(kind, mapped(kind, table.fields(findings))));
        }
        Map<String, String> partner = new LinkedHashMap<>();
        fields.optionalMapping("partner", text("partner")).ifPresent(table -> {
            if (table.value("from").isPresent()) {
                tables.put(TableKind.PARTNER, mapped(TableKind.PARTNER, table.fields(findings)));
            } else {
                partner.putAll(partner(table.fields(findings)));
            }
        });
        fields.end();
        return new ExportMapping(name, partner, tables, others, new ValueForms(zone, days, unknown));
    }

    private void requireSchema(YamlScalar schema) {
        if (!schema.text().equals(SCHEMA)) {
            findings.error(schema.place(), schema.insteadOf(text("schema")));
        }
    }

    private Numbers locale(YamlScalar locale) {
        switch (locale.text().toLowerCase(Locale.ROOT)) {
            case "en" -> {
                return Numbers.EN;
            }
            case "de" -> {
                return Numbers.DE;
            }
            default -> {
                findings.error(locale.place(), locale.insteadOf(text("locale")));
                return Numbers.EN;
            }
        }
    }

    private Optional<ZoneId> zone(YamlScalar zone) {
        try {
            return Optional.of(ZoneId.of(zone.text()));
        } catch (DateTimeException e) {
            findings.error(zone.place(), zone.insteadOf(text("zone")));
            return Optional.empty();
        }
    }

    private Optional<DayForm> day(YamlScalar pattern) {
        try {
            return Optional.of(DayForm.of(pattern.text(), numbers == Numbers.DE ? Locale.GERMAN : Locale.ENGLISH));
        } catch (IllegalArgumentException e) {
            findings.error(pattern.place(), pattern.insteadOf(text("date")));
            return Optional.empty();
        }
    }

    private List<YamlScalar> scalars(YamlFields fields, String key, String expected) {
        return fields.optionalList(key, text(expected)).map(this::scalars).orElse(List.of());
    }

    private List<YamlScalar> scalars(YamlList list) {
        List<YamlScalar> scalars = new ArrayList<>();
        list.items().forEach(item -> item.asScalar(findings, text("word")).ifPresent(scalars::add));
        return scalars;
    }

    private Map<String, String> partner(YamlFields fields) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : TableKind.PARTNER.columns()) {
            if (column.equals(LIST)) {
                List<String> domains = scalars(fields, column, "domains").stream()
                        .map(YamlScalar::text)
                        .toList();
                if (!domains.isEmpty()) {
                    values.put(column, String.join(";", domains));
                }
            } else {
                fields.optionalScalar(column, text("word")).ifPresent(value -> values.put(column, value.text()));
            }
        }
        for (String column : TableKind.PARTNER.required()) {
            if (!values.containsKey(column)) {
                findings.error(fields.place(), text("partner.without", column));
            }
        }
        fields.end();
        return values;
    }

    private Export export(YamlFields fields) {
        String pattern = fields.requiredScalar("from", text("from"))
                .map(YamlScalar::text)
                .orElse("");
        Optional<String> sheet = fields.optionalScalar("sheet", text("sheet")).map(YamlScalar::text);
        int skip = fields.optionalScalar("skip", text("skip")).map(this::lines).orElse(0);
        Numbers locale = fields.optionalScalar("locale", text("locale"))
                .map(this::locale)
                .orElse(numbers);
        return new Export(
                fields.place(),
                pattern,
                sheet,
                skip,
                rows(fields, "keep"),
                rows(fields, "drop"),
                words(fields, "split", "split"),
                locale);
    }

    private int lines(YamlScalar skip) {
        if (skip.text().matches("[0-9]{1,4}")) {
            return Integer.parseInt(skip.text());
        }
        findings.error(skip.place(), skip.insteadOf(text("skip")));
        return 0;
    }

    private Map<String, Set<String>> rows(YamlFields fields, String key) {
        Map<String, Set<String>> rows = new LinkedHashMap<>();
        fields.optionalMapping(key, text("rows"))
                .ifPresent(columns ->
                        columns.entries().forEach((column, entry) -> rows.put(column, values(entry.value()))));
        return rows;
    }

    private Set<String> values(YamlNode node) {
        Set<String> values = new LinkedHashSet<>();
        if (node instanceof YamlList list) {
            scalars(list).forEach(value -> values.add(value.text().strip()));
        } else if (node instanceof YamlNode.Nothing) {
            values.add("");
        } else {
            node.asScalar(findings, text("word"))
                    .ifPresent(value -> values.add(value.text().strip()));
        }
        return values;
    }

    private Map<String, String> words(YamlFields fields, String key, String expected) {
        return fields.optionalMapping(key, text(expected)).map(this::words).orElse(Map.of());
    }

    private Map<String, String> words(YamlMapping mapping) {
        Map<String, String> words = new LinkedHashMap<>();
        mapping.entries().forEach((word, entry) -> {
            if (entry.value() instanceof YamlNode.Nothing) {
                words.put(word, "");
            } else {
                entry.value().asScalar(findings, text("word")).ifPresent(value -> words.put(word, value.text()));
            }
        });
        return words;
    }

    private MappedExport mapped(TableKind kind, YamlFields fields) {
        Export export = export(fields);
        Map<String, ColumnSource> columns = new LinkedHashMap<>();
        fields.requiredMapping("columns", text("columns")).ifPresent(mapping -> {
            mapping.entries().forEach((column, entry) -> {
                if (!kind.columns().contains(column)) {
                    findings.error(
                            entry.keyPlace(),
                            text("column.unknown", column, kind.id(), String.join(", ", kind.columns())));
                } else {
                    source(entry.value())
                            .filter(source -> canBe(column, source))
                            .ifPresent(source -> columns.put(column, source));
                }
            });
            requireColumns(kind, mapping, columns.keySet());
        });
        fields.end();
        return new MappedExport(export, columns);
    }

    /** Whether a column can come from a source; if not, that is reported. */
    private boolean canBe(String column, ColumnSource source) {
        Optional<ColumnSource.ByDomain> byDomain = source.byDomain().filter(any -> !column.equals(EMPLOYEE));
        byDomain.ifPresent(wrong -> findings.error(wrong.place(), text("by-domain.column", EMPLOYEE)));
        return byDomain.isEmpty();
    }

    private void requireColumns(TableKind kind, YamlMapping mapping, Collection<String> columns) {
        for (String column : kind.required()) {
            if (!columns.contains(column) && mapping.value(column).isEmpty()) {
                findings.error(mapping.place(), text("column.missing", kind.id(), column));
            }
        }
    }

    private Optional<ColumnSource> source(YamlNode node) {
        if (node instanceof YamlScalar name) {
            return Optional.of(new ColumnSource.Column(name.text(), Optional.empty()));
        }
        return node.asMapping(findings, text("source")).flatMap(this::source);
    }

    private Optional<ColumnSource> source(YamlMapping mapping) {
        YamlFields fields = mapping.fields(findings);
        Optional<ColumnSource> source;
        if (mapping.value("lookup").isPresent()) {
            source = lookup(fields);
        } else if (mapping.value("column").isPresent()) {
            Optional<Map<String, String>> values =
                    fields.optionalMapping("values", text("values")).map(this::words);
            source = fields.requiredScalar("column", text("word"))
                    .map(column -> new ColumnSource.Column(column.text(), values));
        } else if (mapping.value("value").isPresent()) {
            source = fields.optional("value").flatMap(this::constant);
        } else if (mapping.value("file-name").isPresent()) {
            source = fields.requiredScalar("file-name", text("file-name")).flatMap(this::fileName);
        } else if (mapping.value("by-domain").isPresent()) {
            source = fields.requiredScalar("by-domain", text("by-domain"))
                    .filter(this::isTrue)
                    .map(yes -> new ColumnSource.ByDomain(yes.place()));
        } else {
            findings.error(mapping.place(), text("source"));
            return Optional.empty();
        }
        fields.end();
        return source;
    }

    private Optional<ColumnSource> constant(YamlNode node) {
        return node instanceof YamlNode.Nothing
                ? Optional.of(new ColumnSource.Constant(""))
                : node.asScalar(findings, text("word")).map(value -> new ColumnSource.Constant(value.text()));
    }

    private boolean isTrue(YamlScalar value) {
        boolean isTrue = value.text().equals("true");
        if (!isTrue) {
            findings.error(value.place(), value.insteadOf(text("by-domain")));
        }
        return isTrue;
    }

    private Optional<ColumnSource> fileName(YamlScalar pattern) {
        try {
            Pattern compiled = Pattern.compile(pattern.text());
            if (compiled.matcher("").groupCount() > 0) {
                return Optional.of(new ColumnSource.FileName(pattern.place(), compiled));
            }
        } catch (PatternSyntaxException e) {
            // the same is to be said
        }
        findings.error(pattern.place(), pattern.insteadOf(text("file-name")));
        return Optional.empty();
    }

    private Optional<ColumnSource> lookup(YamlFields fields) {
        Optional<YamlScalar> table = fields.requiredScalar("lookup", text("lookup"));
        table.filter(name -> !lookups.contains(name.text()))
                .ifPresent(name ->
                        findings.error(name.place(), text("lookup.unknown", name.text(), String.join(", ", lookups))));
        Map<String, String> match =
                fields.requiredMapping("match", text("match")).map(this::words).orElse(Map.of());
        if (match.isEmpty()) {
            findings.error(fields.place(), text("match"));
        }
        ColumnSource.Take take =
                fields.optionalScalar("take", text("take")).map(this::take).orElse(ColumnSource.Take.ONLY);
        Optional<YamlScalar> column = fields.requiredScalar("column", text("word"));
        Optional<ColumnSource> otherwise = fields.optional("else").flatMap(this::otherwise);
        if (table.isEmpty() || !lookups.contains(table.get().text()) || match.isEmpty() || column.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ColumnSource.Lookup(
                fields.place(), table.get().text(), match, take, column.get().text(), otherwise));
    }

    private Optional<ColumnSource> otherwise(YamlNode node) {
        return node instanceof YamlNode.Nothing ? Optional.of(new ColumnSource.Constant("")) : source(node);
    }

    private ColumnSource.Take take(YamlScalar take) {
        try {
            if (take.text().equals(take.text().toLowerCase(Locale.ROOT))) {
                return ColumnSource.Take.valueOf(take.text().toUpperCase(Locale.ROOT));
            }
        } catch (IllegalArgumentException e) {
            // the same is to be said
        }
        findings.error(take.place(), take.insteadOf(text("take")));
        return ColumnSource.Take.ONLY;
    }

    private static Text text(String key, Object... values) {
        return Text.of(MappingReader.class, "mapping." + key, values);
    }
}
