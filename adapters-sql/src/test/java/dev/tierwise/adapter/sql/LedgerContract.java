package dev.tierwise.adapter.sql;

import static dev.tierwise.adapter.sql.Standing.MANAGED;
import static dev.tierwise.adapter.sql.Standing.NOT_SOLD;
import static dev.tierwise.adapter.sql.Standing.PERHAPS_MANAGED;
import static dev.tierwise.adapter.sql.Standing.PERHAPS_SOLD;
import static dev.tierwise.adapter.sql.Standing.SOLD;
import static dev.tierwise.adapter.sql.Standing.exactly;
import static dev.tierwise.adapter.sql.Standing.inactive;
import static dev.tierwise.adapter.sql.Standing.pending;
import static dev.tierwise.adapter.sql.Standing.points;
import static dev.tierwise.adapter.sql.Standing.published;
import static dev.tierwise.adapter.sql.Standing.unknown;
import static dev.tierwise.adapter.sql.Standing.unlisted;
import static dev.tierwise.adapter.sql.Standing.withPoints;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.credit.PublishedPortal;
import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.Delivery;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryChange;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.LastPublished;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.LedgerFactory.IfMissing;
import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.Reached;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every ledger does, wherever it is kept. */
abstract class LedgerContract {

    static final LocalDate DAY = LocalDate.of(2018, 3, 16);
    static final History NORDLICHT =
            new History("Nordlicht Agentur", ZoneId.of("Europe/Berlin"), Programmes.programme("rules", 1, 15));
    static final HistoryId ID = NORDLICHT.id();
    static final TierRange GOLD = new TierRange(Optional.of("gold"), Optional.of("gold"));
    static final TierRange SILVER_TO_GOLD = new TierRange(Optional.of("silver"), Optional.of("gold"));
    static final TierRange NONE = new TierRange(Optional.empty(), Optional.empty());

    /** A Tierwise of the future. */
    static final Schema LATER = new Schema(
            Schema.CURRENT.newest() + 1,
            Stream.concat(Schema.CURRENT.scripts().stream(), Stream.of("dev/tierwise/adapter/sql/later"))
                    .toList());

    Place place;

    abstract Place freshPlace();

    @BeforeEach
    void findAPlace() {
        place = freshPlace();
    }

