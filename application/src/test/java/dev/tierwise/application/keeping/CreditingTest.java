package dev.tierwise.application.keeping;

import static dev.tierwise.domain.metric.State.MET;
import static dev.tierwise.domain.metric.State.UNDETERMINED;
import static dev.tierwise.domain.metric.State.UNMET;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.ledger.MetTier;
import dev.tierwise.application.ledger.Reached;
import dev.tierwise.application.ledger.RecordedEvent.TierUpdate;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.ProgrammeLine;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.testing.GeneratedCases;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How a tier is kept. */
class CreditingTest {

    private static final List<String> TIERS = List.of("silver", "gold", "platinum", "diamond");
    private static final int NONE = -1;

    private final Programme halfYearly =
            programme(new Downgrades(EnumSet.of(Month.JANUARY, Month.JULY), Period.ofMonths(5), Period.ofMonths(6)));

    @Test
    void withoutDowngradesTheTierIsThatOfTheDay() {
        Crediting crediting = Crediting.of(
                BuiltInProgrammes.HUBSPOT_2018_01,
                exactly("diamond"),
                Optional.empty(),
                List.of(met("2018-01-15", "diamond")));
        crediting = crediting.next(met("2018-02-15", "gold"));
        assertThat(crediting.credited()).isEqualTo(exactly("gold"));
        assertThat(crediting.held(day -> true)).isEmpty();
    }

    @Test
    void aTierRisesInEveryMonth() {
        Crediting crediting = credited("gold", "2024-01-15");
        crediting = crediting.next(met("2024-03-15", "platinum"));
        assertThat(crediting.credited()).isEqualTo(exactly("platinum"));
    }

    @Test
    void aTierDoesNotFallInOtherMonths() {
        Crediting crediting = credited("diamond", "2020-01-15");
        crediting = crediting.next(met("2024-03-15", "silver"));
        assertThat(crediting.credited()).isEqualTo(exactly("diamond"));
    }

    @Test
    void aTierFallsToTheBestOfTheWindowAsInHubSpotsExample() {
        Crediting crediting = credited("diamond", "2020-01-15");
        crediting = crediting.next(met("2024-02-15", "silver"));
        crediting = crediting.next(met("2024-04-15", "platinum"));
        crediting = crediting.next(met("2024-07-15", "gold"));
        assertThat(crediting.credited()).isEqualTo(exactly("platinum"));
    }

    @Test
    void aTierMetOnceInTheWindowIsKept() {
        Crediting crediting = credited("diamond", "2020-01-15");
        crediting = crediting.next(met("2024-02-15", "diamond"));
        crediting = crediting.next(met("2024-03-15", "gold"));
        crediting = crediting.next(met("2024-07-15", "gold"));
        assertThat(crediting.credited()).isEqualTo(exactly("diamond"));
    }

    @Test
    void aTierMetOnADayBeforeTheWindowIsNot() {
        Crediting crediting = credited("diamond", "2020-01-15");
        crediting = crediting.next(met("2024-01-15", "diamond"));
        crediting = crediting.next(met("2024-07-15", "gold"));
        assertThat(crediting.credited()).isEqualTo(exactly("gold"));
    }

    @Test
    void aTierReachedLessThanTheHoldAgoStaysThoughTheCertificationHasEnded() {
        Crediting crediting = credited("gold", "2020-01-15");
        crediting = crediting.next(met("2024-02-15", "diamond"));
        crediting = crediting.next(uncertified("2024-07-15"));
        assertThat(crediting.credited()).isEqualTo(exactly("diamond"));
        assertThat(reason(crediting)).isEqualTo(Held.Reason.REACHED_RECENTLY);
    }

