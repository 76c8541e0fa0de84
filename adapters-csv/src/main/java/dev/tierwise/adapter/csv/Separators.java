package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.SourceException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
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
    static Separator of(Content content, FilePlace place, TableForm form) throws BrokenTableException, SourceException {
        String firstLine = beginningOfFirstLine(content, place, form.encoding());
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
            int known = knownColumns(content, place, form, separator);
            if (known > most) {
                best = separator;
                most = known;
            }
        }
        return new Separator(best, false);
    }

    private static String beginningOfFirstLine(Content content, FilePlace place, Charset encoding)
            throws BrokenTableException, SourceException {
        // one character more than the longest declaration and its line end have
        char[] beginning = new char[DECLARATION.length() + 5];
        int length = 0;
        try (DecodedReader reader = new DecodedReader(content, encoding)) {
            int read;
            // never asks for a single character: it might be half of one
            while (length < beginning.length - 1
                    && (read = reader.read(beginning, length, beginning.length - length)) > 0) {
                length += read;
            }
        } catch (CharacterCodingException e) {
            // is reported when the rows are read, with the line
        } catch (IOException e) {
            throw Records.unreadable(place, e);
        }
        int end = 0;
        while (end < length && beginning[end] != '\n' && beginning[end] != '\r') {
            end++;
        }
        return new String(beginning, 0, end);
    }

    private static int knownColumns(Content content, FilePlace place, TableForm form, char separator)
            throws BrokenTableException, SourceException {
        Set<String> known = new HashSet<>();
        try (Records records = Records.open(content, place, form.encoding(), separator)) {
            try {
                records.nextAfter(form.skipped());
            } catch (BrokenTableException e) {
                // is reported when the rows are read; with another separator there may be no fault
            }
            for (int i = 0; i < records.count(); i++) {
                form.column().apply(records.field(i)).ifPresent(known::add);
            }
        }
        return known.size();
    }
}
