package dev.tierwise.benchmark.inside;

import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Reads sources as the commands do. */
final class FolderReading {

    static final LocalDate DAY = LocalDate.parse("2018-03-15");

    private FolderReading() {}

    /** Where the benchmarks keep their data. */
    static Path data() {
        return Path.of(System.getProperty("tierwise.benchmark.data"));
    }

    /** What a command asks about a folder of CSV files. */
    static SnapshotRequest ofFolder(Path folder) {
        SourceFactory csv = ServiceLoader.load(SourceFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(factory -> factory.name().equals("csv"))
                .findFirst()
                .orElseThrow();
        return of(
                csv,
                SourceSettings.builder()
                        .path(Setting.LOCATION, folder.toString(), folder)
                        .build());
    }

    /** The same of any source. */
    static SnapshotRequest of(SourceFactory adapter, SourceSettings settings) {
        return new SnapshotRequest(
                List.of(new ConfiguredSource(adapter, settings.withDefaults(adapter.settings()))),
                PartnerConfiguration.NONE,
                Optional.of(DAY),
                BuiltInProgrammes.HUBSPOT_2018_01,
                new ExchangeRates(BuiltInProgrammes.HUBSPOT_2018_01.currency(), Map.of()),
                Detail.NAMES,
                Duration.ofMinutes(5),
                (source, rows) -> {});
    }

    static ReadFacts read(SnapshotRequest request) throws BadInputException, SourceException {
        return new SnapshotReader(Clock.systemUTC(), new Redaction()).read(request);
    }
}
