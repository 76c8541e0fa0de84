package dev.tierwise.answers.wire;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table of an answer for spreadsheets. Its rows are told one after the other, never collected.
 *
 * @param name    what it is a table of, in a word
 * @param columns its columns, from left to right
 * @param source  tells the rows
 */
public record Rows(String name, List<Column> columns, Source source) {

    public Rows {
        columns = List.copyOf(columns);
    }

    /** What the values of a column are. */
    public enum Kind {
        TEXT,
        /** Digits, perhaps with a sign and a decimal point. */
        NUMBER,
        /** As {@code 2018-03-15}. */
        DAY
    }

    /**
     * A column.
     *
     * @param name as programs know it; part of the contract
     * @param kind what its values are
     */
    public record Column(String name, Kind kind) {

        public static Column text(String name) {
            return new Column(name, Kind.TEXT);
        }

        public static Column number(String name) {
            return new Column(name, Kind.NUMBER);
        }

        public static Column day(String name) {
            return new Column(name, Kind.DAY);
        }
    }

    /** Tells rows. */
    @FunctionalInterface
    public interface Source {
        /** @throws IOException what the one who is told them throws */
        void tell(Sink sink) throws IOException;
    }

    /** Is told rows: a value for each column, null for none. */
    @FunctionalInterface
    public interface Sink {
        /** @throws IOException when it cannot be kept */
        void row(@Nullable String[] values) throws IOException;
    }
}
