package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.csv.mapping.ColumnSource.Take;
import dev.tierwise.adapter.csv.mapping.ExportMapping.Export;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Notation;
import dev.tierwise.adapter.tables.Spelling;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The rows of another export, by the values that must match. */
final class LookupIndex {

    /**
     * What a lookup found.
     *
     * @param state whether a row matched, and told which value counts
     * @param text  the value; empty unless it is found
     * @param exact whether it is no text that people wrote
     */
    record Match(State state, String text, boolean exact) {

        enum State {
            FOUND,
            NONE,
            AMBIGUOUS
        }

        static final Match NONE = new Match(State.NONE, "", false);
        static final Match AMBIGUOUS = new Match(State.AMBIGUOUS, "", false);
    }

    private record Value(String text, boolean exact) {}

    private static final int LENGTH_OF_A_DAY = 10;

    private final ColumnSource.Lookup lookup;
    private final ValueForms forms;
    private final Map<List<String>, List<Value>> rows = new HashMap<>();
    private boolean damaged;

    private LookupIndex(ColumnSource.Lookup lookup, ValueForms forms) {
        this.lookup = lookup;
        this.forms = forms;
    }

    /** Reads the other export. */
    static LookupIndex read(
            ColumnSource.Lookup lookup,
            Export export,
            ValueForms forms,
            Exports exports,
            Places places,
            ProblemSink problems)
            throws BrokenTableException, SourceException {
        LookupIndex index = new LookupIndex(lookup, forms);
        Set<String> columns = new HashSet<>(lookup.match().keySet());
        columns.add(lookup.column());
        columns.addAll(export.split().keySet());
        try (ExportRows rows = ExportRows.open(export, columns, exports, places, problems)) {
            while (rows.next()) {
                Value value = index.value(rows, export, problems);
                for (List<String> key : keys(lookup.match().keySet(), rows, export)) {
                    index.rows.computeIfAbsent(key, any -> new ArrayList<>()).add(value);
                }
            }
            index.damaged = rows.isDamaged();
        }
        return index;
    }

    /** A value in the form that comparing and adding need; what is wrong with it is reported. */
    private Value value(ExportRows rows, Export export, ProblemSink problems) {
        String text = rows.text(lookup.column());
        boolean exact = rows.isExact(lookup.column());
        if (forms.isUnknown(text) || exact) {
            return new Value(forms.isUnknown(text) ? "?" : text, true);
        }
        if (lookup.take() == Take.EARLIEST || lookup.take() == Take.LATEST) {
            Optional<String> day = text.isEmpty() ? Optional.of("?") : forms.day(text);
            if (day.isEmpty()) {
                problems.error(rows.at(lookup.column()), Cells.noDay(text, forms));
            }
            return new Value(day.orElse("?"), true);
        }
        if (lookup.take() == Take.SUM) {
            Optional<BigDecimal> amount = export.locale().amount(text);
            if (amount.isEmpty() && !text.isEmpty()) {
                problems.error(rows.at(lookup.column()), Cells.noAmount(text, export.locale()));
            }
            return new Value(amount.map(BigDecimal::toPlainString).orElse("?"), true);
        }
        return new Value(text, false);
    }

    private static List<List<String>> keys(Set<String> columns, ExportRows rows, Export export) {
        List<List<String>> keys = List.of(List.of());
        for (String column : columns) {
            List<String> values =
                    values(rows.text(column), Optional.ofNullable(export.split().get(column)));
            List<List<String>> longer = new ArrayList<>();
            for (List<String> key : keys) {
                for (String value : values) {
                    List<String> with = new ArrayList<>(key);
                    with.add(value);
                    longer.add(with);
                }
            }
            keys = longer;
        }
        // a cell that names one company twice means one row all the same; an empty cell names none
        return keys.stream().distinct().filter(key -> !key.contains("")).toList();
    }

    private static List<String> values(String text, Optional<String> separator) {
        return separator.map(mark -> List.of(text.split(Pattern.quote(mark), -1))).orElse(List.of(text)).stream()
                .map(LookupIndex::comparable)
                .toList();
    }

    /** A value without white space around it and in one case, as values are compared. */
    static String comparable(String text) {
        return Spelling.trimmed(text).toLowerCase(Locale.ROOT);
    }

    /** What the rows say that have these values in the columns that must match, in their order. */
    Match find(List<String> key) {
        if (key.contains("")) {
            // nothing says which row is meant: the name is missing, not the row
            return Match.AMBIGUOUS;
        }
        List<Value> found = rows.get(key);
        if (found == null) {
            return damaged ? Match.AMBIGUOUS : Match.NONE;
        }
        return switch (lookup.take()) {
            case ONLY -> found.size() == 1 ? found(found.get(0)) : Match.AMBIGUOUS;
            case EARLIEST, LATEST -> day(found);
            case SUM -> sum(found);
        };
    }

    private static Match found(Value value) {
        return new Match(Match.State.FOUND, value.text(), value.exact());
    }

    /** The first or last day or moment; ambiguous where one of them is unknown, or where an offset is known of some alone. */
    private Match day(List<Value> found) {
        if (found.size() == 1) {
            return found(found.get(0));
        }
        List<TemporalAccessor> times = new ArrayList<>();
        for (Value value : found) {
            if (Notation.EXACT.day(value.text(), ZoneOffset.UTC) == null) {
                return Match.AMBIGUOUS;
            }
            times.add(time(value.text()));
        }
        long withOffset =
                times.stream().filter(OffsetDateTime.class::isInstance).count();
        if (withOffset > 0 && withOffset < times.size()) {
            return Match.AMBIGUOUS;
        }
        Comparator<Integer> byTime = withOffset > 0
                ? Comparator.comparing(i -> OffsetDateTime.from(times.get(i)).toInstant())
                : Comparator.comparing(i -> LocalDateTime.from(times.get(i)));
        Stream<Integer> all = IntStream.range(0, found.size()).boxed();
        Optional<Integer> best = lookup.take() == Take.EARLIEST ? all.min(byTime) : all.max(byTime);
        return found(found.get(best.orElseThrow()));
    }

    /** A moment with its offset, or one without; a day begins at midnight. */
    private static TemporalAccessor time(String text) {
        return text.length() <= LENGTH_OF_A_DAY
                ? LocalDate.parse(text).atStartOfDay()
                : DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text.replace(' ', 'T'), OffsetDateTime::from, LocalDateTime::from);
    }

    private static Match sum(List<Value> found) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Value value : found) {
            BigDecimal amount = Notation.EXACT.amount(value.text());
            if (amount == null) {
                return Match.AMBIGUOUS;
            }
            sum = sum.add(amount);
        }
        return new Match(Match.State.FOUND, sum.toPlainString(), true);
    }
}
