package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.cli.SpokenLanguage;
import dev.tierwise.cli.config.Account;
import dev.tierwise.cli.config.AdapterOptions;
import dev.tierwise.cli.config.ConfigurationFile;
import dev.tierwise.cli.config.ConfigurationReader;
import dev.tierwise.cli.config.Rates;
import dev.tierwise.cli.config.SecretLookup;
import dev.tierwise.cli.plugin.AdapterRegistry;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.spi.Redaction;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Live accounts that are read for several days at once, as a refresh does that comes late, tell of each of them what
 * they tell when it is asked about alone.
 *
 * @see GeneratedCases
 */
@Tag("generated")
class HubSpotSeveralDaysTest {

    private static final int CASES = 16;
    private static final int AT_ONCE = 8;
    private static final int DAYS = 3;

    /** HubSpot counts requests in ten seconds, and searches in one. */
    private static final Duration LONGEST_LIMIT = Duration.ofSeconds(10);

    private static final Programme PROGRAMME = BuiltInProgrammes.HUBSPOT_2018_01;

    @TempDir
    private Path temporary;

    /** What is known of one day. */
    private record Answer(Evaluation evaluation, List<Portal> portals) {}

    @Test
    void eachDayGetsTheAnswerThatItGetsAlone() throws Exception {
        long[] seeds = GeneratedCases.of(HubSpotSeveralDaysTest.class, "agencies", CASES)
                .seeds()
                .toArray();
        List<Case> cases = new ArrayList<>();
        try {
            for (long seed : seeds) {
                cases.add(new Case(seed, Files.createDirectory(temporary.resolve("case-" + seed))));
            }
            ask(cases, each -> each.ask(each.days));
            for (int i = 0; i < DAYS; i++) {
                int day = i;
                ask(cases, each -> each.ask(List.of(each.days.get(day))));
            }
            cases.forEach(Case::check);
        } finally {
            cases.forEach(each -> each.fake.close());
        }
    }

    private interface Question {
        void put(Case to) throws Exception;
    }

    private static void ask(List<Case> cases, Question question) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (Case each : cases) {
                answers.add(threads.submit(() -> {
                    question.put(each);
                    return null;
                }));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** An agency, and what is known of it after each question. */
    private static final class Case {

        private final long seed;
        private final FakeHubSpot fake;
        private final List<LocalDate> days;
        private final Account account;
        private final ExchangeRates rates;
        private final List<Map<LocalDate, Answer>> answers = new ArrayList<>();
        private final List<Long> requests = new ArrayList<>();

        Case(long seed, Path directory) throws IOException {
            this.seed = seed;
            fake = FakeHubSpot.start(seed);
            Random random = GeneratedCases.random(seed);
            LiveAgency agency = new LiveAgency(random, fake);
            agency.write(directory);
            // the agency's traces lie inside, before and after the window of its day
            days = Stream.concat(
                            Stream.of(agency.day()),
                            IntStream.generate(() -> random.nextBoolean() ? 27 + random.nextInt(6) : random.nextInt(90))
                                    .mapToObj(back -> agency.day().minusDays(1 + back)))
                    .distinct()
                    .limit(DAYS)
                    .sorted()
                    .toList();
            account = new ConfigurationReader(
                            AdapterRegistry.load(HubSpotSeveralDaysTest.class.getClassLoader()),
                            new SecretLookup(agency.secrets(), new Redaction()),
                            new SpokenLanguage(Map.of()))
                    .read(
                            new ConfigurationFile(directory.resolve("tierwise.yaml"), "tierwise.yaml", true),
                            new AdapterOptions(Map.of(), directory),
                            Optional.empty())
                    .accounts()
                    .get(0);
            rates = Rates.into(PROGRAMME.currency(), account.rates(), Map.of());
        }

        void ask(List<LocalDate> about) throws Exception {
            // no question waits for the limits that the one before has used up
            fake.pass(LONGEST_LIMIT);
            long before = fake.requests();
            SnapshotRequest request = new SnapshotRequest(
                    account.sources(),
                    account.partner(),
                    Optional.empty(),
                    PROGRAMME,
                    rates,
                    Detail.NAMES,
                    Duration.ofMinutes(2),
                    (source, rows) -> {});
            Map<LocalDate, Answer> known = new TreeMap<>();
            try (SnapshotReader.Reading reading =
                    new SnapshotReader(Clock.systemUTC(), new Redaction()).begin(request)) {
                for (Snapshot snapshot : reading.read(about).snapshots()) {
                    List<Portal> portals = new ArrayList<>();
                    snapshot.portals().forEach(portals::add);
                    known.put(snapshot.day(), new Answer(Evaluation.of(snapshot, PROGRAMME, rates), portals));
                }
            }
            answers.add(known);
            requests.add(fake.requests() - before);
        }

        void check() {
            String description = "-Dtierwise.seed=" + seed + " on " + days;
            assertThat(fake.wrongRequests()).as(description).isEmpty();
            Map<LocalDate, Answer> alone = new TreeMap<>();
            answers.subList(1, answers.size()).forEach(alone::putAll);
            assertThat(answers.get(0)).as(description).isEqualTo(alone);
            assertThat(requests.get(0))
                    .as("requests of %s", description)
                    .isLessThan(
                            requests.stream().skip(1).mapToLong(Long::longValue).sum());
        }
    }
}
