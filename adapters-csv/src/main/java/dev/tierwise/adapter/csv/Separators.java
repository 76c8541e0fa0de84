package dev.tierwise.adapter.csv;

import dev.tierwise.application.spi.SourceException;
import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Finds out what separates the fields of a file. */
final class Separators {

    private static final char[] USUAL = {',', ';', '\t'};
    private static final String DECLARATION = "sep=";

    /**
     * What separates the fields.
     *
     * @param character the separator
     * @param declared  whether the first line says so; it is no row then
     */
    record Separator(char character, boolean declared) {

        /** The separator, for a message. */
        Text text() {
            return character == '\t' ? Text.of(Separators.class, "tab") : Text.verbatim("'" + character + "'");
        }
    }

    private Separators() {}

    /** The separator that the first line declares, else the one that gives the header the most known columns. */
    static Separator of(Path path, Charset encoding, CsvFile file) throws BadFileException, SourceException {
        String firstLine = beginningOfFirstLine(path, encoding);
        if (firstLine.length() == DECLARATION.length() + 3 && firstLine.startsWith("\"") && firstLine.endsWith("\"")) {
            firstLine = firstLine.substring(1, firstLine.length() - 1);
        }
        if (firstLine.length() == DECLARATION.length() + 1
                && firstLine.toLowerCase(Locale.ROOT).startsWith(DECLARATION)
                && !firstLine.endsWith("\"")) {
            return new Separator(firstLine.charAt(DECLARATION.length()), true);
        }
        char best = USUAL[0];
        int most = 0;
        for (char separator : USUAL) {
            int known = knownColumns(path, encoding, separator, file);
            if (known > most) {
                best = separator;
                most = known;
            }
        }
        return new Separator(best, false);
    }

    private static String beginningOfFirstLine(Path path, Charset encoding) throws BadFileException, SourceException {
        // one character more than the longest declaration and its line end have
        char[] beginning = new char[DECLARATION.length() + 5];
        int length = 0;
        try (DecodedReader reader = new DecodedReader(path, encoding)) {
            int read;
            // never asks for a single character: it might be half of one
            while (length < beginning.length - 1
                    && (read = reader.read(beginning, length, beginning.length - length)) > 0) {
                length += read;
            }
        } catch (CharacterCodingException e) {
            // is reported when the rows are read, with the line
        } catch (IOException e) {
            throw Records.unreadable(e);
        }
        int end = 0;
        while (end < length && beginning[end] != '\n' && beginning[end] != '\r') {
            end++;
        }
        return new String(beginning, 0, end);
    }

    private static int knownColumns(Path path, Charset encoding, char separator, CsvFile file)
            throws BadFileException, SourceException {
        Set<String> known = new HashSet<>();
        try (Records records = Records.open(path, encoding, separator)) {
            try {
                records.next();
            } catch (BadFileException e) {
                // is reported when the rows are read; with another separator there may be no fault
            }
            for (int i = 0; i < records.count(); i++) {
                file.column(records.field(i)).ifPresent(known::add);
            }
        }
        return known.size();
    }
}
