package dev.tierwise.adapter.sql;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes a ledger as CSV files: the same ledger always as the same bytes. A field without a value is empty, an empty text is
 * a pair of quotes.
 */
final class Export {

    /** The file that says what the folder is. */
    static final String CONTENTS = "ledger.csv";

    /**
     * The form of exports: version 1 knew neither points nor months of tiers, version 2 no days with which something ends,
     * version 3 not how tiers are kept.
     */
    static final int VERSION = 4;

    private static final String SCHEMA = "tierwise/ledger/";

    private final Session session;
    private final Path folder;

    Export(Session session, Path folder) {
        this.session = session;
        this.folder = folder;
    }

    /** What the exports of a version say of themselves. */
    static String schema(int version) {
        return SCHEMA + version;
    }

    /** Writes into the folder, which is there and empty. */
    void write() throws IOException {
        try (CsvWriter csv = create(CONTENTS)) {
            csv.writeRecord("schema");
            csv.writeRecord(schema(VERSION));
        }
        try {
            session.read(() -> {
                Map<Long, Integer> numbers = numbers();
                for (Table table : Table.all(VERSION)) {
                    write(table, numbers);
                }
                return numbers;
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** The number of each history in the export, by the one in the database; in the order of the former. */
    private Map<Long, Integer> numbers() {
        Map<Long, Integer> numbers = new LinkedHashMap<>();
        String collation = session.database().collation();
        session.sql("select id from history order by partner collate " + collation + ", programme collate " + collation)
                .forEach(row -> numbers.put(row.number("id"), numbers.size() + 1));
        return numbers;
    }

    private void write(Table table, Map<Long, Integer> numbers) {
        try (CsvWriter csv = create(table.file())) {
            csv.writeRecord(table.header(VERSION));
            if (table.grouped()) {
                numbers.keySet()
                        .forEach(history ->
                                write(table, session.sql(table.select()).with("history", history), numbers, csv));
            } else {
                write(table, session.sql(table.select()), numbers, csv);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Table table, Sql rows, Map<Long, Integer> numbers, CsvWriter csv) {
        List<@Nullable String> fields = new ArrayList<>();
        rows.forEach(row -> {
            fields.clear();
            fields.add(String.valueOf(numbers.get(row.number("history"))));
            table.columns().forEach(column -> fields.add(row.textOrNull(column.name())));
            csv.writeRecord(fields);
        });
    }

    private CsvWriter create(String name) throws IOException {
        Path file = folder.resolve(name);
        OwnerOnly.createFile(file);
        return CsvWriter.builder().quoteStrategy(QuoteStrategies.EMPTY).build(Files.newBufferedWriter(file));
    }
}
