package dev.tierwise.server.question;

import dev.tierwise.answers.Answer;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.LedgerException;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.spi.SourceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers that are kept as long as they would not come out otherwise: those that follow from one reading and one state of the ledger,
 * until there is another one. Used by many threads at once.
 */
public final class KeptAnswers {

    private static final int LEAST = 64;
    private static final int FOR_EACH_PARTNER = 4;

    private final KeptReadings readings;

    /** Guarded by itself. */
    private final Map<Key, Answer<?>> answers;

    /** What an answer follows from. */
    private record Key(
            String question, ServedPartner partner, Query query, List<Same> readings, Asked.Remembered remembered) {}

    /** A reading, which equals no other one, however alike they are. */
    private record Same(ReadFacts facts) {

        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Same same && same.facts == facts;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(facts);
        }
    }

    /** @param partners how many partners are asked about again and again */
    public KeptAnswers(KeptReadings readings, int partners) {
        this.readings = readings;
        int most = Math.max(LEAST, partners * FOR_EACH_PARTNER);
        this.answers = new LinkedHashMap<>(most, 0.75f, true) {

            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Answer<?>> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * The answer to a question.
     *
     * @throws BadInputException if the data of the sources is wrong
     * @throws SourceException   if a source cannot be used
     * @throws dev.tierwise.domain.text.UserException if the question is wrong
     * @throws ReadingUnderWayException if the sources are being read
     * @throws dev.tierwise.application.ledger.LedgerException if the ledger cannot be used
     */
    public Answer<?> answer(Question question, Asked asked) throws BadInputException, SourceException {
        List<SnapshotRequest> facts = question.readsFacts() ? asked.facts() : List.of();
        if (facts.size() > 1) {
            readings.together(facts);
        }
        Optional<Key> key = key(question, facts, asked);
        if (key.isEmpty()) {
            return question.answering().answer(asked);
        }
        Optional<Answer<?>> known = known(key.get());
        if (known.isPresent()) {
            return known.get();
        }
        Answer<?> answer = question.answering().answer(asked);
        if (key.equals(key(question, facts, asked))) {
            keep(key.get(), answer);
        }
        return answer;
    }

    private Optional<Answer<?>> known(Key key) {
        synchronized (answers) {
            return Optional.ofNullable(answers.get(key));
        }
    }

    private void keep(Key key, Answer<?> answer) {
        synchronized (answers) {
            answers.put(key, answer);
        }
    }

    /** What the answer follows from; empty as long as the sources have not been read for it, and if the ledger cannot be used. */
    private Optional<Key> key(Question question, List<SnapshotRequest> requests, Asked asked)
            throws BadInputException, SourceException {
        Asked.Remembered remembered;
        try {
            remembered = asked.remembered();
        } catch (LedgerException | LedgerAheadException e) {
            return Optional.empty();
        }
        List<Same> facts = new ArrayList<>();
        for (SnapshotRequest request : requests) {
            Optional<ReadFacts> kept = readings.kept(request);
            if (kept.isEmpty()) {
                return Optional.empty();
            }
            if (request.asOf().isEmpty() && isOutdated(kept.get(), remembered.refreshed())) {
                readings.forget(request.sources());
                return Optional.empty();
            }
            facts.add(new Same(kept.get()));
        }
        return Optional.of(new Key(
                question.name(), asked.partner(), asked.query().only(question.parameterNames()), facts, remembered));
    }

    /** Whether another process has refreshed the ledger since. */
    private static boolean isOutdated(ReadFacts facts, Optional<RecordedDay> refreshed) {
        return refreshed
                .filter(day -> day.refreshedAt().isAfter(facts.readAt()))
                .isPresent();
    }
}
