package dev.tierwise.adapter.sql;

import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A row of an answer, read by the names of its columns. What is not as the schema has it is damage. */
final class Row {

    private static final Text NOTHING = Text.of(Row.class, "nothing");

    private final ResultSet row;
    private final Database database;

    Row(ResultSet row, Database database) {
        this.row = row;
        this.database = database;
    }

    String text(String column) {
        return optionalText(column).orElseThrow(() -> damaged(column, NOTHING));
    }

    Optional<String> optionalText(String column) {
        return Optional.ofNullable(textOrNull(column));
    }

    @Nullable String textOrNull(String column) {
        try {
            return row.getString(column);
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    long number(String column) {
        return optionalNumber(column).orElseThrow(() -> damaged(column, NOTHING));
    }

    OptionalLong optionalNumber(String column) {
        try {
            long number = row.getLong(column);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        } catch (SQLException e) {
            throw database.explain(e);
        }
    }

    int count(String column) {
        long number = number(column);
        if (number != (int) number) {
            throw damaged(column, Text.verbatim(String.valueOf(number)));
        }
        return (int) number;
    }

    boolean flag(String column) {
        return number(column) == 1;
    }

    LocalDate day(String column) {
        return optionalDay(column).orElseThrow(() -> damaged(column, NOTHING));
    }

    Optional<LocalDate> optionalDay(String column) {
        return optionalText(column).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeException e) {
                throw damaged(column, Text.verbatim("'" + text + "'"));
            }
        });
    }

    <E extends Enum<E>> E word(String column, EnumWords<E> words) {
        return optionalWord(column, words).orElseThrow(() -> damaged(column, NOTHING));
    }

    <E extends Enum<E>> Optional<E> optionalWord(String column, EnumWords<E> words) {
        return optionalText(column)
                .map(text -> words.find(text).orElseThrow(() -> damaged(column, Text.verbatim("'" + text + "'"))));
    }

    /** A value of a form of its own. */
    <T> Optional<T> optionalValue(String column, Function<String, T> parse) {
        return optionalText(column).map(text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw damaged(column, Text.verbatim("'" + text + "'"));
            }
        });
    }

    /** What several values of the row come to together, where they go together. */
    <T> T made(Supplier<T> making) {
        try {
            return making.get();
        } catch (IllegalArgumentException e) {
            throw database.damaged("holds.together", Worded.of(e));
        }
    }

    private LedgerException damaged(String column, Text found) {
        return database.damaged("holds.as", found, column.replace('_', ' '));
    }
}
