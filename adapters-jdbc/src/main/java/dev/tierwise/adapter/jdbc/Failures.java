package dev.tierwise.adapter.jdbc;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceException.Kind;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a driver's exceptions mean. They are told by their SQLSTATE, which all drivers share; a driver's own text goes into the message
 * on one line, without the password and without addresses, and never into the exception's cause.
 */
final class Failures {

    private static final int MOST_SHOWN = 300;
    private static final Pattern ADDRESS = Pattern.compile("[^\\s'\"(),;]+@[^\\s'\"(),;]+");

    private Failures() {}

    /** What to tell when there is no connection. */
    static SourceException connecting(SQLException e, Login login) {
        String state = state(e);
        if (isRefused(state)) {
            return new SourceException(Kind.REFUSED, Text.of(Failures.class, "access.refused", text(e, login)));
        }
        return new SourceException(Kind.UNAVAILABLE, Text.of(Failures.class, "unreachable", text(e, login)));
    }

    /** What to tell when a query fails before its first row. */
    static SourceException asking(String query, SQLException e, Login login) {
        String state = state(e);
        if (isRefused(state)) {
            return new SourceException(Kind.REFUSED, Text.of(Failures.class, "query.refused", query, text(e, login)));
        }
        if (e instanceof SQLSyntaxErrorException || state.isEmpty() || isOfTheQuery(state)) {
            return new SourceException(
                    Kind.MISCONFIGURED, Text.of(Failures.class, "query.wrong", query, text(e, login)));
        }
        return new SourceException(Kind.UNAVAILABLE, Text.of(Failures.class, "query.failed", query, text(e, login)));
    }

    /** What to tell when a query fails among its rows: they are not all there. */
    static SourceException reading(String query, SQLException e, Login login) {
        String what = text(e, login);
        return state(e).startsWith("22")
                ? new SourceException(Kind.MISCONFIGURED, Text.of(Failures.class, "broke.off.value", query, what))
                : new SourceException(Kind.UNAVAILABLE, Text.of(Failures.class, "broke.off", query, what));
    }

    /** 28: wrong user or password; 42501: no privilege. */
    private static boolean isRefused(String state) {
        return state.startsWith("28") || state.equals("42501");
    }

    /** Errors of syntax, of names, of values and of what the database can do; writing where only reading is allowed. */
    private static boolean isOfTheQuery(String state) {
        return state.startsWith("42")
                || state.startsWith("22")
                || state.startsWith("07")
                || state.startsWith("0A")
                || state.startsWith("21")
                || state.startsWith("25")
                || state.startsWith("02");
    }

    private static String state(SQLException e) {
        return Objects.requireNonNullElse(e.getSQLState(), "");
    }

    private static String text(SQLException e, Login login) {
        String message = Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
        String oneLine = ADDRESS.matcher(login.withoutPassword(message))
                .replaceAll("…@…")
                .replaceAll("[\\p{Cntrl}\\s]+", " ")
                .strip();
        return oneLine.length() > MOST_SHOWN ? oneLine.substring(0, MOST_SHOWN) + "…" : oneLine;
    }
}
