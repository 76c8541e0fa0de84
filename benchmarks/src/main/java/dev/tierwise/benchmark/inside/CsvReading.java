package dev.tierwise.benchmark.inside;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.benchmark.AgencyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From files to checked and merged facts, 10,000 portals, against FastCSV that makes records of the same files. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class CsvReading {

    private static final int PORTALS = 10_000;

    private Path folder;
    private SnapshotRequest request;

    @Setup
    public void write() throws IOException {
        folder = new AgencyFolder(PORTALS, 3000, FolderReading.DAY).in(FolderReading.data());
        request = FolderReading.ofFolder(folder);
    }

    @Benchmark
    public ReadFacts ours() throws Exception {
        return FolderReading.read(request);
    }

    @Benchmark
    public int peer() throws IOException {
        int fields = 0;
        for (String file : List.of("portals.csv", "users.csv", "app_usage.csv")) {
            try (CsvReader<CsvRecord> rows = CsvReader.builder().ofCsvRecord(folder.resolve(file))) {
                for (CsvRecord row : rows) {
                    fields += row.getFieldCount();
                }
            }
        }
        return fields;
    }
}
