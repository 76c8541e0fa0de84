package dev.tierwise.adapter.sql;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerException.Kind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of an exported file, one at a time. What is wrong with them is told with file and line. */
final class Lines implements AutoCloseable {

    private final Path file;
    private final Fields fields = new Fields();
    private final CsvReader<Fields> reader;
    private final Iterator<Fields> rows;
    private int width;

    private Lines(Path file) throws IOException {
        this.file = file;
        reader = CsvReader.builder()
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(fields, Files.newBufferedReader(file));
        rows = reader.iterator();
    }

    static Lines open(Path file) {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new LedgerException(Kind.DAMAGED, Text.of(Lines.class, "lines.device", file));
        }
        try {
            return new Lines(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    private static LedgerException unreadable(Path file, IOException e) {
        if (e instanceof NoSuchFileException || !Files.isDirectory(file.resolveSibling(""))) {
            return new LedgerException(Kind.DAMAGED, Text.of(Lines.class, "lines.missing", file));
        }
        if (e instanceof AccessDeniedException) {
            return new LedgerException(Kind.REFUSED, Text.of(Lines.class, "lines.refused", file));
        }
        return new LedgerException(Kind.UNAVAILABLE, Text.of(Lines.class, "lines.unreadable", file, Worded.of(e)));
    }

    void checkHeader(List<String> header) {
        width = header.size();
        if (!advance() || !fields.values.equals(header)) {
            throw wrong("lines.header", String.join(",", header));
        }
    }

    /** Goes to the next row; answers whether there is one. */
    boolean next() {
        if (!advance()) {
            return false;
        }
        if (fields.values.size() != width) {
            throw wrong("lines.width", width, fields.values.size());
        }
        return true;
    }

    private boolean advance() {
        try {
            if (rows.hasNext()) {
                rows.next();
                return true;
            }
            return false;
        } catch (CsvParseException e) {
            throw wrong("lines.no.csv");
        } catch (UncheckedIOException e) {
            IOException cause = e.getCause() == null ? new IOException(e) : e.getCause();
            throw cause instanceof CharacterCodingException ? wrong("lines.no.utf.8") : unreadable(file, cause);
        }
    }

    String field(int index, Text what) {
        String value = fieldOrNull(index);
        if (value == null) {
            throw wrong("lines.nothing", what);
        }
        return value;
    }

    /** A field, first = 0; null where there is no value. */
    @Nullable String fieldOrNull(int index) {
        return fields.values.get(index);
    }

    /** @param key of what is wrong, in the message files */
    LedgerException wrong(String key, Object... values) {
        return wrong(Text.of(Lines.class, key, values));
    }

    LedgerException wrong(Text how) {
        return new LedgerException(
                Kind.DAMAGED, Text.of(Lines.class, "lines.wrong", file, Math.max(1, fields.line), how));
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /** The fields of one row. */
    private static final class Fields extends AbstractBaseCsvCallbackHandler<Fields> {

        private final List<@Nullable String> values = new ArrayList<>();
        private long line;

        @Override
        protected void handleBegin(long startingLine) {
            values.clear();
            line = startingLine;
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            values.add(length == 0 && !quoted ? null : new String(buffer, offset, length));
        }

        @Override
        protected void handleEmpty() {
            values.add(null);
        }

        @Override
        protected Fields buildRecord() {
            return this;
        }
    }
}
