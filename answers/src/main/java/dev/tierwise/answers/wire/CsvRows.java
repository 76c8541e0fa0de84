package dev.tierwise.answers.wire;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.function.Consumer;

/** A table as RFC 4180 has it: a row with the names of the columns first, lines that end with CR LF. */
public final class CsvRows {

    private CsvRows() {}

    /** Writes a table and flushes; the writer stays open. */
    public static void write(Writer out, List<String> columns, Consumer<CsvWriter> rows) throws IOException {
        try {
            CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out);
            csv.writeRecord(columns);
            rows.accept(csv);
            csv.flush();
            out.flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
