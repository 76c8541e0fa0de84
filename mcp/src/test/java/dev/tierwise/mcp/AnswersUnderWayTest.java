package dev.tierwise.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.domain.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AnswersUnderWayTest {

    private static final Map<String, Object> ARGUMENTS = Map.of("to", "gold");
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(300);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2018-03-15T12:00:00Z"));
    private final AtomicInteger begun = new AtomicInteger();
    private final CountDownLatch held = new CountDownLatch(1);
    private final List<AnswersUnderWay<String>> opened = new ArrayList<>();

    @AfterEach
    void close() {
        held.countDown();
        opened.forEach(AnswersUnderWay::close);
    }

    private AnswersUnderWay<String> answers(Duration patience) {
        AnswersUnderWay<String> answers = new AnswersUnderWay<>(patience, now::get, Text::toString);
        opened.add(answers);
        return answers;
    }

    private Callable<String> held() {
        return () -> {
            begun.incrementAndGet();
            held.await();
            return "done";
        };
    }

    private void whenItIsDone(AnswersUnderWay<String> answers) throws InterruptedException {
        held.countDown();
        while (answers.isAnyUnderWay()) {
            Thread.sleep(5);
        }
    }

    @Test
    void an_answer_that_comes_in_time_is_given_and_worked_out_anew_the_next_time() {
        AnswersUnderWay<String> answers = answers(LONG);
        held.countDown();

        assertThat(answers.answer("advise", ARGUMENTS, held())).isEqualTo("done");
        assertThat(answers.answer("advise", ARGUMENTS, held())).isEqualTo("done");
        assertThat(begun).hasValue(2);
    }

    @Test
    void an_answer_that_takes_longer_goes_on_and_is_given_once_to_who_asks_the_same_again() throws Exception {
        AnswersUnderWay<String> answers = answers(SHORT);

        assertThat(answers.answer("advise", ARGUMENTS, held())).contains("still being worked out");
        assertThat(answers.answer("advise", ARGUMENTS, held())).contains("kept for 2 minutes");
        whenItIsDone(answers);
        assertThat(answers.answer("advise", ARGUMENTS, held())).isEqualTo("done");
        assertThat(begun).hasValue(1);
        assertThat(answers.answer("advise", ARGUMENTS, held())).isEqualTo("done");
        assertThat(begun).hasValue(2);
    }

    @Test
    void another_question_is_not_given_it() throws Exception {
        AnswersUnderWay<String> answers = answers(SHORT);
        answers.answer("advise", ARGUMENTS, held());
        whenItIsDone(answers);

        assertThat(answers.answer("advise", Map.of("to", "silver"), () -> "other"))
                .isEqualTo("other");
    }

    @Test
    void an_answer_is_kept_from_its_end_on_however_long_it_took_and_not_for_long() throws Exception {
        AnswersUnderWay<String> answers = answers(SHORT);
        answers.answer("advise", ARGUMENTS, held());
        now.set(now.get().plus(Duration.ofHours(1)));
        whenItIsDone(answers);
        now.set(now.get().plus(AnswersUnderWay.KEPT).minusMillis(1));
        assertThat(answers.answer("advise", ARGUMENTS, () -> "other")).isEqualTo("done");
    }

    @Test
    void an_answer_that_was_ready_a_while_ago_is_worked_out_anew() throws Exception {
        AnswersUnderWay<String> answers = answers(SHORT);
        answers.answer("advise", ARGUMENTS, held());
        whenItIsDone(answers);
        now.set(now.get().plus(AnswersUnderWay.KEPT));

        assertThat(answers.answer("advise", ARGUMENTS, () -> "other")).isEqualTo("other");
    }

    @Test
    void only_so_many_go_on_at_one_time_and_others_are_not_said_to_be_begun() throws Exception {
        AnswersUnderWay<String> answers = answers(Duration.ofMillis(5));
        for (int i = 0; i < AnswersUnderWay.MOST; i++) {
            assertThat(answers.answer("advise", Map.of("by", i), held())).contains("still being worked out");
        }
        assertThat(answers.answer("advise", Map.of("by", "more"), held())).contains("was not begun");
        assertThat(begun).hasValueLessThanOrEqualTo(2);

        whenItIsDone(answers);
        assertThat(answers.answer("advise", Map.of("by", "more"), () -> "other"))
                .isEqualTo("other");
        assertThat(answers.answer("advise", Map.of("by", 1), () -> "other")).isEqualTo("done");
    }
}
