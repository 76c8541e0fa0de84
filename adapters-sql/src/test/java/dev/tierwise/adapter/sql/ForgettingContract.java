package dev.tierwise.adapter.sql;

import static dev.tierwise.adapter.sql.LedgerContract.DAY;
import static dev.tierwise.adapter.sql.LedgerContract.GOLD;
import static dev.tierwise.adapter.sql.LedgerContract.ID;
import static dev.tierwise.adapter.sql.LedgerContract.NORDLICHT;
import static dev.tierwise.adapter.sql.LedgerContract.SILVER_TO_GOLD;
import static dev.tierwise.adapter.sql.LedgerContract.day;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.Announcement.Kind;
import dev.tierwise.application.ledger.Delivery;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.LaterDays;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.testing.GeneratedCases;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A ledger of which days are forgotten is as if they had never been refreshed. */
abstract class ForgettingContract {

    private static final int REFRESHES = 45;

    @TempDir
    Path folder;

    abstract Place freshPlace();

    static Stream<Long> seeds() {
        return GeneratedCases.of(ForgettingContract.class, "histories", 4)
                .seeds()
                .boxed();
    }

    /** A refresh of the history with that number. */
    private record Step(int history, LocalDate day) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void equals_a_ledger_that_never_had_those_days(long seed) throws IOException {
        Random random = GeneratedCases.random(seed);
        Place forgetting = freshPlace();
        List<Step> steps = new ArrayList<>();
        List<Generated> lived = histories(seed);
        try (Ledger ledger = forgetting.open()) {
            for (int i = 0; i < REFRESHES; i++) {
                int history = random.nextInt(lived.size());
                lived.get(history).refresh(ledger);
                steps.add(new Step(history, lived.get(history).days.lastKey()));
            }
        }
        LocalDate after = steps.get(random.nextInt(steps.size())).day().plusDays(random.nextInt(3) - 1);
        List<LaterDays> later = forgetting.care().later(after);
        assertThat(later).allSatisfy(days -> assertThat(days.first()).isAfter(after));

        forgetting.care().forget(after, later.stream().map(LaterDays::history).toList());

        assertThat(forgetting.care().later(after)).isEmpty();
        assertThat(forgetting.care().verify()).isEmpty();
        Place never = Place.inFile(folder.resolve("never.db"));
        List<Generated> shorter = livedUntil(after, steps, seed, never);
        assertThat(exported(forgetting)).isEqualTo(exported(never));

        List<Generated> again = livedUntil(after, steps, seed, Place.inFile(folder.resolve("again.db")));
        try (Ledger one = forgetting.openExisting();
                Ledger other = never.openExisting()) {
            for (int i = 0; i < shorter.size(); i++) {
                again.get(i).refresh(one);
                shorter.get(i).refresh(other);
            }
        }
        assertThat(exported(forgetting)).isEqualTo(exported(never));
        assertThat(forgetting.care().verify()).isEmpty();
    }

    private static List<Generated> histories(long seed) {
        List<Generated> histories = new ArrayList<>();
        histories.add(new Generated(GeneratedCases.random(seed), 8, true, "Nordlicht", 1, 15));
        histories.add(new Generated(GeneratedCases.random(seed + 1), 8, true, "Südwind", 31, 31));
        histories.add(
                new Generated(GeneratedCases.random(seed + 2), 8, true, "Zephir", 28, 3, Month.JANUARY, Month.JULY));
        return histories;
    }

    /** Lives through the same once more, but for what comes after a day. */
    private static List<Generated> livedUntil(LocalDate after, List<Step> steps, long seed, Place place) {
        List<Generated> histories = histories(seed);
        try (Ledger ledger = place.open()) {
            steps.stream()
                    .filter(step -> !step.day().isAfter(after))
                    .forEach(step -> histories.get(step.history()).refresh(ledger));
        }
        return histories;
    }

