package dev.tierwise.server.dashboard;

import dev.tierwise.answers.Answer;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.server.question.ServedPartner;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reports that are kept, because several pages show parts of one and each takes a while to work out. One holds as long as its partner has been
 * neither read nor refreshed anew. Used by many threads at once.
 */
final class KeptReports {

    private static final int MOST = 16;

    /** Guarded by this object. */
    private final Map<Key, Answer<?>> reports = new LinkedHashMap<>(MOST, 0.75f, true) {

        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Answer<?>> eldest) {
            return size() > MOST;
        }
    };

    /**
     * What a report depends on.
     *
     * @param question    what was asked
     * @param readAt      when its facts were read
     * @param refreshedAt when the ledger was refreshed; empty if it never was
     * @param today       the day on which it was asked
     */
    record Key(
            ServedPartner partner, String question, Instant readAt, Optional<Instant> refreshedAt, LocalDate today) {}

    /** Works out a report. */
    @FunctionalInterface
    interface Work {
        Answer<?> done() throws BadInputException, SourceException;
    }

    Answer<?> get(Key key, Work work) throws BadInputException, SourceException {
        synchronized (this) {
            Answer<?> known = reports.get(key);
            if (known != null) {
                return known;
            }
        }
        Answer<?> report = work.done();
        synchronized (this) {
            reports.put(key, report);
        }
        return report;
    }
}
