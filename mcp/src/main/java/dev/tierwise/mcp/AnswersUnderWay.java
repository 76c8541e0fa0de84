package dev.tierwise.mcp;

import io.modelcontextprotocol.spec.McpSchema;
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

/**
 * Answers that take longer than a client waits: they go on, and whoever asks the same again is given what they came to. Used by many
 * threads at once.
 */
final class AnswersUnderWay implements AutoCloseable {

    private static final int AT_ONCE = 2;

    /** Answers that nobody has asked for again make room for others. */
    static final int MOST = 16;

    private final Duration patience;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "tierwise-answer");
        thread.setDaemon(true);
        return thread;
    });

    /** Guarded by itself. */
    private final Map<Question, Begun> answers = new LinkedHashMap<>();

    /** What is asked. */
    private record Question(String tool, Map<String, Object> arguments) {}

    private record Begun(Instant at, Future<McpSchema.CallToolResult> answer) {}

    /**
     * None as yet.
     *
     * @param patience how long somebody waits
     * @param clock    tells how old an answer is
     */
    AnswersUnderWay(Duration patience, InstantSource clock) {
        this.patience = patience;
        this.clock = clock;
    }

    /**
     * The answer: one that went on, if the same was asked before, else one that is worked out now.
     *
     * @param answering works it out; what fails is an answer too
     * @return empty if it takes longer than somebody waits; it goes on
     */
    Optional<McpSchema.CallToolResult> answer(
            String tool, Map<String, Object> arguments, Callable<McpSchema.CallToolResult> answering) {
        Question question = new Question(tool, arguments);
        Optional<Begun> begun = begun(question, answering);
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        try {
            McpSchema.CallToolResult result = begun.get().answer().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            forget(question, begun.get());
            return Optional.of(result);
        } catch (TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            forget(question, begun.get());
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Empty if too much goes on already. */
    private Optional<Begun> begun(Question question, Callable<McpSchema.CallToolResult> answering) {
        synchronized (answers) {
            answers.values().removeIf(this::isOver);
            Begun known = answers.get(question);
            if (known != null) {
                return Optional.of(known);
            }
            if (answers.size() >= MOST
                    && !answers.values().removeIf(old -> old.answer().isDone())) {
                return Optional.empty();
            }
            Begun begun = new Begun(clock.instant(), threads.submit(answering));
            answers.put(question, begun);
            return Optional.of(begun);
        }
    }

    /** Whether nobody is to be given it any more: it failed while nobody waited, or is of facts that are read anew by now. */
    private boolean isOver(Begun begun) {
        if (!begun.answer().isDone()) {
            return false;
        }
        if (!clock.instant().isBefore(begun.at().plus(Basis.KEPT))) {
            return true;
        }
        try {
            return Boolean.TRUE.equals(begun.answer().get().isError());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            return true;
        }
    }

    private void forget(Question question, Begun begun) {
        synchronized (answers) {
            answers.remove(question, begun);
        }
    }

    /** Whether any answer is being worked out. */
    boolean isAnyUnderWay() {
        synchronized (answers) {
            return answers.values().stream().anyMatch(begun -> !begun.answer().isDone());
        }
    }

    /** How many there are, under way or done. */
    int kept() {
        synchronized (answers) {
            return answers.size();
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
