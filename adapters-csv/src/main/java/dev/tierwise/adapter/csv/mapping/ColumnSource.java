package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.files.yaml.Place;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Where the values of one of our columns come from. */
public sealed interface ColumnSource {

    /** The columns of the same row that it needs. */
    default Set<String> columns() {
        return Set.of();
    }

    /** By which the partner's employees are told, where the source or what follows {@code else} does so. */
    default Optional<ByDomain> byDomain() {
        return Optional.empty();
    }

    /** What a lookup takes of several rows that match. */
    enum Take {
        EARLIEST,
        LATEST,
        ONLY,
        SUM
    }

    /**
     * A column of the export.
     *
     * @param name   as the header has it; white space around it, upper and lower case do not matter
     * @param values what each value means, if values are translated; one that is not listed is an error then
     */
    record Column(String name, Optional<Map<String, String>> values) implements ColumnSource {

        @Override
        public Set<String> columns() {
            return Set.of(name);
        }
    }

    /**
     * The same for every row.
     *
     * @param value as our column has it
     */
    record Constant(String value) implements ColumnSource {}

    /**
     * A column of another export whose rows match.
     *
     * @param place     where the mapping says so, for messages
     * @param table     the other export, by its name among the tables
     * @param match     its columns, with those of this row that they must equal
     * @param take      what of several rows counts
     * @param column    its column that is taken
     * @param otherwise what counts where no row matches; empty: unknown
     */
    record Lookup(
            Place place,
            String table,
            Map<String, String> match,
            Take take,
            String column,
            Optional<ColumnSource> otherwise)
            implements ColumnSource {

        @Override
        public Set<String> columns() {
            Set<String> columns = new LinkedHashSet<>(match.values());
            otherwise.ifPresent(source -> columns.addAll(source.columns()));
            return columns;
        }

        @Override
        public Optional<ByDomain> byDomain() {
            return otherwise.flatMap(ColumnSource::byDomain);
        }
    }

    /**
     * A part of the file's name.
     *
     * @param place   where the mapping says so, for messages
     * @param pattern whose first group is taken, found anywhere in the name
     */
    record FileName(Place place, Pattern pattern) implements ColumnSource {}

    /**
     * Whether the address in the column {@code email} has one of the partner's domains.
     *
     * @param place where the mapping says so, for messages
     */
    record ByDomain(Place place) implements ColumnSource {

        @Override
        public Optional<ByDomain> byDomain() {
            return Optional.of(this);
        }
    }
}