    @Test
    void a_tier_that_later_rules_do_not_have_becomes_the_next_lower_one() {
        Programme since = new Programme(
                "since",
                halfYearly.label(),
                halfYearly.currency(),
                halfYearly.metrics(),
                halfYearly.soldWindow(),
                halfYearly.appLookBack(),
                halfYearly.apps(),
                halfYearly.certification(),
                halfYearly.updateDays(),
                halfYearly.tiers().subList(0, 3),
                halfYearly.pointRules(),
                halfYearly.growthShares());
        Programme line = new ProgrammeLine(
                        "line",
                        halfYearly.label(),
                        List.of(
                                new ProgrammeLine.Version(Optional.empty(), halfYearly),
                                new ProgrammeLine.Version(Optional.of(LocalDate.parse("2024-03-01")), since)))
                .on(LocalDate.MAX);
        Crediting diamond =
                Crediting.of(line, exactly("diamond"), reached("2020-01-15"), List.of(met("2024-02-15", "diamond")));
        Crediting afterwards = diamond.next(met("2024-03-15", "silver"));

        assertThat(afterwards.credited()).isEqualTo(exactly("platinum"));
        assertThat(afterwards.isCertain(line.tier("platinum").orElseThrow())).isTrue();
        assertThat(afterwards.isCertain(halfYearly.tier("diamond").orElseThrow()))
                .isFalse();
        assertThat(afterwards.next(met("2024-07-15", "silver")).credited())
                .as("diamond was met in the window")
                .isEqualTo(exactly("platinum"));
        assertThat(afterwards
                        .next(met("2024-07-15", "silver"))
                        .next(met("2025-01-15", "silver"))
                        .credited())
                .isEqualTo(exactly("silver"));
    }

    @Test
    void theDayExactlyTheHoldAfterTakesATier() {
        Crediting crediting = Crediting.of(
                halfYearly, exactly("diamond"), reached("2024-01-15"), List.of(met("2024-01-15", "diamond")));
        crediting = crediting.next(met("2024-07-15", "gold"));
        assertThat(crediting.credited()).isEqualTo(exactly("gold"));
    }

    @Test
    void whereTheCertificationHasEndedTheWindowProtectsNothing() {
        Crediting crediting = credited("diamond", "2020-01-15");
        crediting = crediting.next(met("2024-06-15", "diamond"));
        crediting = crediting.next(uncertified("2024-07-15"));
        assertThat(crediting.credited()).isEqualTo(new TierRange(Optional.empty(), Optional.empty()));
    }

    @Test
    void whereItIsUnknownWhetherTheCertificationIsValidBothMayHappen() {
        Crediting crediting = credited("diamond", "2020-01-15");
        crediting = crediting.next(met("2024-06-15", "diamond"));
        crediting = crediting.next(new MetTier(day("2024-07-15"), range(null, "gold"), UNDETERMINED));
        assertThat(crediting.credited()).isEqualTo(range(null, "diamond"));
    }

    @Test
    void aTierThatHasFallenIsNotReachedAnewByThat() {
        Programme oftener = programme(new Downgrades(
                EnumSet.of(Month.JANUARY, Month.APRIL, Month.JULY, Month.OCTOBER),
                Period.ofMonths(1),
                Period.ofMonths(6)));
        Crediting crediting =
                Crediting.of(oftener, exactly("diamond"), reached("2020-01-15"), List.of(met("2023-12-15", "diamond")));
        crediting = crediting.next(met("2024-01-15", "platinum"));
        assertThat(crediting.credited()).isEqualTo(exactly("diamond"));
        crediting = crediting.next(met("2024-04-15", "platinum"));
        assertThat(crediting.credited()).isEqualTo(exactly("platinum"));
        crediting = crediting.next(met("2024-07-15", "gold"));
        assertThat(crediting.credited()).isEqualTo(exactly("gold"));
    }

    @Test
    void itIsSaidWhyATierIsHeldAndUntilWhenAtLeast() {
        Crediting crediting = credited("diamond", "2020-01-15");
        crediting = crediting.next(met("2024-03-15", "diamond"));
        assertThat(crediting.held(day -> true)).contains(new Held(Held.Reason.MET, day("2025-01-15")));
        crediting = crediting.next(met("2024-04-15", "gold"));
        assertThat(crediting.held(day -> true)).contains(new Held(Held.Reason.NO_DOWNGRADE_DUE, day("2025-01-15")));
        assertThat(crediting.held(day -> day.isBefore(day("2024-07-01"))))
                .as("certified until June")
                .contains(new Held(Held.Reason.NO_DOWNGRADE_DUE, day("2024-07-15")));
        crediting = crediting.next(met("2024-07-15", "gold"));
        assertThat(crediting.held(day -> true)).contains(new Held(Held.Reason.MET_IN_WINDOW, day("2025-01-15")));
    }

