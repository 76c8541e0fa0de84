package dev.tierwise.answers.wire;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** A table as RFC 4180 has it: a row with the names of the columns first, lines that end with CR LF. */
public final class CsvRows {

    private CsvRows() {}

    /** Writes a table and flushes; the writer stays open. */
    public static void write(Rows rows, Writer out) throws IOException {
        try {
            CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
            csv.writeRecord(rows.columns().stream().map(Rows.Column::name).toList());
            rows.source().tell(csv::writeRecord);
            csv.flush();
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
