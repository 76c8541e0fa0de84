package dev.tierwise.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelcontextprotocol.spec.McpSchema;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final List<AnswersUnderWay> opened = new ArrayList<>();

    @AfterEach
    void close() {
        held.countDown();
        opened.forEach(AnswersUnderWay::close);
    }

    private AnswersUnderWay answers(Duration patience) {
        AnswersUnderWay answers = new AnswersUnderWay(patience, now::get);
        opened.add(answers);
        return answers;
    }

    private Callable<McpSchema.CallToolResult> held(boolean isError) {
        return () -> {
            begun.incrementAndGet();
            held.await();
            return result(isError);
        };
    }

    private static McpSchema.CallToolResult result(boolean isError) {
        return McpSchema.CallToolResult.builder()
                .addTextContent("done")
                .isError(isError)
                .build();
    }

    private void whenItIsDone(AnswersUnderWay answers) throws InterruptedException {
        held.countDown();
        while (answers.isAnyUnderWay()) {
            Thread.sleep(5);
        }
    }

    @Test
    void an_answer_that_comes_in_time_is_given_and_worked_out_anew_the_next_time() {
        AnswersUnderWay answers = answers(LONG);
        held.countDown();

        assertThat(answers.answer("advise", ARGUMENTS, held(false))).isPresent();
        assertThat(answers.answer("advise", ARGUMENTS, held(false))).isPresent();
        assertThat(begun).hasValue(2);
    }

    @Test
    void an_answer_that_takes_longer_goes_on_and_is_given_to_who_asks_the_same_again() throws Exception {
        AnswersUnderWay answers = answers(SHORT);

        assertThat(answers.answer("advise", ARGUMENTS, held(false))).isEmpty();
        assertThat(answers.answer("advise", ARGUMENTS, held(false))).isEmpty();
        whenItIsDone(answers);
        assertThat(answers.answer("advise", ARGUMENTS, held(false))).isPresent();
        assertThat(begun).hasValue(1);
    }

    @Test
    void another_question_is_not_given_it() throws Exception {
        AnswersUnderWay answers = answers(SHORT);
        assertThat(answers.answer("advise", ARGUMENTS, held(false))).isEmpty();
        whenItIsDone(answers);

        Optional<McpSchema.CallToolResult> other = answers.answer("advise", Map.of("to", "silver"), () -> result(true));
        assertThat(other.orElseThrow().isError()).isTrue();
    }

    @Test
    void what_failed_while_nobody_waited_is_tried_again() throws Exception {
        AnswersUnderWay answers = answers(SHORT);
        assertThat(answers.answer("advise", ARGUMENTS, held(true))).isEmpty();
        whenItIsDone(answers);

        assertThat(answers.answer("advise", ARGUMENTS, () -> result(false))
                        .orElseThrow()
                        .isError())
                .isFalse();
    }

    @Test
    void an_answer_of_facts_that_are_read_anew_by_now_is_not_given() throws Exception {
        AnswersUnderWay answers = answers(SHORT);
        assertThat(answers.answer("advise", ARGUMENTS, held(false))).isEmpty();
        whenItIsDone(answers);
        now.set(now.get().plus(Basis.KEPT));

        assertThat(answers.answer("advise", ARGUMENTS, () -> result(true))
                        .orElseThrow()
                        .isError())
                .isTrue();
    }

    @Test
    void only_so_many_go_on_at_one_time() {
        AnswersUnderWay answers = answers(Duration.ofMillis(5));
        for (int i = 0; i < 40; i++) {
            assertThat(answers.answer("advise", Map.of("by", i), held(false))).isEmpty();
        }
        assertThat(answers.kept()).isEqualTo(AnswersUnderWay.MOST);
        assertThat(begun).hasValueLessThanOrEqualTo(2);
    }
}
