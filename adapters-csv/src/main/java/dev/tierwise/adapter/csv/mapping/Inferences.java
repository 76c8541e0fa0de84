package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.csv.mapping.ColumnSource.Column;
import dev.tierwise.adapter.csv.mapping.ColumnSource.Constant;
import dev.tierwise.adapter.csv.mapping.ColumnSource.FileName;
import dev.tierwise.adapter.csv.mapping.ColumnSource.Lookup;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.DiagnosisSink;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Finding;
import dev.tierwise.spi.SourceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a mapping takes for granted, and what it makes of the exports that are there. */
public final class Inferences {

    private static final Text NOTHING = Text.verbatim("");

    private Inferences() {}

    /** Says what answers must name: whose employees are told by their domains, and what is looked up in other exports. */
    public static void tell(ExportMapping mapping, Exports exports, FactSink sink) {
        mapping.tables()
                .forEach((kind, mapped) -> mapped.columns().forEach((column, source) -> {
                    if (source.byDomain().isPresent()) {
                        sink.assumption(
                                "partner-employees-by-domain",
                                String.join(", ", MappedTable.partnerDomains(mapping, exports)));
                    }
                    if (source instanceof Lookup lookup) {
                        sink.assumption(column.replace('_', '-') + "-looked-up", looked(lookup));
                    }
                }));
    }

    private static String looked(Lookup lookup) {
        return lookup.table() + ": " + lookup.take().name().toLowerCase(Locale.ROOT) + " " + lookup.column() + ", "
                + matched(lookup);
    }

    private static String matched(Lookup lookup) {
        return lookup.match().entrySet().stream()
                .map(entry -> entry.getKey() + " = " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * Reads the exports of a table, and says of each of our columns where it comes from and what lookups found.
     *
     * @param source what people call the source
     * @throws SourceException when the thread is interrupted
     */
    public static void diagnose(
            ExportMapping mapping, TableKind kind, String source, Exports exports, DiagnosisSink sink)
            throws SourceException {
        ErrorList problems = new ErrorList();
        Text subject = Text.joined(": ", List.of(Text.verbatim(source), Text.verbatim(kind.id())));
        try (MappedTable table = MappedTable.open(mapping, kind, exports, problems)) {
            int told = 0;
            while (table.next()) {
                told++;
            }
            sink.finding(new Finding(
                    subject,
                    Finding.Status.OK,
                    "table",
                    Text.counted(Inferences.class, "rows", table.rows(), told),
                    NOTHING));
            for (Map.Entry<String, ColumnSource> column :
                    Objects.requireNonNull(mapping.tables().get(kind)).columns().entrySet()) {
                Optional<LookupCount> count = table.count(column.getKey());
                boolean isWhole =
                        count.filter(c -> c.without() + c.ambiguous() > 0).isEmpty();
                sink.finding(new Finding(
                        Text.joined(": ", List.of(subject, Text.verbatim(column.getKey()))),
                        isWhole ? Finding.Status.OK : Finding.Status.WARNING,
                        "column",
                        Text.joined(
                                "; ",
                                count.map(found -> List.of(from(column.getValue()), found(found)))
                                        .orElse(List.of(from(column.getValue())))),
                        NOTHING));
            }
            for (Text error : problems.errors()) {
                sink.finding(new Finding(subject, Finding.Status.MALFORMED, "value", error, NOTHING));
            }
        } catch (BrokenTableException e) {
            sink.finding(new Finding(subject, Finding.Status.MALFORMED, "table", e.text(), NOTHING));
        }
    }

    private static Text found(LookupCount count) {
        List<Text> parts = new ArrayList<>(List.of(Text.of(Inferences.class, "found", count.found())));
        if (count.without() > 0) {
            parts.add(Text.of(Inferences.class, "found.none", count.without(), count.namesWithout()));
        }
        if (count.ambiguous() > 0) {
            parts.add(Text.of(Inferences.class, "found.several", count.ambiguous(), count.namesAmbiguous()));
        }
        return Text.joined(", ", parts);
    }

    /** Where a column comes from, in words. */
    public static Text from(ColumnSource source) {
        if (source instanceof Column column) {
            return column.values()
                    .map(values -> Text.of(
                            Inferences.class,
                            "from.translated",
                            column.name(),
                            values.entrySet().stream()
                                    .map(value -> value.getKey() + " → '" + value.getValue() + "'")
                                    .collect(Collectors.joining(", "))))
                    .orElse(Text.of(Inferences.class, "from.column", column.name()));
        }
        if (source instanceof Constant constant) {
            return Text.of(Inferences.class, "from.constant", constant.value());
        }
        if (source instanceof FileName fileName) {
            return Text.of(
                    Inferences.class, "from.file-name", fileName.pattern().pattern());
        }
        if (source instanceof Lookup lookup) {
            Text looked = Text.of(Inferences.class, "from.lookup", lookup.column(), lookup.table(), matched(lookup));
            return lookup.otherwise()
                    .map(otherwise -> Text.of(Inferences.class, "from.else", looked, from(otherwise)))
                    .orElse(looked);
        }
        return Text.of(Inferences.class, "from.domain");
    }
}
