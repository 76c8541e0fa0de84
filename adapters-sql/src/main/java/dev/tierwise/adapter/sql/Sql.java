package dev.tierwise.adapter.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A statement whose parameters have names: {@code :day} stands for what {@link #with} gives for {@code day}. */
final class Sql {

    private static final Pattern PARAMETER = Pattern.compile(":([a-z_]+)");
    private static final int ROWS_AT_ONCE = 1_000;

    private final Connection connection;
    private final Database database;
    private final String text;
    private final List<String> names = new ArrayList<>();
    private final Map<String, @Nullable Object> values = new HashMap<>();

    Sql(Connection connection, Database database, String text) {
        this.connection = connection;
        this.database = database;
        Matcher parameter = PARAMETER.matcher(text);
        StringBuilder positional = new StringBuilder();
        while (parameter.find()) {
            names.add(parameter.group(1));
            parameter.appendReplacement(positional, "?");
        }
        this.text = parameter.appendTail(positional).toString();
    }

    Sql with(String name, @Nullable String value) {
        values.put(name, value == null ? null : Storable.text(value));
        return this;
    }

    Sql with(String name, Optional<String> value) {
        return with(name, value.orElse(null));
    }

    Sql with(String name, long value) {
        values.put(name, value);
        return this;
    }

    Sql with(String name, OptionalLong value) {
        values.put(name, value.isPresent() ? value.getAsLong() : null);
        return this;
    }

    Sql with(String name, LocalDate day) {
        return with(name, Storable.day(day));
    }

    /** Changes something; answers the number of rows. */
    int execute() {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            bind(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    <T> Optional<T> first(Function<Row, T> reading) {
        List<T> found = new ArrayList<>();
        each(row -> {
            found.add(reading.apply(row));
            return false;
        });
        return found.stream().findFirst();
    }

    <T> List<T> list(Function<Row, T> reading) {
        List<T> list = new ArrayList<>();
        forEach(row -> list.add(reading.apply(row)));
        return list;
    }

    /** Tells each row, without holding more than a few at a time. */
    void forEach(Consumer<Row> consumer) {
        each(row -> {
            consumer.accept(row);
            return true;
        });
    }

    /** Tells rows until one is enough. */
    private void each(Function<Row, Boolean> wantsMore) {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setFetchSize(ROWS_AT_ONCE);
            bind(statement);
            try (ResultSet rows = statement.executeQuery()) {
                Row row = new Row(rows, database);
                while (rows.next() && wantsMore.apply(row)) {
                    // the row has been told
                }
            }
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    private void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!values.containsKey(name)) {
                throw new IllegalStateException("nothing was given for :" + name);
            }
            Object value = values.get(name);
            if (value == null) {
                statement.setNull(i + 1, Types.NULL);
            } else if (value instanceof Long number) {
                statement.setLong(i + 1, number);
            } else {
                statement.setString(i + 1, (String) value);
            }
        }
    }

    /** Opens the statement for many rows, which are sent together. */
    Batch batch() {
        return batch(ROWS_AT_ONCE);
    }

    /** The same, sent in groups of a given size. */
    Batch batch(int rowsAtOnce) {
        try {
            return new Batch(connection.prepareStatement(text), rowsAtOnce);
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    /** Many rows for one statement: {@link Sql#with} gives the values of a row, {@link #add} adds it. */
    final class Batch implements AutoCloseable {

        private final PreparedStatement statement;
        private final int rowsAtOnce;
        private int waiting;

        private Batch(PreparedStatement statement, int rowsAtOnce) {
            this.statement = statement;
            this.rowsAtOnce = rowsAtOnce;
        }

        void add() {
            try {
                bind(statement);
                statement.addBatch();
                if (++waiting == rowsAtOnce) {
                    send();
                }
            } catch (SQLException e) {
                throw database.explain(e);
            }
        }

        /** Sends what has not been sent yet. */
        void finish() {
            try {
                send();
            } catch (SQLException e) {
                throw database.explain(e);
            }
        }

        private void send() throws SQLException {
            if (waiting > 0) {
                statement.executeBatch();
                waiting = 0;
            }
        }

        @Override
        public void close() {
            try {
                statement.close();
            } catch (SQLException e) {
                throw database.explain(e);
            }
        }
    }
}
