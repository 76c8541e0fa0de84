package dev.tierwise.application.schedule;

import static dev.tierwise.application.schedule.ScheduledEvent.Kind.MONTHLY_REPORT;
import static dev.tierwise.application.schedule.ScheduledEvent.Kind.TIER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.testing.GeneratedCases;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tiers that are updated in some months of the year only, as in the programmes since 2020. */
class TierMonthsTest {

    private final Schedule twiceAYear = new Schedule(new UpdateDays(1, 15, EnumSet.of(Month.JANUARY, Month.JULY)));

    @Test
    void tiersAreUpdatedInTheirMonthsAndReportsComeEveryMonth() {
        assertThat(twiceAYear.events(day("2024-06-10"), day("2024-09-01")))
                .containsExactly(report("2024-07-01"), tier("2024-07-15"), report("2024-08-01"), report("2024-09-01"));
    }

    @Test
    void theNextUpdateOfTheTierMayBeHalfAYearAway() {
        assertThat(twiceAYear.next(TIER, day("2024-01-14"))).isEqualTo("2024-01-15");
        assertThat(twiceAYear.next(TIER, day("2024-01-15"))).isEqualTo("2024-07-15");
        assertThat(twiceAYear.next(TIER, day("2024-08-01"))).isEqualTo("2025-01-15");
        assertThat(twiceAYear.nextDue(day("2024-08-01")))
                .contains(new Due(Variable.TIER, day("2025-01-15")), new Due(Variable.SOLD_MRR, day("2024-09-01")));
    }

    @Test
    void theLatestUpdateOfTheTierMayBeLastYears() {
        assertThat(twiceAYear.latest(TIER, day("2024-07-15"))).isEqualTo("2024-07-15");
        assertThat(twiceAYear.latest(TIER, day("2024-07-14"))).isEqualTo("2024-01-15");
        assertThat(twiceAYear.latest(TIER, day("2024-01-14"))).isEqualTo("2023-07-15");
        assertThat(twiceAYear.latest(MONTHLY_REPORT, day("2024-06-30"))).isEqualTo("2024-06-01");
    }

    @Test
    void aFirstLookGoesBackToTheReportBeforeTheLatestUpdateOfTheTier() {
        assertThat(twiceAYear.eventsUpTo(day("2024-03-20")))
                .containsExactly(report("2024-01-01"), tier("2024-01-15"), report("2024-02-01"), report("2024-03-01"));
    }

    @Test
    void aDayThatTheOnlyMonthLacksFallsOnItsLastDay() {
        Schedule inFebruary = new Schedule(new UpdateDays(31, 31, Set.of(Month.FEBRUARY)));
        assertThat(inFebruary.next(TIER, day("2024-02-28"))).isEqualTo("2024-02-29");
        assertThat(inFebruary.next(TIER, day("2024-02-29"))).isEqualTo("2025-02-28");
    }

    @Test
    void isWhatGoingThroughTheCalendarDayByDayFinds() {
        GeneratedCases.of(TierMonthsTest.class, "schedules of some months", 2_000)
                .run((seed, random) -> {
                    Set<Month> months = EnumSet.of(Month.of(1 + random.nextInt(12)));
                    for (int further = random.nextInt(3); further > 0; further--) {
                        months.add(Month.of(1 + random.nextInt(12)));
                    }
                    int tierDay = 1 + random.nextInt(31);
                    Schedule schedule = new Schedule(new UpdateDays(1, tierDay, months));
                    LocalDate from = day("2019-01-01").plusDays(random.nextInt(1500));
                    String which = "case " + seed + ": " + schedule + " from " + from;

                    assertThat(schedule.next(TIER, from))
                            .as(which)
                            .isEqualTo(search(from.plusDays(1), 1, tierDay, months));
                    assertThat(schedule.latest(TIER, from)).as(which).isEqualTo(search(from, -1, tierDay, months));
                });
    }

    private static LocalDate search(LocalDate start, int step, int tierDay, Set<Month> months) {
        LocalDate day = start;
        while (!months.contains(day.getMonth()) || day.getDayOfMonth() != Math.min(tierDay, day.lengthOfMonth())) {
            day = day.plusDays(step);
        }
        return day;
    }

    @Test
    void everyMonthIsTheUsualCase() {
        assertThat(new UpdateDays(1, 15)).isEqualTo(new UpdateDays(1, 15, EnumSet.allOf(Month.class)));
        assertThat(new Schedule(new UpdateDays(1, 15)).events(day("2024-01-01"), day("2024-02-15")))
                .isEqualTo(List.of(tier("2024-01-15"), report("2024-02-01"), tier("2024-02-15")));
    }

    private static ScheduledEvent report(String day) {
        return new ScheduledEvent(MONTHLY_REPORT, day(day));
    }

    private static ScheduledEvent tier(String day) {
        return new ScheduledEvent(TIER, day(day));
    }

    private static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