    @Test
    void theWindowOfTheFirstDayIsAllThatIsKnown() {
        Crediting crediting = Crediting.ofWindow(
                halfYearly,
                List.of(met("2024-03-15", "platinum"), met("2024-04-15", "silver"), met("2024-07-15", "gold")));
        assertThat(crediting.credited()).isEqualTo(exactly("platinum"));
        assertThat(reason(crediting)).isEqualTo(Held.Reason.MET_IN_WINDOW);
    }

    @Test
    void aNaiveWalkThroughEveryWayTheUnknownsCouldTurnOutFindsTheSameBounds() {
        GeneratedCases.of(CreditingTest.class, "agencies whose tier is kept", 1_500)
                .run((seed, random) -> {
                    Downgrades downgrades = new Downgrades(
                            months(random),
                            Period.ofMonths(1 + random.nextInt(8)),
                            Period.ofMonths(1 + random.nextInt(9)));
                    Programme programme = programme(downgrades);
                    List<LocalDate> days =
                            new Schedule(programme.updateDays()).tierDays(day("2024-01-01"), day("2025-12-31"));
                    Schedule schedule = new Schedule(programme.updateDays());
                    boolean apart = days.stream()
                            .filter(schedule::canFall)
                            .allMatch(day ->
                                    day.minus(downgrades.window()).isAfter(schedule.latestFall(day.minusDays(1))));
                    int known = random.nextInt(6);
                    int length = 2 + random.nextInt(10);
                    List<Day> all = new ArrayList<>();
                    int ways = 1;
                    for (LocalDate day : days.subList(known, known + length)) {
                        int low = random.nextInt(5) - 1;
                        boolean unknown = ways < 200 && random.nextInt(3) == 0;
                        int high = unknown ? Math.min(3, low + 1 + random.nextInt(2)) : low;
                        State certified = random.nextInt(4) > 0
                                ? MET
                                : random.nextBoolean() || ways >= 200 ? UNMET : UNDETERMINED;
                        ways *= (high - low + 1) * (certified == UNDETERMINED ? 2 : 1);
                        all.add(new Day(day, low, high, certified));
                    }
                    Optional<LocalDate> since = random.nextBoolean()
                            ? Optional.of(all.get(0).day().minusMonths(random.nextInt(8)))
                            : Optional.of(day("2015-01-01"));
                    int begin = random.nextInt(5) - 1;
                    Day first = new Day(
                            all.get(0).day(),
                            Math.min(begin, all.get(0).low()),
                            Math.min(begin, all.get(0).low()),
                            MET);
                    all.set(0, first);
                    Crediting crediting =
                            Crediting.of(programme, range(begin, begin), since.map(Reached::on), List.of(first.met()));
                    List<TierUpdate> updates = new ArrayList<>(
                            List.of(new TierUpdate(first.day(), false, range(begin, begin), since.map(Reached::on))));
                    List<MetTier> met = new ArrayList<>(List.of(first.met()));
                    for (int i = 1; i < all.size(); i++) {
                        crediting = crediting.next(all.get(i).met());
                        TierRange found = crediting.credited();
                        int[] bounds = {Integer.MAX_VALUE, Integer.MIN_VALUE};
                        everyWay(
                                downgrades,
                                all.subList(0, i + 1),
                                1,
                                new int[i + 1],
                                new boolean[i + 1],
                                begin,
                                since.get(),
                                bounds,
                                first.low());
                        String as = "seed %s, %s, since %s, from %s: %s"
                                .formatted(seed, downgrades, since, begin, all.subList(0, i + 1));
                        if (apart) {
                            assertThat(found).as(as).isEqualTo(range(bounds[0], bounds[1]));
                        } else {
                            assertThat(rank(found.atLeast())).as(as).isLessThanOrEqualTo(bounds[0]);
                            assertThat(rank(found.atMost())).as(as).isGreaterThanOrEqualTo(bounds[1]);
                        }
                        updates.add(new TierUpdate(all.get(i).day(), false, found));
                        met.add(all.get(i).met());
                        assertThat(Crediting.resumed(programme, updates, met).held(day -> true))
                                .as("seed %s, resumed after %s", seed, all.subList(0, i + 1))
                                .isEqualTo(crediting.held(day -> true));
                    }
                });
    }

