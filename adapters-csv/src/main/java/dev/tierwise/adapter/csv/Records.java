package dev.tierwise.adapter.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.CellText;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.spi.SourceException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;

/** The records of a file, one at a time, blank ones left out. */
final class Records implements Closeable {

    private final DecodedReader reader;
    private final FilePlace place;
    private final Fields fields;
    private final CsvReader<Fields> parser;
    private final Iterator<Fields> records;

    private Records(DecodedReader reader, FilePlace place, char separator) {
        this.reader = reader;
        this.place = place;
        fields = new Fields(reader);
        parser = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(fields, reader);
        records = parser.iterator();
    }

    static Records open(Content content, FilePlace place, Charset encoding, char separator)
            throws BrokenTableException, SourceException {
        try {
            return new Records(new DecodedReader(content, encoding), place, separator);
        } catch (IOException e) {
            throw unreadable(place, e);
        }
    }

    /**
     * Goes to the next record.
     *
     * @return whether there is one
     * @throws BrokenTableException when the file cannot be read any further; the fields before are there all the same
     */
    boolean next() throws BrokenTableException, SourceException {
        try {
            while (records.hasNext()) {
                if (!records.next().areBlank()) {
                    return true;
                }
            }
            return false;
        } catch (CsvParseException e) {
            if (e.getCause() != null) {
                throw e;
            }
            throw new BrokenTableException(
                    place.at(line(), count() + 1),
                    reader.hasEnded() ? Text.of(Records.class, "quote.open") : Text.of(Records.class, "quote.text"));
        } catch (UncheckedIOException e) {
            throw broken(Objects.requireNonNull(e.getCause()));
        }
    }

    /** Goes to the first record that begins after a line. */
    boolean nextAfter(int line) throws BrokenTableException, SourceException {
        boolean isThere = next();
        while (isThere && line() <= line) {
            isThere = next();
        }
        return isThere;
    }

    private BrokenTableException broken(IOException e) throws SourceException {
        if (e instanceof CharacterCodingException) {
            return new BrokenTableException(place.at(line(), 1), invalidBytes());
        }
        if (e instanceof DecodedReader.RowTooLongException) {
            return new BrokenTableException(
                    place.at(line(), 1), Text.of(Records.class, "row.too.long", DecodedReader.MOST_CHARACTERS_IN_ROW));
        }
        return unreadable(place, e);
    }

    private Text invalidBytes() {
        String name = reader.charset().name();
        return Text.of(Records.class, reader.isMarked() ? "bytes.invalid.marked" : "bytes.invalid", name);
    }

    static BrokenTableException unreadable(FilePlace place, IOException e) throws SourceException {
        if (e instanceof InterruptedIOException) {
            throw new SourceException(SourceException.Kind.UNAVAILABLE, Text.of(Records.class, "interrupted"), e);
        }
        if (e instanceof Worded worded) {
            return new BrokenTableException(place.at(1, 1), worded.text());
        }
        if (e instanceof AccessDeniedException) {
            return new BrokenTableException(place.at(1, 1), Text.of(Records.class, "access.denied"));
        }
        String reason = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return new BrokenTableException(
                place.at(1, 1),
                reason == null
                        ? Text.of(Records.class, "unreadable")
                        : Text.of(Records.class, "unreadable.because", reason));
    }

    /** The physical line on which the record begins. */
    int line() {
        return fields.line();
    }

    int count() {
        return fields.count();
    }

    /** Whether a NUL was read so far, in this record or in another. */
    boolean hasNul() {
        return reader.hasNul();
    }

    String field(int index) {
        int begin = fields.begin(index);
        return new String(fields.chars, begin, fields.ends[index] - begin);
    }

    /** Puts a field into {@code target}, for as long as this is the record that is looked at. */
    void read(int index, CellText target) {
        target.set(fields.chars, fields.begin(index), fields.ends[index]);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            // what was read is read; a file that was opened for reading loses nothing when closing it fails
        }
    }

    /** The fields of the one record that is looked at. */
    private static final class Fields extends AbstractBaseCsvCallbackHandler<Fields> {

        private final DecodedReader reader;
        /** The characters of the fields, one after the other: the parser reuses its own buffer before the record ends. */
        private char[] chars = new char[256];
        /** Where each field ends; the first begins at 0, the others where the one before ends. */
        private int[] ends = new int[16];

        Fields(DecodedReader reader) {
            this.reader = reader;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            reader.rowBegins();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (index == ends.length) {
                ends = Arrays.copyOf(ends, 2 * index);
            }
            int begin = begin(index);
            int end = begin + length;
            if (end > chars.length) {
                chars = Arrays.copyOf(chars, Math.max(end, 2 * chars.length));
            }
            System.arraycopy(buffer, offset, chars, begin, length);
            ends[index] = end;
        }

        int begin(int index) {
            return index == 0 ? 0 : ends[index - 1];
        }

        @Override
        protected Fields buildRecord() {
            return this;
        }

        int line() {
            return Math.toIntExact(getStartingLineNumber());
        }

        int count() {
            return getFieldCount();
        }

        boolean areBlank() {
            int end = getFieldCount() == 0 ? 0 : ends[getFieldCount() - 1];
            for (int i = 0; i < end; i++) {
                if (!Character.isWhitespace(chars[i])) {
                    return false;
                }
            }
            return true;
        }
    }
}