    /** Without warnings, whose day does not tell when they were given. */
    private Map<String, String> exported(Place place) throws IOException {
        Path export = folder.resolve("export-" + place.hashCode() + "-" + System.nanoTime());
        place.care().exportTo(export);
        Map<String, String> content = new TreeMap<>(GeneratedContract.content(export));
        content.computeIfPresent(
                "deliveries.csv",
                (name, text) -> text.lines()
                        .filter(line -> !line.contains("tier-at-risk"))
                        .collect(Collectors.joining("\n")));
        return content;
    }

    @Test
    void a_history_that_began_later_is_gone_and_others_stay() {
        Place place = freshPlace();
        History later = new History("Südwind", NORDLICHT.timeZone(), NORDLICHT.programme());
        try (Ledger ledger = place.open()) {
            LedgerContract.refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of(Standing.inactive("a", "1.00")));
            LedgerContract.refresh(
                    ledger, later, day(DAY.plusDays(5), "2.00"), List.of(Standing.inactive("b", "2.00")));
        }
        assertThat(place.care().later(DAY))
                .containsExactly(new LaterDays(later.id(), 1, DAY.plusDays(5), DAY.plusDays(5), true));

        place.care().forget(DAY, List.of(later.id()));

        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.histories()).containsExactly(NORDLICHT);
            assertThat(LedgerContract.portals(ledger, ID, DAY)).containsExactly(Standing.inactive("a", "1.00"));
        }
    }

    @Test
    void only_the_histories_that_are_named_forget() {
        Place place = freshPlace();
        History other = new History("Südwind", NORDLICHT.timeZone(), NORDLICHT.programme());
        try (Ledger ledger = place.open()) {
            for (History history : List.of(NORDLICHT, other)) {
                LedgerContract.refresh(ledger, history, day(DAY, "1.00"), List.of());
                LedgerContract.refresh(ledger, history, day(DAY.plusDays(1), "2.00"), List.of());
            }
        }
        place.care().forget(DAY, List.of(ID));

        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.lastRefreshed(ID)).contains(DAY);
            assertThat(ledger.lastRefreshed(other.id())).contains(DAY.plusDays(1));
        }
    }

    /** The next update of the tier after 16 March is on 15 April. */
    @Test
    void changes_and_warnings_that_came_later_are_not_announced_any_more() {
        Place place = freshPlace();
        Announcement change = new Announcement(ID, Kind.LIVE_TIER_CHANGED, DAY, SILVER_TO_GOLD, GOLD);
        Announcement warning = new Announcement(ID, Kind.TIER_AT_RISK, LocalDate.of(2018, 4, 15), GOLD, SILVER_TO_GOLD);
        Announcement laterChange =
                new Announcement(ID, Kind.CREDITED_TIER_CHANGED, LocalDate.of(2018, 4, 15), GOLD, SILVER_TO_GOLD);
        Announcement laterWarning =
                new Announcement(ID, Kind.TIER_AT_RISK, LocalDate.of(2018, 5, 15), GOLD, SILVER_TO_GOLD);
        try (Ledger ledger = place.open()) {
            LedgerContract.refresh(ledger, NORDLICHT, day(DAY, "1.00"), List.of());
            announce(ledger, change, warning);
            LedgerContract.refresh(ledger, NORDLICHT, day(DAY.plusDays(60), "1.00"), List.of());
            announce(ledger, laterChange, laterWarning);
        }
        place.care().forget(DAY, List.of(ID));

        try (Ledger ledger = place.openExisting()) {
            assertThat(ledger.undelivered())
                    .containsExactly(new Delivery(change, "team"), new Delivery(warning, "team"));
        }
    }

    private static void announce(Ledger ledger, Announcement... announcements) {
        ledger.change(ID, change -> {
            change.describe(NORDLICHT);
            List.of(announcements).forEach(news -> change.announce(news, List.of("team")));
            return 0;
        });
    }
}
