package dev.tierwise.server.question;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.Source;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptReadingsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2018-03-15T12:00:00Z"));
    private final AtomicInteger readings = new AtomicInteger();
    private final AtomicReference<Snapshots> sources = new AtomicReference<>(this::facts);
    private KeptReadings kept = keeping(LONG);

    private KeptReadings keeping(Duration patience) {
        return keeping(patience, Duration.ofDays(1_000));
    }

    private KeptReadings keeping(Duration patience, Duration longest) {
        return new KeptReadings(
                request -> {
                    readings.incrementAndGet();
                    return sources.get().read(request);
                },
                now::get,
                patience,
                longest);
    }

    @AfterEach
    void close() {
        kept.close();
    }

    private ReadFacts facts(SnapshotRequest request) {
        LocalDate day = request.asOf().orElse(LocalDate.ofInstant(now.get(), BERLIN));
        return new ReadFacts(
                List.of(new Snapshot(
                        day,
                        new Partner("Nordlicht", Set.of("nordlicht.example"), BERLIN),
                        Certifications.UNKNOWN,
                        List.of())),
                request.rates(),
                List.of(),
                List.of(),
                now.get(),
                List.of(),
                Map.of(),
                List.of());
    }

    private static SnapshotRequest request(ConfiguredSource source) {
        return new SnapshotRequest(
                List.of(source),
                PartnerConfiguration.NONE,
                Optional.empty(),
                BuiltInProgrammes.HUBSPOT_2018_01,
                new ExchangeRates("USD", Map.of()),
                Detail.FIGURES,
                LONG,
                (name, rows) -> {});
    }

    private static final ConfiguredSource SOURCE =
            new ConfiguredSource(new Named("one"), SourceSettings.builder().build());
    private static final ConfiguredSource OTHER =
            new ConfiguredSource(new Named("other"), SourceSettings.builder().build());

    @Test
    void sources_are_read_once_for_all_who_ask_about_the_same_day() throws Exception {
        ReadFacts first = kept.read(request(SOURCE));

        assertThat(kept.read(request(SOURCE))).isSameAs(first);
        assertThat(kept.kept(request(SOURCE))).containsSame(first);
        assertThat(kept.read(request(SOURCE).asOf(LocalDate.parse("2018-02-01"))))
                .isNotSameAs(first);
        assertThat(kept.read(request(OTHER))).isNotSameAs(first);
        assertThat(readings).hasValue(3);
    }

    @Test
    void no_reading_is_kept_longer_than_is_allowed() throws Exception {
        kept.close();
        kept = keeping(LONG, Duration.ofMinutes(10));
        SnapshotRequest february = request(SOURCE).asOf(LocalDate.parse("2018-02-01"));
        ReadFacts today = kept.read(request(SOURCE));
        ReadFacts past = kept.read(february);

        now.set(Instant.parse("2018-03-15T12:09:59Z"));
        assertThat(kept.read(request(SOURCE))).isSameAs(today);
        assertThat(kept.read(february)).isSameAs(past);
        now.set(Instant.parse("2018-03-15T12:10:00Z"));
        assertThat(kept.kept(february)).isEmpty();
        assertThat(kept.read(request(SOURCE))).isNotSameAs(today);
        assertThat(kept.read(february)).isNotSameAs(past);
        assertThat(readings).hasValue(4);
    }

    @Test
    void a_reading_for_today_is_over_when_the_day_is_in_the_time_zone_of_the_partner() throws Exception {
        ReadFacts yesterday = kept.read(request(SOURCE));
        SnapshotRequest february = request(SOURCE).asOf(LocalDate.parse("2018-02-01"));
        ReadFacts past = kept.read(february);

        now.set(Instant.parse("2018-03-15T22:59:59Z"));
        assertThat(kept.read(request(SOURCE))).isSameAs(yesterday);
        now.set(Instant.parse("2018-03-15T23:00:00Z"));
        assertThat(kept.kept(request(SOURCE))).isEmpty();
        assertThat(kept.read(request(SOURCE)).snapshot().day()).isEqualTo(LocalDate.parse("2018-03-16"));
        assertThat(kept.read(february)).isSameAs(past);
    }

    @Test
    void what_is_forgotten_is_read_anew_on_every_day() throws Exception {
        ReadFacts before = kept.read(request(SOURCE));
        ReadFacts of = kept.read(request(OTHER));

        kept.forget(List.of(SOURCE));

        assertThat(kept.kept(request(SOURCE))).isEmpty();
        assertThat(kept.read(request(SOURCE))).isNotSameAs(before);
        assertThat(kept.read(request(OTHER))).isSameAs(of);
    }

    @Test
    void a_reading_that_is_forgotten_while_it_goes_on_is_not_kept() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        sources.set(request -> {
            begun.countDown();
            await(goOn);
            return facts(request);
        });
        kept.begin(request(SOURCE));
        await(begun);
        kept.forget(List.of(SOURCE));
        sources.set(this::facts);
        ReadFacts newer = kept.read(request(SOURCE));
        goOn.countDown();

        assertThat(kept.kept(request(SOURCE))).containsSame(newer);
        assertThat(readings).hasValue(2);
    }

    @Test
    void who_waits_too_long_is_told_how_far_the_reading_is_and_it_goes_on() throws Exception {
        kept.close();
        kept = keeping(Duration.ofMillis(100));
        CountDownLatch goOn = new CountDownLatch(1);
        sources.set(request -> {
            request.progress().read("crm", 20_000);
            await(goOn);
            return facts(request);
        });

        assertThatThrownBy(() -> kept.read(request(SOURCE)))
                .isInstanceOfSatisfying(
                        ReadingUnderWayException.class,
                        under -> assertThat(under.progress()).isEqualTo(new Progress("crm", 20_000)))
                .hasMessageContaining("crm: 20000 rows");
        assertThat(kept.progress(request(SOURCE))).contains(new Progress("crm", 20_000));
        goOn.countDown();
        assertThat(afterwards().snapshot().partner().name()).isEqualTo("Nordlicht");
        assertThat(kept.progress(request(SOURCE))).isEmpty();
        assertThat(readings).hasValue(1);
    }

    private ReadFacts afterwards() throws Exception {
        for (int i = 0; i < 100; i++) {
            try {
                return kept.read(request(SOURCE));
            } catch (ReadingUnderWayException e) {
                assertThat(e.progress().source()).isEqualTo("crm");
            }
        }
        throw new AssertionError("the reading does not end");
    }

    @Test
    void a_failure_is_told_to_all_and_tried_again_after_half_a_minute() throws Exception {
        sources.set(request -> {
            throw new SourceException(SourceException.Kind.REFUSED, Text.verbatim("the token was refused"));
        });
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> kept.read(request(SOURCE)))
                    .isInstanceOf(SourceException.class)
                    .hasMessage("the token was refused");
        }
        assertThat(readings).hasValue(1);
        assertThat(kept.kept(request(SOURCE))).isEmpty();

        assertThat(kept.failure(request(SOURCE))).containsInstanceOf(SourceException.class);

        sources.set(this::facts);
        now.set(now.get().plusSeconds(30));
        assertThat(kept.read(request(SOURCE)).snapshot().partner().name()).isEqualTo("Nordlicht");
    }

    @Test
    void of_readings_for_other_days_the_one_that_was_not_asked_for_longest_makes_room() throws Exception {
        kept.read(request(SOURCE));
        LocalDate day = LocalDate.parse("2017-01-01");
        for (int i = 0; i < 32; i++) {
            kept.read(request(SOURCE).asOf(day.plusDays(i)));
        }
        kept.read(request(SOURCE).asOf(day));
        kept.read(request(SOURCE).asOf(day.plusDays(32)));

        assertThat(kept.kept(request(SOURCE).asOf(day.plusDays(1)))).isEmpty();
        assertThat(kept.kept(request(SOURCE).asOf(day))).isPresent();
        assertThat(kept.kept(request(SOURCE))).isPresent();
    }

    @Test
    void no_more_readings_for_other_days_are_begun_than_can_be_read_soon() {
        CountDownLatch goOn = new CountDownLatch(1);
        sources.set(request -> {
            await(goOn);
            return facts(request);
        });
        LocalDate day = LocalDate.parse("2017-01-01");
        for (int i = 0; i < 16; i++) {
            kept.begin(request(SOURCE).asOf(day.plusDays(i)));
        }

        assertThatThrownBy(() -> kept.begin(request(SOURCE).asOf(day.plusDays(16))))
                .isInstanceOf(ReadingUnderWayException.class);
        kept.begin(request(SOURCE));
        goOn.countDown();
    }

    @Test
    void what_is_compared_is_read_at_one_time() throws Exception {
        SnapshotRequest today = request(SOURCE).asOf(LocalDate.parse("2018-03-15"));
        SnapshotRequest other = today.with(new ExchangeRates("EUR", Map.of()));
        ReadFacts before = kept.read(today);
        now.set(now.get().plusSeconds(60));
        kept.together(List.of(today, other));
        assertThat(kept.read(today)).isSameAs(before);

        kept.forget(List.of(SOURCE));
        ReadFacts again = kept.read(today);
        now.set(now.get().plusSeconds(61));
        kept.together(List.of(today, other));
        assertThat(kept.read(today)).isNotSameAs(again);
        assertThat(kept.read(today).readAt()).isEqualTo(kept.read(other).readAt());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An adapter that is named and never read. */
    private record Named(String name) implements SourceFactory {

        @Override
        public String spiVersion() {
            return "1.0";
        }

        @Override
        public Text description() {
            return Text.verbatim(name);
        }

        @Override
        public Set<Fact> facts() {
            return Set.of();
        }

        @Override
        public List<Setting> settings() {
            return List.of();
        }

        @Override
        public Source open(SourceSettings settings) {
            throw new UnsupportedOperationException(name);
        }
    }
}
