package dev.tierwise.application.schedule;

import static dev.tierwise.application.schedule.ScheduledEvent.Kind.MONTHLY_REPORT;
import static dev.tierwise.application.schedule.ScheduledEvent.Kind.TIER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.testing.GeneratedCases;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    private static final Schedule USUAL = schedule(1, 15);

    @Nested
    class TheEventsBetweenTwoDays {

        @Test
        void leaveTheFirstDayOutAndTakeTheLastDayIn() {
            assertThat(USUAL.events(day("2018-03-01"), day("2018-03-15"))).containsExactly(tier("2018-03-15"));
            assertThat(USUAL.events(day("2018-02-28"), day("2018-03-14"))).containsExactly(report("2018-03-01"));
        }

        @Test
        void areNoneBetweenADayAndItself() {
            assertThat(USUAL.events(day("2018-03-15"), day("2018-03-15"))).isEmpty();
        }

        @Test
        void areAllThoseOfMonthsThatPassedUnseenInTheOrderOfTheirDays() {
            assertThat(USUAL.events(day("2017-11-20"), day("2018-02-14")))
                    .containsExactly(
                            report("2017-12-01"),
                            tier("2017-12-15"),
                            report("2018-01-01"),
                            tier("2018-01-15"),
                            report("2018-02-01"));
        }

        @Test
        void areInTheOrderOfTheirDaysAlsoWhereTheTierComesFirstInAMonth() {
            assertThat(schedule(20, 5).events(day("2018-01-01"), day("2018-02-28")))
                    .containsExactly(
                            tier("2018-01-05"), report("2018-01-20"), tier("2018-02-05"), report("2018-02-20"));
        }

        @Test
        void putTheReportBeforeTheTierOfTheSameDay() {
            assertThat(schedule(15, 15).events(day("2018-03-14"), day("2018-03-15")))
                    .containsExactly(report("2018-03-15"), tier("2018-03-15"));
        }

        @Test
        void fallOnTheLastDayOfAMonthThatLacksTheirDay() {
            assertThat(schedule(31, 30).events(day("2018-01-31"), day("2018-04-30")))
                    .containsExactly(
                            report("2018-02-28"),
                            tier("2018-02-28"),
                            tier("2018-03-30"),
                            report("2018-03-31"),
                            report("2018-04-30"),
                            tier("2018-04-30"));
            assertThat(schedule(29, 31).events(day("2020-01-31"), day("2020-02-29")))
                    .containsExactly(report("2020-02-29"), tier("2020-02-29"));
            assertThat(schedule(29, 31).events(day("2020-02-29"), day("2020-03-31")))
                    .containsExactly(report("2020-03-29"), tier("2020-03-31"));
        }
    }

    @Nested
    class AFirstLook {

        @Test
        void startsWithTheReportBeforeTheLatestTierAndTakesInWhatCameAfter() {
            assertThat(USUAL.eventsUpTo(day("2018-03-10")))
                    .containsExactly(report("2018-02-01"), tier("2018-02-15"), report("2018-03-01"));
        }

        @Test
        void onTheTierDayEndsWithThatTier() {
            assertThat(USUAL.eventsUpTo(day("2018-03-15"))).containsExactly(report("2018-03-01"), tier("2018-03-15"));
        }

        @Test
        void onTheDayOfBothIsMadeOfTheTwo() {
            assertThat(schedule(15, 15).eventsUpTo(day("2018-03-15")))
                    .containsExactly(report("2018-03-15"), tier("2018-03-15"));
        }

        @Test
        void takesInAnEarlierTierThatCameOutAfterTheReportThatTheLatestOneRestsOn() {
            assertThat(schedule(31, 30).eventsUpTo(day("2018-03-30")))
                    .containsExactly(report("2018-02-28"), tier("2018-02-28"), tier("2018-03-30"));
        }
    }

    @Nested
    class WhatIsDueNext {

        @Test
        void isEachVariablesFirstDayAfterTheDayInTheOrderOfTheFaq() {
            assertThat(USUAL.nextDue(day("2018-03-16")))
                    .containsExactly(
                            new Due(Variable.SOLD_MRR, day("2018-04-01")),
                            new Due(Variable.SOLD_POINTS, day("2018-04-01")),
                            new Due(Variable.SOURCED_POINTS, day("2018-04-01")),
                            new Due(Variable.TIER, day("2018-04-15")),
                            new Due(Variable.MANAGED_MRR, day("2018-03-17")),
                            new Due(Variable.MEDIAN_APP_USAGE, day("2018-03-17")),
                            new Due(Variable.MANAGED_POINTS, day("2018-03-17")),
                            new Due(Variable.TOTAL_POINTS, day("2018-03-17")),
                            new Due(Variable.NEW_CUSTOMERS, day("2018-03-17")));
        }

        @Test
        void isNeverTheDayItself() {
            assertThat(USUAL.next(MONTHLY_REPORT, day("2018-03-01"))).isEqualTo("2018-04-01");
            assertThat(USUAL.next(TIER, day("2018-03-15"))).isEqualTo("2018-04-15");
            assertThat(USUAL.next(TIER, day("2018-03-14"))).isEqualTo("2018-03-15");
        }

        @Test
        void isTheLastDayOfAMonthThatLacksTheDay() {
            assertThat(schedule(31, 29).next(MONTHLY_REPORT, day("2018-01-31"))).isEqualTo("2018-02-28");
            assertThat(schedule(31, 29).next(TIER, day("2018-01-30"))).isEqualTo("2018-02-28");
            assertThat(schedule(31, 29).next(TIER, day("2020-01-30"))).isEqualTo("2020-02-29");
        }
    }

    @Nested
    class WhatIsDueBetweenTwoDays {

        @Test
        void isNothingBetweenADayAndItself() {
            assertThat(dueBetween(USUAL, day("2018-03-15"), day("2018-03-15"))).isEmpty();
        }

        @Test
        void isWhatFallsDueByTheLastOfThemEachVariableOnce() {
            assertThat(dueBetween(USUAL, day("2018-03-14"), day("2018-03-15")))
                    .extracting(Due::variable)
                    .containsExactly(
                            Variable.TIER,
                            Variable.MANAGED_MRR,
                            Variable.MEDIAN_APP_USAGE,
                            Variable.MANAGED_POINTS,
                            Variable.TOTAL_POINTS,
                            Variable.NEW_CUSTOMERS);
            assertThat(dueBetween(USUAL, day("2018-01-02"), day("2018-06-30")))
                    .hasSize(Variable.values().length - 1)
                    .contains(new Due(Variable.SOLD_MRR, day("2018-02-01")), new Due(Variable.TIER, day("2018-01-15")));
        }
    }

    /** The calendar gone through day by day. */
    private record DayByDay(UpdateDays days) {

        boolean falls(ScheduledEvent.Kind kind, LocalDate day) {
            int wanted = kind == TIER ? days.tierDay() : days.reportDay();
            boolean lastOfItsMonth = day.plusDays(1).getDayOfMonth() == 1;
            return day.getDayOfMonth() == wanted || (lastOfItsMonth && day.getDayOfMonth() < wanted);
        }

        List<ScheduledEvent> events(LocalDate after, LocalDate through) {
            List<ScheduledEvent> events = new ArrayList<>();
            for (LocalDate day = after.plusDays(1); !day.isAfter(through); day = day.plusDays(1)) {
                if (falls(MONTHLY_REPORT, day)) {
                    events.add(new ScheduledEvent(MONTHLY_REPORT, day));
                }
                if (falls(TIER, day)) {
                    events.add(new ScheduledEvent(TIER, day));
                }
            }
            return events;
        }

        LocalDate latest(ScheduledEvent.Kind kind, LocalDate day) {
            return falls(kind, day) ? day : latest(kind, day.minusDays(1));
        }

        LocalDate next(ScheduledEvent.Kind kind, LocalDate day) {
            LocalDate following = day.plusDays(1);
            return falls(kind, following) ? following : next(kind, following);
        }
    }

    @Test
    void isWhatGoingThroughTheCalendarDayByDayFinds() {
        GeneratedCases.of(ScheduleTest.class, "schedules", 5_000).run((seed, random) -> {
            UpdateDays days = new UpdateDays(dayOfMonth(random), dayOfMonth(random));
            Schedule schedule = new Schedule(days);
            DayByDay calendar = new DayByDay(days);
            LocalDate from = someDay(random);
            LocalDate to = from.plusDays(random.nextInt(random.nextBoolean() ? 3 : 100));
            String which = "case " + seed + ": " + days + " from " + from + " to " + to;

            assertThat(schedule.events(from, to)).as(which).isEqualTo(calendar.events(from, to));
            LocalDate tier = calendar.latest(TIER, to);
            LocalDate report = calendar.latest(MONTHLY_REPORT, tier);
            assertThat(schedule.eventsUpTo(to)).as(which).isEqualTo(calendar.events(report.minusDays(1), to));
            List<Due> next = List.of(
                    new Due(Variable.SOLD_MRR, calendar.next(MONTHLY_REPORT, from)),
                    new Due(Variable.SOLD_POINTS, calendar.next(MONTHLY_REPORT, from)),
                    new Due(Variable.SOURCED_POINTS, calendar.next(MONTHLY_REPORT, from)),
                    new Due(Variable.TIER, calendar.next(TIER, from)),
                    new Due(Variable.MANAGED_MRR, from.plusDays(1)),
                    new Due(Variable.MEDIAN_APP_USAGE, from.plusDays(1)),
                    new Due(Variable.MANAGED_POINTS, from.plusDays(1)),
                    new Due(Variable.TOTAL_POINTS, from.plusDays(1)),
                    new Due(Variable.NEW_CUSTOMERS, from.plusDays(1)));
            assertThat(schedule.nextDue(from)).as(which).isEqualTo(next);
            assertThat(dueBetween(schedule, from, to))
                    .as(which)
                    .isEqualTo(
                            next.stream().filter(due -> !due.day().isAfter(to)).toList());
        });
    }

    private static int dayOfMonth(Random random) {
        return random.nextBoolean() ? 28 + random.nextInt(4) : 1 + random.nextInt(31);
    }

    /** Often around the end of February, of leap years and others. */
    private static LocalDate someDay(Random random) {
        int year = List.of(1900, 2000, 2016, 2018, 2019, 2020, 2100).get(random.nextInt(7));
        return random.nextBoolean()
                ? LocalDate.of(year, 2, 26).plusDays(random.nextInt(6))
                : LocalDate.of(year, 1, 1).plusDays(random.nextInt(800));
    }

    private static Schedule schedule(int reportDay, int tierDay) {
        return new Schedule(new UpdateDays(reportDay, tierDay));
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

    private static List<Due> dueBetween(Schedule schedule, LocalDate after, LocalDate through) {
        return schedule.nextDue(after).stream()
                .filter(due -> !due.day().isAfter(through))
                .toList();
    }
}
