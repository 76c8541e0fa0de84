package dev.tierwise.adapter.csv;

import de.siegmar.fastcsv.reader.AbstractBaseCsvCallbackHandler;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import dev.tierwise.application.spi.SourceException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Objects;

/** The records of a file, one at a time, blank ones left out. */
final class Records implements Closeable {

    private final DecodedReader reader;
    private final Fields fields;
    private final CsvReader<Fields> parser;
    private final Iterator<Fields> records;

    private Records(DecodedReader reader, char separator) {
        this.reader = reader;
        fields = new Fields(reader);
        parser = CsvReader.builder()
                .fieldSeparator(separator)
                .allowUnclosedQuote(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(fields, reader);
        records = parser.iterator();
    }

    static Records open(Path path, Charset encoding, char separator) throws BadFileException, SourceException {
        try {
            return new Records(new DecodedReader(path, encoding), separator);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /**
     * Goes to the next record.
     *
     * @return whether there is one
     * @throws BadFileException when the file cannot be read any further; the fields before are there all the same
     */
    boolean next() throws BadFileException, SourceException {
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
            throw new BadFileException(
                    line(),
                    count() + 1,
                    reader.hasEnded()
                            ? "the quote that opens this field never ends; close it with a \", or remove it"
                            : "text follows the closing quote of this field; put the whole field in quotes, and write"
                                    + " a quote inside it twice; nothing after it was checked");
        } catch (UncheckedIOException e) {
            throw broken(Objects.requireNonNull(e.getCause()));
        }
    }

    private BadFileException broken(IOException e) throws SourceException {
        if (e instanceof CharacterCodingException) {
            return new BadFileException(line(), 1, "from here on are bytes that are not valid " + encoding());
        }
        if (e instanceof DecodedReader.RowTooLongException) {
            return new BadFileException(
                    line(),
                    1,
                    "this row is longer than " + DecodedReader.MOST_CHARACTERS_IN_ROW
                            + " characters; perhaps a quote that opens a field never ends, or this is no CSV file");
        }
        return unreadable(e);
    }

    private String encoding() {
        String name = reader.charset().name();
        return reader.isMarked()
                ? name
                        + ", which the file's byte order mark promises (it wins over --csv-encoding); save the file again"
                : name + "; save the file as UTF-8, or name its encoding, for instance --csv-encoding windows-1252";
    }

    static BadFileException unreadable(IOException e) throws SourceException {
        if (e instanceof InterruptedIOException) {
            throw new SourceException(SourceException.Kind.UNAVAILABLE, "reading was interrupted", e);
        }
        String reason = e instanceof AccessDeniedException
                ? "access is denied"
                : e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return new BadFileException(
                1, 1, "this cannot be read" + (reason == null ? "" : ": " + reason) + "; check it and its permissions");
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
        return fields.texts[index];
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
        private String[] texts = new String[16];

        Fields(DecodedReader reader) {
            this.reader = reader;
        }

        @Override
        protected void handleBegin(long startingLineNumber) {
            reader.rowBegins();
        }

        @Override
        protected void handleField(int index, char[] buffer, int offset, int length, boolean quoted) {
            if (index == texts.length) {
                texts = Arrays.copyOf(texts, 2 * index);
            }
            texts[index] = length == 0 ? "" : new String(buffer, offset, length);
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
            for (int i = 0; i < getFieldCount(); i++) {
                if (!texts[i].isBlank()) {
                    return false;
                }
            }
            return true;
        }
    }
}
