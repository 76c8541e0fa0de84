package dev.tierwise.mcp;

import dev.tierwise.domain.text.Text;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Answers that take longer than a client waits: they go on, and whoever asks the same again is given what they came to, once. Used by
 * many threads at once.
 *
 * @param <A> an answer, or what is said about its failure
 */
final class AnswersUnderWay<A> implements AutoCloseable {

    /** How long what they came to is kept for whoever asks again: soon it would be of old facts. */
    static final Duration KEPT = Duration.ofMinutes(2);

    /** Answers that are under way or kept, at most. */
    static final int MOST = 16;

    private static final int AT_ONCE = 2;

    private final Duration patience;
    private final InstantSource clock;
    private final Function<Text, A> notYet;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "tierwise-answer");
        thread.setDaemon(true);
        return thread;
    });

    /** By when they were begun; guarded by itself. */
    private final Map<Question, Begun<A>> answers = new LinkedHashMap<>();

    /** What is asked. */
    private record Question(String tool, Map<String, Object> arguments) {}

    private static final class Begun<A> {

        private volatile Instant ended = Instant.MAX;
        private final Future<A> answer;

        Begun(ExecutorService threads, InstantSource clock, Callable<A> answering) {
            answer = threads.submit(() -> {
                try {
                    return answering.call();
                } finally {
                    ended = clock.instant();
                }
            });
        }
    }

    /**
     * None as yet.
     *
     * @param patience how long somebody waits
     * @param clock    tells how old an answer is
     * @param notYet   says why there is no answer yet, and what to do
     */
    AnswersUnderWay(Duration patience, InstantSource clock, Function<Text, A> notYet) {
        this.patience = patience;
        this.clock = clock;
        this.notYet = notYet;
    }

    /**
     * The answer: one that went on, if the same was asked before, else one that is worked out now. One that takes longer than somebody
     * waits goes on.
     *
     * @param answering works it out; what fails is an answer too
     */
    A answer(String tool, Map<String, Object> arguments, Callable<A> answering) {
        Question question = new Question(tool, arguments);
        Optional<Begun<A>> begun = begun(question, answering);
        if (begun.isEmpty()) {
            return notYet.apply(Text.of(AnswersUnderWay.class, "answer.busy"));
        }
        try {
            A answer = begun.get().answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            forget(question, begun.get());
            return answer;
        } catch (TimeoutException e) {
            return notYet.apply(underWay());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return notYet.apply(underWay());
        } catch (ExecutionException e) {
            forget(question, begun.get());
            throw new IllegalStateException(e.getCause());
        }
    }

    private static Text underWay() {
        return Text.of(AnswersUnderWay.class, "answer.under-way", KEPT.toMinutes());
    }

    /** Empty if too much goes on already. */
    private Optional<Begun<A>> begun(Question question, Callable<A> answering) {
        synchronized (answers) {
            answers.values()
                    .removeIf(old -> old.answer.isDone() && !clock.instant().isBefore(old.ended.plus(KEPT)));
            Begun<A> known = answers.get(question);
            if (known != null) {
                return Optional.of(known);
            }
            if (answers.size() >= MOST) {
                Optional<Begun<A>> oldest = answers.values().stream()
                        .filter(old -> old.answer.isDone())
                        .findFirst();
                if (oldest.isEmpty()) {
                    return Optional.empty();
                }
                answers.values().remove(oldest.get());
            }
            Begun<A> begun = new Begun<>(threads, clock, answering);
            answers.put(question, begun);
            return Optional.of(begun);
        }
    }

    private void forget(Question question, Begun<A> begun) {
        synchronized (answers) {
            answers.remove(question, begun);
        }
    }

    /** Whether any answer is being worked out. */
    boolean isAnyUnderWay() {
        synchronized (answers) {
            return answers.values().stream().anyMatch(begun -> !begun.answer.isDone());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