    @Test
    void remembersEverythingExactly() {
        RecordedDay first = new RecordedDay(
                DAY,
                Instant.parse("2018-03-16T05:06:07.123456789Z"),
                figures("2400.00", "6100.00", "3.5"),
                GOLD,
                Optional.of(LocalDate.of(2018, 4, 30)));
        RecordedDay second = new RecordedDay(
                DAY.plusDays(1),
                Instant.parse("2018-03-17T00:00:00Z"),
                Map.of(MetricId.MANAGED_MRR, new Measurement.Figure(unknown(), new PortalCount(0, 4))),
                SILVER_TO_GOLD);
        List<RecordedEvent> events = List.of(
                new RecordedEvent.Report(
                        LocalDate.of(2018, 2, 1), true, figure(Interval.from(new BigDecimal("1.10")), 1, 2)),
                new RecordedEvent.TierUpdate(LocalDate.of(2018, 2, 15), true, SILVER_TO_GOLD),
                new RecordedEvent.Report(DAY, false, figure(exactly("2400.00"), 3, 3)),
                new RecordedEvent.TierUpdate(DAY, false, NONE));
        List<PortalStanding> portals = List.of(
                pending("9", exactly("900.00")),
                pending("10", unknown()),
                inactive("a, \"b\"\n", "0.00"),
                Standing.soldThrough(published("m", "1200.00", SOLD, MANAGED), LocalDate.of(2018, 8, 20)),
                published("n", "1200.00", PERHAPS_SOLD, PERHAPS_MANAGED),
                unlisted(
                        "z",
                        Interval.between(new BigDecimal("0.01"), new BigDecimal("92233720368547758.07")),
                        NOT_SOLD));
        try (Ledger ledger = place.open()) {
            ledger.change(ID, change -> {
                change.describe(NORDLICHT);
                // told in another order than they are wanted in
                change.publish(events.get(3));
                change.publish(events.get(0));
                change.publish(events.get(2));
                change.publish(events.get(1));
                stand(change, DAY, portals);
                change.refreshed(first);
                return 0;
            });
            refresh(ledger, NORDLICHT, second, List.of());
        }
        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.histories()).containsExactly(NORDLICHT);
            assertThat(ledger.lastRefreshed(ID)).contains(DAY.plusDays(1));
            assertThat(ledger.days(ID, LocalDate.MIN, LocalDate.MAX)).containsExactly(first, second);
            assertThat(ledger.days(ID, DAY, DAY)).containsExactly(first);
            assertThat(new ArrayList<>(
                            ledger.days(ID, DAY, DAY).get(0).figures().keySet()))
                    .isEqualTo(new ArrayList<>(first.figures().keySet()));
            assertThat(ledger.latestDay(ID, DAY)).contains(first);
            assertThat(ledger.latestDay(ID, LocalDate.MAX)).contains(second);
            assertThat(ledger.latestDay(ID, DAY.minusDays(1))).isEmpty();
            assertThat(ledger.events(ID, LocalDate.MIN, LocalDate.MAX)).isEqualTo(events);
            assertThat(ledger.events(ID, LocalDate.of(2018, 2, 15), DAY.minusDays(1)))
                    .containsExactly(events.get(1));
            for (LocalDate day = LocalDate.of(2018, 1, 1); day.isBefore(DAY.plusDays(3)); day = day.plusDays(1)) {
                assertThat(ledger.lastPublished(ID, day)).as("%s", day).isEqualTo(lastPublished(events, day));
            }
            assertThat(ledger.lastPublished(ID, LocalDate.MAX)).isEqualTo(lastPublished(events, LocalDate.MAX));
            assertThat(portals(ledger, ID, DAY)).isEqualTo(portals);
            assertThat(portals(ledger, ID, DAY.plusDays(1))).isEmpty();
        }
    }

    @Test
    void a_tier_holds_since_the_first_update_in_a_row_that_led_to_it() {
        List<Optional<String>> tiers = List.of(
                Optional.of("gold"), Optional.empty(), Optional.empty(), Optional.of("gold"), Optional.of("gold"));
        List<RecordedEvent> events = new ArrayList<>();
        for (int i = 0; i < tiers.size(); i++) {
            LocalDate month = LocalDate.of(2018, 1 + i, 1);
            events.add(new RecordedEvent.Report(month, false, figure(exactly("0.00"), 0, 0)));
            events.add(new RecordedEvent.TierUpdate(
                    month.plusDays(14), false, new TierRange(tiers.get(i), Optional.of("gold"))));
        }
        try (Ledger ledger = place.open()) {
            ledger.change(ID, change -> {
                change.describe(NORDLICHT);
                events.forEach(change::publish);
                return 0;
            });
            for (LocalDate day = LocalDate.of(2018, 1, 1); day.getMonthValue() < 7; day = day.plusDays(1)) {
                assertThat(ledger.lastPublished(ID, day)).as("%s", day).isEqualTo(lastPublished(events, day));
            }
        }
    }

    /** The same by looking at everything. */
    private static Optional<LastPublished> lastPublished(List<RecordedEvent> events, LocalDate day) {
        RecordedEvent.Report report = null;
        RecordedEvent.TierUpdate tier = null;
        LocalDate since = null;
        for (RecordedEvent event : events) {
            if (event.day().isAfter(day)) {
                continue;
            }
            if (event instanceof RecordedEvent.TierUpdate update) {
                since = tier != null && tier.tier().equals(update.tier()) ? since : update.day();
                tier = update;
            } else if (event instanceof RecordedEvent.Report published) {
                report = published;
            }
        }
        return report == null || tier == null ? Optional.empty() : Optional.of(new LastPublished(report, tier, since));
    }

    @Test
    void knowsNothingOfAHistoryThatIsNotThere() {
        try (Ledger ledger = place.open()) {
            assertThat(ledger.histories()).isEmpty();
            assertThat(ledger.lastRefreshed(ID)).isEmpty();
            assertThat(ledger.days(ID, LocalDate.MIN, LocalDate.MAX)).isEmpty();
            assertThat(ledger.latestDay(ID, LocalDate.MAX)).isEmpty();
            assertThat(ledger.events(ID, LocalDate.MIN, LocalDate.MAX)).isEmpty();
            assertThat(portals(ledger, ID, DAY)).isEmpty();
            assertThat(ledger.undelivered()).isEmpty();
            String answer = ledger.change(ID, change -> {
                assertThat(change.lastDay()).isEmpty();
                assertThat(change.lastReport()).isEmpty();
                assertThat(change.lastTierUpdate(DAY)).isEmpty();
                return "answer";
            });
            assertThat(answer).isEqualTo("answer");
            assertThat(ledger.histories()).isEmpty();
        }
    }

    @Test
    void keepsHistoriesApart() {
        History other = new History("Südwind & Söhne", ZoneId.of("UTC"), Programmes.programme("rules", 1, 15));
        History otherRules = new History("Nordlicht Agentur", ZoneId.of("UTC"), Programmes.programme("older", 2, 16));
        try (Ledger ledger = place.open()) {
            refresh(ledger, other, day(DAY, "1.00"), List.of(inactive("same", "1.00")));
            refresh(ledger, NORDLICHT, day(DAY, "2.00"), List.of(inactive("same", "2.00")));
            refresh(ledger, otherRules, day(DAY.plusDays(1), "3.00"), List.of());
            refresh(ledger, other, day(DAY.plusDays(1), "4.00"), List.of(inactive("same", "4.00")));

            assertThat(ledger.histories()).containsExactly(otherRules, NORDLICHT, other);
            assertThat(ledger.lastRefreshed(ID)).contains(DAY);
            assertThat(portals(ledger, ID, DAY)).containsExactly(inactive("same", "2.00"));
            assertThat(portals(ledger, other.id(), DAY)).containsExactly(inactive("same", "1.00"));
            assertThat(portals(ledger, other.id(), DAY.plusDays(1))).containsExactly(inactive("same", "4.00"));
        }
    }

    @Test
    void describesAHistoryAnew() {
        History moved =
                new History("Nordlicht Agentur", ZoneId.of("America/Lima"), Programmes.programme("rules", 3, 20));
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
            refresh(ledger, moved, day(DAY, "1.00"), List.of());
            assertThat(ledger.histories()).containsExactly(moved);
        }
    }

    @Test
    void showsWithinAChangeWhatTheLastReportPublished() {
        RecordedEvent.Report report = new RecordedEvent.Report(DAY, false, figure(exactly("7.00"), 2, 2));
        try (Ledger ledger = place.open()) {
            ledger.change(ID, change -> {
                change.describe(NORDLICHT);
                change.publish(new RecordedEvent.Report(DAY.minusDays(9), true, figure(exactly("1.00"), 1, 1)));
                change.publish(report);
                stand(
                        change,
                        DAY,
                        List.of(
                                published("a", "7.00", SOLD, MANAGED),
                                pending("b", exactly("5.00")),
                                inactive("c", "5.00"),
                                unlisted("d", unknown(), PERHAPS_SOLD)));
                change.refreshed(day(DAY, "7.00"));
                return 0;
            });
            MonthlyReport published =
                    ledger.change(ID, change -> change.lastReport().orElseThrow());

            assertThat(published)
                    .isEqualTo(new MonthlyReport(
                            DAY,
                            report.soldMrr(),
                            Map.of(
                                    "a", new PublishedPortal(exactly("7.00"), SOLD),
                                    "d", new PublishedPortal(unknown(), PERHAPS_SOLD))));
        }
    }

    @Test
    void showsWithinAChangeWhatWasChangedSoFar() {
        try (Ledger ledger = place.open()) {
            ledger.change(ID, change -> {
                change.describe(NORDLICHT);
                change.publish(new RecordedEvent.TierUpdate(DAY.minusDays(5), true, NONE));
                change.publish(new RecordedEvent.TierUpdate(DAY, false, GOLD));
                assertThat(change.lastTierUpdate(DAY))
                        .contains(new RecordedEvent.TierUpdate(DAY.minusDays(5), true, NONE));
                assertThat(change.lastTierUpdate(DAY.plusDays(1)))
                        .contains(new RecordedEvent.TierUpdate(DAY, false, GOLD));
                assertThat(change.lastTierUpdate(DAY.minusDays(5))).isEmpty();
                change.refreshed(day(DAY, "1.00"));
                assertThat(change.lastDay()).contains(day(DAY, "1.00"));
                return 0;
            });
        }
    }

    @Test
    void replacesAnEventAndTheLastDay() {
        try (Ledger ledger = place.open()) {
            for (String amount : List.of("1.00", "2.00", "3.00")) {
                ledger.change(ID, change -> {
                    change.describe(NORDLICHT);
                    change.publish(new RecordedEvent.TierUpdate(DAY, false, amount.equals("3.00") ? GOLD : NONE));
                    change.publish(new RecordedEvent.Report(DAY, false, figure(exactly(amount), 1, 1)));
                    stand(change, DAY, List.of(published(amount, amount, SOLD, MANAGED)));
                    change.refreshed(day(DAY, amount));
                    return 0;
                });
            }
            assertThat(ledger.days(ID, DAY, DAY)).containsExactly(day(DAY, "3.00"));
            assertThat(ledger.events(ID, DAY, DAY))
                    .containsExactly(
                            new RecordedEvent.Report(DAY, false, figure(exactly("3.00"), 1, 1)),
                            new RecordedEvent.TierUpdate(DAY, false, GOLD));
            assertThat(portals(ledger, ID, DAY)).containsExactly(published("3.00", "3.00", SOLD, MANAGED));
        }
    }

    @Test
    void refusesADayBeforeTheLastOne() {
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
            assertThatThrownBy(() -> refresh(ledger, NORDLICHT, day(DAY.minusDays(1), "1.00"), List.of()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("2018-03-15 lies before 2018-03-16");
        }
    }

    @Test
    void changesNothingWhenTheWorkFails() {
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of(inactive("a", "1.00")));
            assertThatThrownBy(() -> ledger.change(ID, change -> {
                        change.describe(NORDLICHT);
                        change.publish(new RecordedEvent.TierUpdate(DAY, false, GOLD));
                        stand(change, DAY, List.of(inactive("b", "2.00")));
                        change.refreshed(day(DAY, "2.00"));
                        change.announce(news(GOLD), List.of("team"));
                        throw new IllegalStateException("no");
                    }))
                    .hasMessage("no");
            assertThatThrownBy(() -> ledger.change(ID, change -> {
                        change.describe(NORDLICHT);
                        return change.portals(DAY, standings -> {
                            standings.accept(inactive("c", "3.00"));
                            throw new IllegalStateException("half way");
                        });
                    }))
                    .hasMessage("half way");

            assertThat(ledger.days(ID, DAY, DAY)).containsExactly(day(DAY, "1.00"));
            assertThat(ledger.events(ID, DAY, DAY)).isEmpty();
            assertThat(ledger.undelivered()).isEmpty();
            assertThat(portals(ledger, ID, DAY)).containsExactly(inactive("a", "1.00"));
            // and it goes on
            refresh(ledger, NORDLICHT, day(DAY, "4.00"), List.of(inactive("d", "4.00")));
            assertThat(portals(ledger, ID, DAY)).containsExactly(inactive("d", "4.00"));
        }
    }

    @Test
    void refusesAmountsThatDoNotFit() {
        try (Ledger ledger = place.open()) {
            assertThatThrownBy(() -> refresh(
                            ledger, NORDLICHT, day(DAY, "1.00"), List.of(inactive("a", "92233720368547758.08"))))
                    .isInstanceOfSatisfying(
                            LedgerException.class, e -> assertThat(e.kind()).isEqualTo(LedgerException.Kind.DAMAGED))
                    .hasMessageContaining("92233720368547758.08")
                    .hasMessageContaining("the largest is 92233720368547758.07");
            assertThat(ledger.histories()).isEmpty();
        }
    }

    @Test
    void keepsNamesOfAllLanguagesAndReplacesWhatNoDatabaseTakes() {
        PortalStanding odd = inactive("id\u0000 \uD83D\uDE00 \uD83D", "1.00");
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of(odd));
            assertThat(portals(ledger, ID, DAY)).containsExactly(inactive("id\uFFFD \uD83D\uDE00 \uFFFD", "1.00"));
        }
    }

    @Test
    void ordersPortalsByTheirIdsWhateverTheLanguage() {
        List<String> ids = List.of("", "10", "9", "A", "B", "a", "a-b", "a-c", "ab", "b", "ä", "ä\uD83D\uDE00");
        List<PortalStanding> shuffled =
                new ArrayList<>(ids.stream().map(id -> inactive(id, "1.00")).toList());
        Collections.reverse(shuffled);
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), shuffled);
            assertThat(portals(ledger, ID, DAY)).extracting(PortalStanding::id).isEqualTo(ids);
        }
    }

    @Test
    void leavesAnnouncementsUntilTheyAreDelivered() {
        Announcement first = news(GOLD);
        Announcement second = news(NONE);
        try (Ledger ledger = place.open()) {
            ledger.change(ID, change -> {
                change.describe(NORDLICHT);
                change.announce(first, List.of("team", "boss"));
                change.announce(second, List.of("team"));
                return 0;
            });
            ledger.change(ID, change -> {
                change.describe(NORDLICHT);
                change.announce(first, List.of("boss", "new"));
                return 0;
            });
            assertThat(ledger.undelivered())
                    .containsExactly(
                            new Delivery(first, "team"),
                            new Delivery(first, "boss"),
                            new Delivery(second, "team"),
                            new Delivery(first, "new"));

            ledger.delivered(new Delivery(first, "team"));
            ledger.delivered(new Delivery(first, "team"));
            ledger.change(ID, change -> {
                change.describe(NORDLICHT);
                change.announce(first, List.of("team"));
                return 0;
            });
            assertThat(ledger.undelivered())
                    .containsExactly(
                            new Delivery(first, "boss"), new Delivery(second, "team"), new Delivery(first, "new"));
        }
    }

    @Test
    void writesDownOnlyWhatChanged() throws Exception {
        List<PortalStanding> portals = List.of(
                published("a", "1.00", SOLD, MANAGED), pending("b", unknown()), unlisted("c", unknown(), PERHAPS_SOLD));
        try (Ledger ledger = place.open()) {
            for (int i = 0; i < 50; i++) {
                refresh(ledger, NORDLICHT, day(DAY.plusDays(i), "1.00"), portals);
            }
        }
        assertThat(count("select count(*) from portal_standing")).isEqualTo(3);
    }

    @Test
    void countsHowOftenADayWasRefreshed() throws Exception {
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
            refresh(ledger, NORDLICHT, day(DAY.plusDays(1), "1.00"), List.of());
            refresh(ledger, NORDLICHT, day(DAY.plusDays(1), "1.00"), List.of());
        }
        assertThat(count("select times from refresh order by day desc")).isEqualTo(2);
        assertThat(count("select times from refresh order by day")).isEqualTo(1);
    }

    @Test
    void letsOneChangeOfAHistoryWaitForTheOther() throws Exception {
        int threads = 4;
        int rounds = 5;
        place.open().close();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    start.await();
                    try (Ledger ledger = place.open()) {
                        for (int round = 0; round < rounds; round++) {
                            ledger.change(ID, LedgerContract::oneDayFurther);
                        }
                    }
                    return 0;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get(2, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.histories()).hasSize(1);
            assertThat(ledger.days(ID, LocalDate.MIN, LocalDate.MAX)).hasSize(threads * rounds);
            assertThat(ledger.lastRefreshed(ID)).contains(DAY.plusDays(threads * rounds - 1));
        }
    }

    @Test
    void isMadeOnceWhenManyBeginItAtTheSameTime() throws Exception {
        int threads = 4;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(pool.submit(() -> {
                    start.await();
                    try (Ledger ledger = place.open()) {
                        ledger.change(ID, LedgerContract::oneDayFurther);
                    }
                    return 0;
                }));
            }
            start.countDown();
            for (Future<?> one : all) {
                one.get(2, TimeUnit.MINUTES);
            }
        } finally {
            pool.shutdownNow();
        }
        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.lastRefreshed(ID)).contains(DAY.plusDays(threads - 1));
        }
    }

    @Test
    void showsReadersWhatWasThereBeforeAChangeEnds() {
        try (Ledger writer = place.open();
                Ledger reader = place.open()) {
            refresh(writer, NORDLICHT, day(DAY, "1.00"), List.of(inactive("a", "1.00")));
            writer.change(ID, change -> {
                change.describe(NORDLICHT);
                stand(change, DAY, List.of(inactive("b", "2.00")));
                change.refreshed(day(DAY, "2.00"));
                assertThat(reader.days(ID, DAY, DAY)).containsExactly(day(DAY, "1.00"));
                assertThat(portals(reader, ID, DAY)).containsExactly(inactive("a", "1.00"));
                return 0;
            });
            assertThat(portals(reader, ID, DAY)).containsExactly(inactive("b", "2.00"));
        }
    }

    @Test
    void answersQuestionsWhileItTellsPortals() {
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of(inactive("a", "1.00"), inactive("b", "1.00")));
            List<LocalDate> days = new ArrayList<>();
            ledger.forEachPortal(ID, DAY, portal -> ledger.lastRefreshed(ID).ifPresent(days::add));
            assertThat(days).containsExactly(DAY, DAY);
        }
    }

    @Test
    void isNotThereBeforeItIsMade() {
        assertThatThrownBy(() -> place.openExisting())
                .isInstanceOfSatisfying(
                        LedgerException.class, e -> assertThat(e.kind()).isEqualTo(LedgerException.Kind.MISUSED))
                .hasMessageContaining(place.location().name())
                .hasMessageContaining("tierwise refresh")
                .hasMessageContaining("--ledger");
        place.open().close();
        place.openExisting().close();
    }

    @Test
    void bringsAnOlderLedgerUpToDateAlsoWhenItIsOnlyRead() throws Exception {
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of(inactive("a", "1.00")));
        }
        try (Ledger ledger =
                new SqlLedger(LATER.open(Database.at(place.location()), IfMissing.FAIL), Programmes.CODEC)) {
            assertThat(portals(ledger, ID, DAY)).containsExactly(inactive("a", "1.00"));
        }
        assertThat(count("select remark from history")).isEqualTo(7);
    }

    @Test
    void keepsPointsExactlyAndFiguresThatNoPortalsMakeUp() {
        PortalPoints points = new PortalPoints(
                new PortalPoints.Credit(Count.COUNTS, PointRange.exactly(Fraction.parse("10/3"))),
                new PortalPoints.Credit(Count.UNKNOWN, PointRange.UNKNOWN),
                PointRange.between(Fraction.ZERO, Fraction.parse("1/7")),
                new PointRange(Fraction.parse("10/3"), Optional.empty()));
        PortalStanding standing = withPoints(inactive("a", "1.00"), points);
        Map<MetricId, Measurement> figures = new LinkedHashMap<>();
        figures.put(MetricId.SOLD_POINTS, figure(Interval.from(new BigDecimal("3.3333333333")), 1, 2));
        figures.put(MetricId.RETENTION, new Measurement.Quantity(Interval.exactly(new BigDecimal("85.5"))));
        figures.put(MetricId.CERTIFIED_PEOPLE, new Measurement.Quantity(Interval.from(new BigDecimal("100"))));
        RecordedDay recorded = new RecordedDay(DAY, Instant.parse("2018-03-20T10:00:00Z"), figures, SILVER_TO_GOLD);
        try (Ledger ledger = place.open()) {
            refresh(ledger, NORDLICHT, recorded, List.of(standing));
        }
        try (Ledger ledger = place.open()) {
            assertThat(portals(ledger, ID, DAY)).containsExactly(standing);
            assertThat(ledger.days(ID, DAY, DAY)).containsExactly(recorded);
        }
    }

    @Test
    void remembersWhatWasMetOnTierDaysAndWhenTheFirstTierWasReached() {
        LocalDate tierDay = LocalDate.of(2018, 3, 15);
        MetTier early = new MetTier(LocalDate.of(2017, 11, 15), SILVER_TO_GOLD, State.UNDETERMINED);
        MetTier met = new MetTier(tierDay, GOLD, State.MET);
        RecordedEvent.TierUpdate first = new RecordedEvent.TierUpdate(
                tierDay,
                false,
                SILVER_TO_GOLD,
                Optional.of(new Reached(Optional.of(LocalDate.of(2018, 1, 2)), LocalDate.of(2018, 2, 3))));
        RecordedEvent.TierUpdate second = new RecordedEvent.TierUpdate(tierDay.plusMonths(1), true, GOLD);
        try (Ledger ledger = place.open()) {
            ledger.change(ID, change -> {
                change.describe(NORDLICHT);
                change.met(early);
                change.met(new MetTier(tierDay, SILVER_TO_GOLD, State.UNMET));
                change.met(met);
                change.publish(first);
                change.publish(second);
                assertThat(change.tierUpdates(tierDay)).containsExactly(first);
                assertThat(change.met(tierDay)).containsExactly(early, met);
                return 0;
            });
        }
        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.tierRecord(ID).tierUpdates(LocalDate.MAX)).containsExactly(first, second);
            assertThat(ledger.tierRecord(ID).met(LocalDate.MAX))
                    .as("where nothing but the update is kept, its tier was met")
                    .containsExactly(early, met, new MetTier(second.day(), GOLD, State.UNDETERMINED));
        }
    }

    @Test
    void writesAStandingAnewWhenNothingButItsPointsChange() throws Exception {
        PortalStanding portal = withPoints(published("b", "1200.00", SOLD, MANAGED));
        PortalPoints points = portal.points().orElseThrow();
        PointRange more = PointRange.exactly(points("1000/3"));
        PointRange open = new PointRange(points("10/3"), Optional.empty());
        List<PortalPoints> each = List.of(
                points,
                new PortalPoints(
                        new PortalPoints.Credit(Count.UNKNOWN, points.sold().points()),
                        points.sourced(),
                        points.managed(),
                        points.total()),
                new PortalPoints(
                        new PortalPoints.Credit(Count.UNKNOWN, more),
                        points.sourced(),
                        points.managed(),
                        points.total()),
                new PortalPoints(
                        points.sold(),
                        new PortalPoints.Credit(Count.COUNTS, points.sourced().points()),
                        points.managed(),
                        points.total()),
                new PortalPoints(points.sold(), new PortalPoints.Credit(Count.COUNTS, more), open, points.total()),
                new PortalPoints(points.sold(), new PortalPoints.Credit(Count.COUNTS, more), more, points.total()),
                new PortalPoints(points.sold(), new PortalPoints.Credit(Count.COUNTS, more), more, open));
        try (Ledger ledger = place.open()) {
            for (int i = 0; i < 2 * each.size(); i++) {
                LocalDate day = DAY.plusDays(i);
                refresh(ledger, NORDLICHT, day(day, "1.00"), List.of(withPoints(portal, each.get(i / 2))));
            }
            for (int i = 0; i < 2 * each.size(); i++) {
                assertThat(portals(ledger, ID, DAY.plusDays(i))).containsExactly(withPoints(portal, each.get(i / 2)));
            }
        }
        assertThat(count("select count(*) from portal_standing")).isEqualTo(each.size());
    }

    @Test
    void refusesALedgerOfANewerProgram() {
        new SqlLedger(LATER.open(Database.at(place.location()), IfMissing.CREATE), Programmes.CODEC).close();
        for (Runnable attempt : List.<Runnable>of(
                () -> place.open(),
                () -> place.openExisting(),
                () -> place.care().verify(),
                () -> place.care().importFrom(Path.of("none")))) {
            assertThatThrownBy(attempt::run)
                    .isInstanceOfSatisfying(
                            LedgerException.class, e -> assertThat(e.kind()).isEqualTo(LedgerException.Kind.MISUSED))
                    .hasMessageContainingAll(
                            place.location().name(),
                            "newer Tierwise",
                            "has version 5",
                            "up to version 4",
                            "update Tierwise");
        }
    }

    static int oneDayFurther(HistoryChange change) {
        LocalDate next = change.lastDay().map(last -> last.day().plusDays(1)).orElse(DAY);
        change.describe(NORDLICHT);
        stand(change, next, List.of(inactive("p" + next, "1.00")));
        change.refreshed(day(next, "1.00"));
        return 0;
    }

    @Test
    void what_is_read_within_a_change_is_as_changed_so_far() {
        try (Ledger ledger = place.open()) {
            ledger.change(ID, change -> {
                change.describe(NORDLICHT);
                change.refreshed(day(DAY, "1.00"));
                assertThat(ledger.histories()).containsExactly(NORDLICHT);
                assertThat(ledger.latestDay(ID, DAY)).contains(day(DAY, "1.00"));
                return 0;
            });
        }
    }

    static void refresh(Ledger ledger, History history, RecordedDay day, List<PortalStanding> portals) {
        ledger.change(history.id(), change -> {
            change.describe(history);
            stand(change, day.day(), portals);
            change.refreshed(day);
            return 0;
        });
    }

    static void stand(HistoryChange change, LocalDate day, List<PortalStanding> portals) {
        int told = change.portals(day, standings -> {
            portals.forEach(standings);
            return portals.size();
        });
        assertThat(told).isEqualTo(portals.size());
    }

    static List<PortalStanding> portals(Ledger ledger, HistoryId id, LocalDate day) {
        List<PortalStanding> portals = new ArrayList<>();
        ledger.forEachPortal(id, day, portals::add);
        return portals;
    }

    static RecordedDay day(LocalDate day, String managedMrr) {
        return new RecordedDay(
                day, Instant.parse("2018-03-20T10:00:00Z"), figures("0.00", managedMrr, "3"), SILVER_TO_GOLD);
    }

    static Map<MetricId, Measurement> figures(String soldMrr, String managedMrr, String apps) {
        Map<MetricId, Measurement> figures = new LinkedHashMap<>();
        figures.put(MetricId.SOLD_MRR, figure(exactly(soldMrr), 3, 3));
        figures.put(MetricId.MANAGED_MRR, figure(exactly(managedMrr), 4, 5));
        figures.put(
                MetricId.MEDIAN_APP_USAGE,
                figure(Interval.between(new BigDecimal("2.5"), new BigDecimal(apps)), 0, 2_000_000));
        figures.put(MetricId.CERTIFICATION, new Measurement.Status(State.UNDETERMINED));
        return figures;
    }

    static Measurement.Figure figure(Interval value, int low, int high) {
        return new Measurement.Figure(value, new PortalCount(low, high));
    }

    static Announcement news(TierRange after) {
        return new Announcement(ID, Announcement.Kind.CREDITED_TIER_CHANGED, DAY, SILVER_TO_GOLD, after);
    }

    long count(String question) throws Exception {
        try (var connection = place.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(question)) {
            assertThat(answer.next()).isTrue();
            return answer.getLong(1);
        }
    }
}
