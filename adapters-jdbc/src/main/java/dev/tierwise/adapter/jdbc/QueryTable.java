package dev.tierwise.adapter.jdbc;

import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.SourceException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a query answers, row by row; so many are fetched at once and no more. SQL's NULL and an empty text are the same: they say
 * nothing, but for values that every row needs.
 */
final class QueryTable implements Table {

    /** Enough that the way to the database costs little, and few enough to hold. */
    static final int AT_ONCE = 500;

    private static final int MOST_SHOWN = 40;

    /** A number with more places is no id that anyone would write out. */
    private static final int MOST_PLACES = 100;

    /** Where NULL is as wrong as an empty cell, or as good as one: no certificate expires by it, and no customer leaves. */
    private static final Set<String> READ_AS_EMPTY = Set.of(
            "portal_id",
            "name",
            "email_domains",
            "currency",
            "cancelled_on",
            "partner_employee",
            "certification",
            "awarded_on",
            "expires_on",
            "rate");

    private final ReadTransaction database;
    private final Login login;
    private final String setting;
    private final ResultSet answer;
    private final Instant deadline;
    private final List<String> header = new ArrayList<>();
    private final int portal;
    private final boolean[] isMoment;
    private final boolean[] isLongText;
    private final Queue<@Nullable Object[]> fetched = new ArrayDeque<>();
    private @Nullable Object[] row = {};
    private boolean isAtEnd;
    private long number;

    /**
     * Looks at the columns; on the database's thread.
     *
     * @throws SourceException of kind {@code MISCONFIGURED} when a column is missing or there twice
     */
    QueryTable(ReadTransaction database, Login login, TableKind kind, ResultSet answer, Instant deadline)
            throws SQLException, SourceException {
        this.database = database;
        this.login = login;
        this.setting = Queries.setting(kind);
        this.answer = answer;
        this.deadline = deadline;
        ResultSetMetaData meta = answer.getMetaData();
        int width = meta.getColumnCount();
        isMoment = new boolean[width];
        isLongText = new boolean[width];
        for (int i = 0; i < width; i++) {
            header.add(meta.getColumnLabel(i + 1).strip().toLowerCase(Locale.ROOT));
            int type = meta.getColumnType(i + 1);
            // PostgreSQL says TIMESTAMP for both of its kinds
            isMoment[i] = type == Types.TIMESTAMP_WITH_TIMEZONE
                    || meta.getColumnTypeName(i + 1).equalsIgnoreCase("timestamptz");
            isLongText[i] = type == Types.CLOB || type == Types.NCLOB || type == Types.SQLXML;
        }
        portal = header.indexOf("portal_id");
        requireColumns(kind);
    }

    private void requireColumns(TableKind kind) throws SourceException {
        Set<String> seen = new HashSet<>();
        for (String column : header) {
            if (!seen.add(column) && Queries.columns(kind).contains(column)) {
                throw JdbcSourceFactory.misconfigured(Text.of(QueryTable.class, "column.twice", setting, column));
            }
        }
        List<String> missing = new ArrayList<>(Queries.required(kind));
        missing.removeAll(header);
        if (!missing.isEmpty()) {
            throw JdbcSourceFactory.misconfigured(
                    Text.of(QueryTable.class, "column.missing", setting, String.join(", ", missing), missing.get(0)));
        }
        List<String> choice = Queries.oneOf(kind);
        if (!choice.isEmpty() && choice.stream().noneMatch(this::has)) {
            throw JdbcSourceFactory.misconfigured(
                    Text.of(QueryTable.class, "columns.missing", setting, String.join(", ", choice)));
        }
    }

    boolean has(String column) {
        return header.contains(column);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws SourceException {
        if (fetched.isEmpty() && !isAtEnd) {
            database.within(deadline, this::fetch);
        }
        @Nullable Object[] next = fetched.poll();
        if (next == null) {
            return false;
        }
        row = next;
        number++;
        return true;
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
            throw Failures.reading(setting, e, login);
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
    public String text(int column) {
        Object cell = row[column];
        if (cell == null) {
            return "";
        }
        if (cell instanceof Number value) {
            return plain(value);
        }
        if (cell instanceof Timestamp moment) {
            return moment.toLocalDateTime().toString();
        }
        if (cell instanceof Instant moment) {
            return moment.atOffset(ZoneOffset.UTC).toString();
        }
        if (cell instanceof ZonedDateTime moment) {
            return moment.toOffsetDateTime().toString();
        }
        return cell.toString().strip();
    }

    /** A number as people write it: an id that a database keeps as 7052064.0 is 7052064. */
    private static String plain(Number number) {
        BigDecimal exact = exact(number);
        return exact == null || Math.abs((long) exact.scale()) > MOST_PLACES
                ? number.toString()
                : exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    /** Exactly the number; of a binary fraction the shortest decimal one that means it. Null for what is no finite number. */
    private static @Nullable BigDecimal exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            return decimal;
        }
        if (number instanceof BigInteger integer) {
            return new BigDecimal(integer);
        }
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? new BigDecimal(number.toString()) : null;
        }
        return BigDecimal.valueOf(number.longValue());
    }

    @Override
    public boolean isExact(int column) {
        return true;
    }

    @Override
    public boolean isOpen(int column) {
        return !READ_AS_EMPTY.contains(header.get(column)) && text(column).isEmpty();
    }

    @Override
    public Origin atHeader(int column) {
        return new Origin.OfRecord(setting);
    }

    @Override
    public Origin at(int column) {
        String id = portal < 0 ? "" : text(portal);
        return new Origin.OfRecord(setting + "/" + (id.isEmpty() ? "row " + number : oneLine(id)));
    }

    private static String oneLine(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() > MOST_SHOWN ? line.substring(0, MOST_SHOWN) + "…" : line;
    }

    @Override
    public void close() {
        try {
            database.within(deadline, () -> {
                try {
                    answer.getStatement().close();
                    return true;
                } catch (SQLException e) {
                    return false;
                }
            });
        } catch (SourceException e) {
            // what was read is read; whoever asks for more is told that the database was given up
        }
    }
}
