package dev.tierwise.adapter.jdbc;

import dev.tierwise.application.spi.ProblemSink;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.domain.text.Text;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a query answers, row by row; so many are fetched at once and no more. */
final class QueryResult implements AutoCloseable {

    /** Enough that the way to the database costs little, and few enough to hold. */
    static final int AT_ONCE = 500;

    private static final int LONGEST_TEXT = 1000;
    private static final String LIST = "email_domains";

    private final ReadTransaction database;
    private final Login login;
    private final Query query;
    private final ResultSet answer;
    private final Instant deadline;
    private final Map<String, Integer> columns = new HashMap<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private final boolean[] isMoment;
    private final boolean[] isLongText;
    private final Queue<@Nullable Object[]> fetched = new ArrayDeque<>();
    private boolean isAtEnd;
    private long number;

    /**
     * Looks at the columns; on the database's thread.
     *
     * @throws SourceException of kind {@code MISCONFIGURED} when a column is missing or there twice
     */
    QueryResult(ReadTransaction database, Login login, Query query, ResultSet answer, Instant deadline)
            throws SQLException, SourceException {
        this.database = database;
        this.login = login;
        this.query = query;
        this.answer = answer;
        this.deadline = deadline;
        ResultSetMetaData meta = answer.getMetaData();
        int width = meta.getColumnCount();
        isMoment = new boolean[width];
        isLongText = new boolean[width];
        for (int i = 0; i < width; i++) {
            name(meta.getColumnLabel(i + 1).strip().toLowerCase(Locale.ROOT), i);
            int type = meta.getColumnType(i + 1);
            // PostgreSQL says TIMESTAMP for both of its kinds
            isMoment[i] = type == Types.TIMESTAMP_WITH_TIMEZONE
                    || meta.getColumnTypeName(i + 1).equalsIgnoreCase("timestamptz");
            isLongText[i] = type == Types.CLOB || type == Types.NCLOB || type == Types.SQLXML;
        }
        List<String> missing = new ArrayList<>(query.required());
        missing.removeAll(columns.keySet());
        if (!missing.isEmpty()) {
            throw JdbcSourceFactory.misconfigured(Text.of(
                    QueryResult.class, "column.missing", query.setting(), String.join(", ", missing), missing.get(0)));
        }
        if (!query.oneOf().isEmpty() && query.oneOf().stream().noneMatch(this::has)) {
            throw JdbcSourceFactory.misconfigured(
                    Text.of(QueryResult.class, "columns.missing", query.setting(), String.join(", ", query.oneOf())));
        }
    }

    private void name(String label, int column) throws SourceException {
        if (!query.columns().contains(label)) {
            ignored.add(label);
        } else if (columns.putIfAbsent(label, column) != null) {
            throw JdbcSourceFactory.misconfigured(Text.of(QueryResult.class, "column.twice", query.setting(), label));
        }
    }

    boolean has(String column) {
        return columns.containsKey(column);
    }

    /** Columns that are not read. */
    Set<String> ignored() {
        return ignored;
    }

    /**
     * The next row without a text that is too long; null when there is none.
     *
     * @param zone     where days begin and end
     * @param problems takes what is wrong with the row's values
     * @throws SourceException when the rows break off, the deadline is over, or this thread is interrupted
     */
    @Nullable QueryRow next(ZoneId zone, ProblemSink problems) throws SourceException {
        while (true) {
            if (fetched.isEmpty() && !isAtEnd) {
                database.within(deadline, this::fetch);
            }
            @Nullable Object[] cells = fetched.poll();
            if (cells == null) {
                return null;
            }
            number++;
            Map<String, Integer> tooLong = takeTooLong(cells);
            QueryRow row = new QueryRow(query, number, columns, cells, zone, problems);
            if (tooLong.isEmpty()) {
                return row;
            }
            tooLong.forEach((column, length) ->
                    row.error(column, Text.of(QueryResult.class, "too.long", length, LONGEST_TEXT)));
        }
    }

    /** Takes the texts out that are longer than any may be, and answers their columns and lengths. */
    private Map<String, Integer> takeTooLong(@Nullable Object[] cells) {
        Map<String, Integer> tooLong = new TreeMap<>();
        columns.forEach((column, index) -> {
            if (cells[index] instanceof String text && text.length() > LONGEST_TEXT && !column.equals(LIST)) {
                tooLong.put(column, text.length());
                cells[index] = null;
            }
        });
        return tooLong;
    }

    private int fetch() throws SourceException {
        try {
            while (fetched.size() < AT_ONCE && !isAtEnd) {
                if (answer.next()) {
                    fetched.add(cells());
                } else {
                    isAtEnd = true;
                }
            }
            return fetched.size();
        } catch (SQLException e) {
            throw Failures.reading(query, e, login);
        }
    }

    private @Nullable Object[] cells() throws SQLException {
        @Nullable Object[] cells = new @Nullable Object[isMoment.length];
        for (int i = 0; i < cells.length; i++) {
            if (isMoment[i]) {
                cells[i] = answer.getObject(i + 1, OffsetDateTime.class);
            } else if (isLongText[i]) {
                cells[i] = answer.getString(i + 1);
            } else {
                cells[i] = answer.getObject(i + 1);
            }
        }
        return cells;
    }

    @Override
    public void close() throws SourceException {
        database.within(deadline, () -> {
            try {
                answer.getStatement().close();
                return true;
            } catch (SQLException e) {
                return false;
            }
        });
    }
}
