package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.tables.TableKind;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * How a table is written in a file.
 *
 * @param encoding how characters are encoded, unless the file begins with a byte order mark
 * @param column   the column that a name means, if it is one that is read: what gives most of them separates the fields
 * @param required the columns that the header must name, for the message that there is none
 * @param skipped  how many lines stand before the header
 */
record TableForm(Charset encoding, Function<String, Optional<String>> column, List<String> required, int skipped) {

    /** A file whose header names the columns as Tierwise does. */
    static TableForm of(TableKind kind, Charset encoding) {
        return new TableForm(encoding, kind::column, kind.required(), 0);
    }
}