    private record Day(LocalDate day, int low, int high, State certified) {

        MetTier met() {
            return new MetTier(day, range(low, high), certified);
        }
    }

    /** Walks once for every way the days could turn out: word for word what the rule says, with nothing unknown. */
    private static void everyWay(
            Downgrades downgrades,
            List<Day> days,
            int next,
            int[] tiers,
            boolean[] certified,
            int begin,
            LocalDate since,
            int[] bounds,
            int first) {
        if (next == days.size()) {
            tiers[0] = first;
            int end = naive(downgrades, days, tiers, certified, begin, since);
            bounds[0] = Math.min(bounds[0], end);
            bounds[1] = Math.max(bounds[1], end);
            return;
        }
        Day day = days.get(next);
        for (int tier = day.low(); tier <= day.high(); tier++) {
            for (boolean valid : new boolean[] {true, false}) {
                if (day.certified() == UNDETERMINED || valid == (day.certified() == MET)) {
                    tiers[next] = tier;
                    certified[next] = valid;
                    everyWay(downgrades, days, next + 1, tiers, certified, begin, since, bounds, first);
                }
            }
        }
    }

    private static int naive(
            Downgrades downgrades, List<Day> days, int[] met, boolean[] certified, int begin, LocalDate since) {
        int credited = begin;
        LocalDate reached = since;
        for (int i = 1; i < days.size(); i++) {
            LocalDate day = days.get(i).day();
            int becomes = met[i];
            if (!downgrades.months().contains(day.getMonth())) {
                becomes = Math.max(credited, met[i]);
            } else {
                for (int j = 0; j < i && certified[i]; j++) {
                    if (!days.get(j).day().isBefore(day.minus(downgrades.window()))) {
                        becomes = Math.max(becomes, met[j]);
                    }
                }
                if (becomes < credited && day.isBefore(reached.plus(downgrades.hold()))) {
                    becomes = credited;
                }
            }
            if (becomes > credited) {
                reached = day;
            }
            credited = becomes;
        }
        return credited;
    }

    private static Set<Month> months(Random random) {
        Set<Month> months = EnumSet.of(Month.of(1 + random.nextInt(12)));
        while (random.nextInt(3) > 0) {
            months.add(Month.of(1 + random.nextInt(12)));
        }
        return months;
    }

    private Crediting credited(String tier, String since) {
        return Crediting.of(halfYearly, exactly(tier), reached(since), List.of(met("2024-01-14", null)));
    }

    private static Held.Reason reason(Crediting crediting) {
        return crediting.held(day -> true).orElseThrow().reason();
    }

    private static Programme programme(Downgrades downgrades) {
        Programme like = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                "kept",
                like.label(),
                like.currency(),
                like.metrics(),
                like.soldWindow(),
                like.appLookBack(),
                like.apps(),
                like.certification(),
                new UpdateDays(1, 15, downgrades),
                like.tiers());
    }

    private static MetTier met(String day, @Nullable String tier) {
        return new MetTier(day(day), range(tier, tier), MET);
    }

    private static Optional<Reached> reached(String day) {
        return Optional.of(Reached.on(day(day)));
    }

    private static int rank(Optional<String> tier) {
        return tier.map(TIERS::indexOf).orElse(NONE);
    }

    private static MetTier uncertified(String day) {
        return new MetTier(day(day), range(NONE, NONE), UNMET);
    }

    private static TierRange exactly(String tier) {
        return range(tier, tier);
    }

    private static TierRange range(int low, int high) {
        return range(low == NONE ? null : TIERS.get(low), high == NONE ? null : TIERS.get(high));
    }

    private static TierRange range(@Nullable String low, @Nullable String high) {
        return new TierRange(Optional.ofNullable(low), Optional.ofNullable(high));
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
