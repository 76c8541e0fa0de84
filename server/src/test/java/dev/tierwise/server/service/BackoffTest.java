package dev.tierwise.server.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Instant NOON = Instant.parse("2018-03-15T12:00:00Z");

    private final Backoff patience = new Backoff();

    @Test
    void isThereToBeginWith() {
        assertThat(patience.isWaiting(NOON)).isFalse();
    }

    @Test
    void takesTwiceAsLongEachTimeButNeverMoreThanHalfAnHour() {
        for (int minutes : new int[] {1, 2, 4, 8, 16, 30, 30}) {
            patience.lose(NOON);
            assertThat(patience.isWaiting(NOON.plus(Duration.ofMinutes(minutes)).minusMillis(1)))
                    .isTrue();
            assertThat(patience.isWaiting(NOON.plus(Duration.ofMinutes(minutes))))
                    .isFalse();
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        patience.lose(NOON);
        patience.lose(NOON);
        patience.regain();
        assertThat(patience.isWaiting(NOON)).isFalse();
        patience.lose(NOON);
        assertThat(patience.isWaiting(NOON.plus(Duration.ofMinutes(1)))).isFalse();
    }

    @Test
    void takesAsLongAsTheOtherSideAsksFor() {
        patience.lose(NOON, Duration.ofMinutes(5));
        assertThat(patience.isWaiting(NOON.plus(Duration.ofMinutes(4)))).isTrue();
        assertThat(patience.isWaiting(NOON.plus(Duration.ofMinutes(5)))).isFalse();
    }

    @Test
    void isLostAtOnceForWhatWillHardlyWorkSoon() {
        patience.loseAll(NOON);
        assertThat(patience.isWaiting(NOON.plus(Duration.ofMinutes(29)))).isTrue();
    }

    @Test
    void isNotTriedByAClockThatIsPutBack() {
        patience.lose(NOON);
        assertThat(patience.isWaiting(NOON.minus(Duration.ofDays(1)))).isFalse();
    }
}
