package dev.tierwise.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryChange;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerFactory;
import dev.tierwise.application.ledger.LedgerLocation;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.cli.Main;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.programmes.RememberedProgrammes;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long commands take that look into a ledger of five years, against one that only says its version. */
class LedgerBenchmark {

    private static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;
    private static final History HISTORY = new History("Nordlicht", ZoneOffset.UTC, PROGRAMME);
    private static final LocalDate FIRST = LocalDate.parse("2018-01-15");
    private static final LocalDate LAST = FIRST.plusYears(5);
    private static final int PORTALS = 1_000;
    private static final int CHANGED_PER_DAY = 50;
    private static final int RUNS = 7;
    private static final TierRange GOLD = new TierRange(Optional.of("gold"), Optional.of("gold"));

    @TempDir
    private Path directory;

    @Test
    void fiveYearsOfAThousandPortals() throws Exception {
        Path file = directory.resolve("ledger.db");
        fill(file);
        double version = median("--version");
        System.out.printf(
                Locale.ROOT,
                "ledger of %d days x %d portals: %.1f MB; 'tierwise --version' takes %.2f s%n",
                LAST.toEpochDay() - FIRST.toEpochDay() + 1,
                PORTALS,
                Files.size(file) / 1e6,
                version);
        for (List<String> command : List.of(
                List.of("status"),
                List.of("status", "--as-of", "2020-06-30", "--format", "json"),
                List.of("history"),
                List.of("history", "--format", "json"),
                List.of("changes", "--from", "2018-03-01"),
                List.of("changes", "--from", "2022-12-01", "--format", "json"))) {
            List<String> arguments = new ArrayList<>(command);
            arguments.addAll(List.of("--ledger", file.toString()));
            double seconds = median(arguments.toArray(String[]::new));
            System.out.printf(
                    Locale.ROOT,
                    "%-55s %.2f s, %.1f x --version%n",
                    String.join(" ", command),
                    seconds,
                    seconds / version);
        }
    }

    private static void fill(Path file) {
        LedgerLocation location = new LedgerLocation.InFile(file.toString(), file);
        LedgerFactory factory = ServiceLoader.load(LedgerFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(candidate -> candidate.opens(location))
                .findFirst()
                .orElseThrow();
        Random random = new Random(4);
        PortalStanding[] standings = new PortalStanding[PORTALS];
        Arrays.setAll(standings, i -> standing(i, random));
        List<ScheduledEvent> events = new Schedule(PROGRAMME.updateDays()).eventsUpTo(FIRST);
        try (Ledger ledger = factory.open(location, new RememberedProgrammes(), LedgerFactory.IfMissing.CREATE)) {
            for (LocalDate day = FIRST; !day.isAfter(LAST); day = day.plusDays(1)) {
                for (int i = 0; i < CHANGED_PER_DAY; i++) {
                    int changed = random.nextInt(PORTALS);
                    standings[changed] = standing(changed, random);
                }
                LocalDate today = day;
                List<ScheduledEvent> due =
                        day.equals(FIRST) ? events : new Schedule(PROGRAMME.updateDays()).events(day.minusDays(1), day);
                ledger.change(HISTORY.id(), change -> refresh(change, today, due, standings, random));
            }
        }
    }

    private static LocalDate refresh(
            HistoryChange change, LocalDate day, List<ScheduledEvent> due, PortalStanding[] standings, Random random) {
        change.describe(HISTORY);
        Measurement.Figure mrr = figure(new BigDecimal(2000 + random.nextInt(9000)).setScale(2));
        for (ScheduledEvent event : due) {
            change.publish(
                    switch (event.kind()) {
                        case MONTHLY_REPORT -> new RecordedEvent.Report(event.day(), false, mrr);
                        case TIER -> new RecordedEvent.TierUpdate(event.day(), false, GOLD);
                    });
        }
        Map<MetricId, Measurement> figures = new LinkedHashMap<>();
        figures.put(MetricId.SOLD_MRR, mrr);
        figures.put(MetricId.MANAGED_MRR, mrr);
        figures.put(MetricId.MEDIAN_APP_USAGE, figure(BigDecimal.valueOf(random.nextInt(8))));
        figures.put(MetricId.CERTIFICATION, new Measurement.Status(State.MET));
        change.portals(day, consumer -> {
            Stream.of(standings).forEach(consumer);
            return day;
        });
        change.refreshed(new RecordedDay(day, day.atStartOfDay(ZoneOffset.UTC).toInstant(), figures, GOLD));
        return day;
    }

    private static Measurement.Figure figure(BigDecimal value) {
        return new Measurement.Figure(Interval.exactly(value), new PortalCount(PORTALS, PORTALS));
    }

    private static PortalStanding standing(int portal, Random random) {
        List<String> apps = PROGRAMME.apps().apps().stream()
                .map(app -> app.id())
                .filter(app -> random.nextBoolean())
                .toList();
        return new PortalStanding(
                "portal-" + portal,
                Optional.of("Portal " + portal),
                PortalStanding.Kind.PUBLISHED,
                Interval.exactly(new BigDecimal(random.nextInt(5000)).setScale(2)),
                Optional.of(new Verdict<>(Count.COUNTS, SoldReason.SOLD_WITHIN_12_MONTHS)),
                Optional.of(new Verdict<>(Count.COUNTS, ManagedReason.PARTNER_EMPLOYEE)),
                apps,
                List.of());
    }

    /** Wall seconds of a process of its own, start-up included. */
    private double median(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Dguice_bytecode_gen_option=DISABLED",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        List<Double> seconds = new ArrayList<>();
        for (int run = 0; run < RUNS; run++) {
            Instant before = Instant.now();
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertThat(process.waitFor()).isZero();
            seconds.add((Instant.now().toEpochMilli() - before.toEpochMilli()) / 1000.0);
        }
        seconds.sort(null);
        return seconds.get(RUNS / 2);
    }
}
