package dev.tierwise.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.testing.GeneratedCases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Folders that are read for several days at once tell of each of them what they tell when it is asked about alone. */
class SeveralDaysTest {

    private static final int CASES = 60;
    private static final LocalDate LAST = LocalDate.of(2018, 4, 5);
    private static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;
    private static final ExchangeRates RATES = new ExchangeRates("USD", Map.of());

    @TempDir
    private Path temporary;

    @Test
    void eachDayGetsTheAnswerThatItGetsAlone() throws Exception {
        GeneratedCases.of(SeveralDaysTest.class, "folders", CASES).run((seed, random) -> {
            List<Path> folders = List.of(folder(random, seed + "-a"), folder(random, seed + "-b"));
            List<LocalDate> days = random.longs(3, 0, 100)
                    .sorted()
                    .distinct()
                    .mapToObj(LAST::minusDays)
                    .sorted()
                    .toList();
            List<Snapshot> together = read(folders, days);
            assertThat(together).extracting(Snapshot::day).isEqualTo(days);
            for (Snapshot snapshot : together) {
                Snapshot alone = read(folders, List.of(snapshot.day())).get(0);
                assertThat(portals(snapshot))
                        .as("seed %d, %s of %s", seed, snapshot.day(), days)
                        .isEqualTo(portals(alone));
                assertThat(Evaluation.of(snapshot, PROGRAMME, RATES))
                        .as("seed %d, %s of %s", seed, snapshot.day(), days)
                        .isEqualTo(Evaluation.of(alone, PROGRAMME, RATES));
            }
        });
    }

    private static List<Portal> portals(Snapshot snapshot) {
        List<Portal> portals = new ArrayList<>();
        snapshot.portals().forEach(portals::add);
        return portals;
    }

    private static List<Snapshot> read(List<Path> folders, List<LocalDate> days) throws Exception {
        List<ConfiguredSource> sources = folders.stream()
                .map(folder -> new ConfiguredSource(
                        new CsvSourceFactory(),
                        SourceSettings.builder()
                                .path(Setting.LOCATION, folder.getFileName().toString(), folder)
                                .build()
                                .withDefaults(new CsvSourceFactory().settings())))
                .toList();
        SnapshotRequest request = new SnapshotRequest(
                sources,
                PartnerConfiguration.NONE,
                Optional.empty(),
                PROGRAMME,
                RATES,
                Detail.NAMES,
                Duration.ofMinutes(1),
                (source, rows) -> {});
        InstantSource clock = InstantSource.fixed(LAST.atTime(12, 0).toInstant(ZoneOffset.UTC));
        try (SnapshotReader.Reading reading = new SnapshotReader(clock, new Redaction()).begin(request)) {
            return reading.read(days).snapshots();
        }
    }

    /** An agency of a few portals, with days of every kind around those that are asked about. */
    private Path folder(Random random, String name) throws Exception {
        Path path = Files.createDirectory(temporary.resolve(name));
        Folder folder = new Folder(path);
        List<String> portals = new ArrayList<>(List.of("portal_id,mrr,sold_on,customer_since,cancelled_on"));
        List<String> uses = new ArrayList<>(List.of("portal_id,app,used_on", "1,crm,?"));
        for (int id = 1; id <= 4; id++) {
            // a file of which no row is about a listed portal is an error
            if (id == 1 || random.nextInt(4) > 0) {
                portals.add(String.join(
                        ",", "" + id, random.nextInt(4000) + "", day(random, 500), day(random, 120), day(random, 120)));
            }
            for (int i = random.nextInt(25); i > 0; i--) {
                App app = PROGRAMME.apps().apps().get(random.nextInt(16));
                String used = day(random, 150);
                uses.add(id + "," + app.id() + "," + (used.isEmpty() ? "?" : used));
            }
            if (random.nextInt(4) == 0) {
                uses.add(id + ",*,?");
            }
        }
        folder.with("partner.csv", "name,email_domains", "Nordlicht,nordlicht.example")
                .with("portals.csv", portals.toArray(String[]::new))
                .with("users.csv", "portal_id,email,partner_employee", "1,a@nordlicht.example,yes", "2,?,no");
        if (random.nextInt(4) > 0) {
            folder.with("app_usage.csv", uses.toArray(String[]::new));
        }
        if (random.nextBoolean()) {
            folder.with(
                    "certifications.csv",
                    "certification,awarded_on,expires_on",
                    "agency-partner,2017-01-01," + day(random, 100));
        }
        return path;
    }

    /** A day before the last one that can be asked about or a little later; or none. */
    private static String day(Random random, int most) {
        return random.nextInt(5) == 0
                ? ""
                : LAST.plusDays(10).minusDays(random.nextInt(most)).toString();
    }
}
