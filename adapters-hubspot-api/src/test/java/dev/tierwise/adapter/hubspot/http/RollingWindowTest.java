package dev.tierwise.adapter.hubspot.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.adapter.hubspot.http.RollingWindow.Place;
import dev.tierwise.testing.GeneratedCases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RollingWindowTest {

    private static final long INTERVAL = 10_000;

    private static LongStream seeds() {
        return GeneratedCases.of(RollingWindowTest.class, "requests", 200).seeds();
    }

    /** A request on its way: sent, counted by the server some time later, answered some time after that. */
    private record Flight(Place place, long sentAt, long countedAt, long answeredAt) {}

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void noSpanOfTheIntervalEverSeesMoreThanTheLimitAndNobodyWaitsWithoutNeed(long seed) {
        Random random = GeneratedCases.random(seed);
        int limit = 1 + random.nextInt(20);
        RollingWindow window = new RollingWindow(limit, INTERVAL);
        PriorityQueue<Flight> underWay = new PriorityQueue<>(Comparator.comparingLong(Flight::answeredAt));
        List<Flight> all = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 40 * limit; i++) {
            if (random.nextInt(10) == 0) {
                now = answerAllUntil(now + random.nextInt(15_000), window, underWay);
            }
            long wait = window.waitAt(now);
            while (wait > 0) {
                assertThat(naiveWait(all, limit, now))
                        .as("seed %d, request %d, at %d", seed, i, now)
                        .isEqualTo(wait);
                long next =
                        underWay.isEmpty() ? Long.MAX_VALUE : underWay.peek().answeredAt();
                now = answerAllUntil(
                        wait == RollingWindow.UNTIL_ANSWERED ? next : Math.min(now + wait, next), window, underWay);
                wait = window.waitAt(now);
            }
            assertThat(naiveWait(all, limit, now))
                    .as("seed %d, request %d, at %d", seed, i, now)
                    .isZero();
            long countedAt = now + random.nextInt(random.nextInt(20) == 0 ? 12_000 : 60);
            Flight flight = new Flight(window.take(now), now, countedAt, countedAt + 1 + random.nextInt(60));
            underWay.add(flight);
            all.add(flight);
        }
        List<Long> counted = new ArrayList<>(all.stream().map(Flight::countedAt).toList());
        Collections.sort(counted);
        for (int i = limit; i < counted.size(); i++) {
            assertThat(counted.get(i) - counted.get(i - limit))
                    .as("seed %d: %d requests within this time", seed, limit + 1)
                    .isGreaterThanOrEqualTo(INTERVAL);
        }
    }

    private static long answerAllUntil(long time, RollingWindow window, PriorityQueue<Flight> underWay) {
        while (!underWay.isEmpty() && underWay.peek().answeredAt() <= time) {
            Flight flight = underWay.remove();
            window.answered(flight.place(), flight.answeredAt());
        }
        return time;
    }

    /** How long to wait, from everything that ever happened. */
    private static long naiveWait(List<Flight> all, int limit, long now) {
        List<Long> freed = new ArrayList<>(all.stream()
                .map(flight -> flight.answeredAt() > now ? Long.MAX_VALUE : flight.answeredAt() + INTERVAL)
                .filter(time -> time > now)
                .sorted()
                .toList());
        if (freed.size() < limit) {
            return 0;
        }
        long time = freed.get(freed.size() - limit);
        return time == Long.MAX_VALUE ? RollingWindow.UNTIL_ANSWERED : time - now;
    }

    @Test
    void allRequestsOfAnIntervalMayGoAtOnce() {
        RollingWindow window = new RollingWindow(100, INTERVAL);
        for (int i = 0; i < 100; i++) {
            assertThat(window.waitAt(0)).isZero();
            window.take(0);
        }
        assertThat(window.waitAt(0)).isEqualTo(RollingWindow.UNTIL_ANSWERED);
    }

    @Test
    void aPlaceIsFreeOneIntervalAfterTheAnswerNotAfterTheSending() {
        RollingWindow window = new RollingWindow(1, INTERVAL);
        window.answered(window.take(0), 4_000);
        assertThat(window.waitAt(10_000)).isEqualTo(4_000);
        assertThat(window.waitAt(14_000)).isZero();
    }

    @Test
    void aPlaceGivenBackIsFreeAtOnce() {
        RollingWindow window = new RollingWindow(1, INTERVAL);
        window.giveBack(window.take(0));
        assertThat(window.waitAt(0)).isZero();
    }

    @Test
    void aHigherLimitLetsWaitingRequestsThrough() {
        RollingWindow window = new RollingWindow(1, INTERVAL);
        window.take(0);
        window.allow(2);
        assertThat(window.waitAt(0)).isZero();
    }

    @Test
    void aLowerLimitHoldsBackUntilEnoughPlacesAreFree() {
        RollingWindow window = new RollingWindow(3, INTERVAL);
        window.answered(window.take(0), 1);
        window.answered(window.take(0), 2);
        window.answered(window.take(0), 3);
        window.allow(2);
        assertThat(window.waitAt(3)).isEqualTo(2 + INTERVAL - 3);
    }

    @Test
    void whatOthersUseWithTheSameTokenTakesPlacesToo() {
        RollingWindow window = new RollingWindow(10, INTERVAL);
        Place place = window.take(0);
        window.serverCounted(9, place, 50);
        window.answered(place, 50);
        window.take(60);
        assertThat(window.waitAt(60)).isEqualTo(INTERVAL - 10);
    }

    @Test
    void whatOthersUseIsNotCountedTwice() {
        RollingWindow window = new RollingWindow(10, INTERVAL);
        Place first = window.take(0);
        window.serverCounted(7, first, 50);
        window.answered(first, 50);
        Place second = window.take(60);
        window.serverCounted(8, second, 100);
        window.answered(second, 100);
        window.take(110);
        window.take(110);
        assertThat(window.waitAt(110)).isPositive();
    }

    @Test
    void ourOwnRequestsAreNotTakenForOthers() {
        RollingWindow window = new RollingWindow(3, INTERVAL);
        Place slow = window.take(0);
        window.answered(window.take(0), 10);
        Place late = window.take(9_000);
        window.answered(slow, 9_500);
        // The server counted all three at 9,005; the answer took until 10,200, when the second's place was free again.
        window.serverCounted(3, late, 10_200);
        window.answered(late, 10_200);
        assertThat(window.waitAt(10_200)).isZero();
    }

    @Test
    void aPauseHoldsEverythingBackAndIsNeverShortened() {
        RollingWindow window = new RollingWindow(10, INTERVAL);
        window.pauseUntil(500);
        window.pauseUntil(300);
        assertThat(window.waitAt(100)).isEqualTo(400);
        assertThat(window.waitAt(500)).isZero();
    }
}
