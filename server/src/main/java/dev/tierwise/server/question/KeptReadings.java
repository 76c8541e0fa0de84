package dev.tierwise.server.question;

import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.spi.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Readings of the sources that are kept, so that a page does not read them anew. One is kept until the day is over or the sources are to
 * be read anew; of those for other days, as many as were asked for last. A failed one is tried again after a while. Used by many threads
 * at once.
 */
public final class KeptReadings implements Snapshots, AutoCloseable {

    /** How long somebody waits for a reading. */
    public static final Duration USUAL_PATIENCE = Duration.ofMillis(2_500);

    /** Readings that begin within this time are of the same facts. */
    private static final Duration AT_ONE_TIME = Duration.ofMinutes(1);

    /** What failed is not tried again at once, however often it is asked for. */
    private static final Duration UNTIL_NEXT_TRY = Duration.ofSeconds(30);

    private static final Duration FOR_EVER = Duration.ofDays(365_000);

    private static final int MOST = 32;
    private static final int MOST_AHEAD = 16;
    private static final int AT_ONCE = 4;

    private final Snapshots sources;
    private final InstantSource clock;
    private final Duration patience;
    private final Duration longest;
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE, work -> {
        Thread thread = new Thread(work, "tierwise-reading");
        thread.setDaemon(true);
        return thread;
    });

    /** By when they were asked for last; guarded by this object. */
    private final Map<Question, Reading> readings = new LinkedHashMap<>(MOST, 0.75f, true);

    /** What tells readings apart. How much is kept does not: everything is. */
    private record Question(
            List<ConfiguredSource> sources,
            PartnerConfiguration partner,
            Optional<LocalDate> asOf,
            Programme programme,
            ExchangeRates rates) {

        static Question of(SnapshotRequest request) {
            return new Question(
                    request.sources(), request.partner(), request.asOf(), request.programme(), request.rates());
        }
    }

    /** A reading that is under way or done. */
    private static final class Reading {

        private volatile Instant ended = Instant.MAX;
        private volatile Progress progress;
        private volatile Future<ReadFacts> facts = CompletableFuture.failedFuture(new IllegalStateException());

        Reading(String source) {
            progress = new Progress(source, 0);
        }
    }

    /**
     * No reading as yet.
     *
     * @param sources  reads them
     * @param patience how long somebody waits for a reading
     */
    public KeptReadings(Snapshots sources, InstantSource clock, Duration patience) {
        this(sources, clock, patience, FOR_EVER);
    }

    /**
     * No reading as yet.
     *
     * @param sources  reads them
     * @param patience how long somebody waits for a reading
     * @param longest  how long a reading is kept at most
     */
    public KeptReadings(Snapshots sources, InstantSource clock, Duration patience, Duration longest) {
        this.sources = sources;
        this.clock = clock;
        this.patience = patience;
        this.longest = longest;
    }

    /** @throws ReadingUnderWayException if the reading takes longer than somebody waits; it goes on */
    @Override
    public ReadFacts read(SnapshotRequest request) throws BadInputException, SourceException {
        Question question = Question.of(request);
        Reading reading = reading(question, request);
        try {
            return reading.facts.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new ReadingUnderWayException(reading.progress);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReadingUnderWayException(reading.progress);
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNullElse(e.getCause(), e));
        }
    }

    /** Begins to read what is not kept; comes back at once. */
    public void begin(SnapshotRequest request) {
        reading(Question.of(request), request);
    }

    /** The facts that are kept; empty if there are none. Nothing is read for it. */
    public synchronized Optional<ReadFacts> kept(SnapshotRequest request) {
        Reading reading = readings.get(Question.of(request));
        return reading == null || !reading.facts.isDone() || isOver(request, reading)
                ? Optional.empty()
                : outcome(reading).facts();
    }

    /** How far the reading is that goes on; empty if none does. */
    public synchronized Optional<Progress> progress(SnapshotRequest request) {
        Reading reading = readings.get(Question.of(request));
        return reading == null || reading.facts.isDone() ? Optional.empty() : Optional.of(reading.progress);
    }

    /** Why the sources could not be read; empty if they could, or are being read. */
    public synchronized Optional<Throwable> failure(SnapshotRequest request) {
        Reading reading = readings.get(Question.of(request));
        return reading == null || !reading.facts.isDone()
                ? Optional.empty()
                : outcome(reading).failure();
    }

    /** Begins readings of the same sources that are compared with each other: what is kept of them from another time is read anew. */
    public synchronized void together(List<SnapshotRequest> compared) {
        List<Instant> times = compared.stream()
                .flatMap(request -> kept(request).stream())
                .map(ReadFacts::readAt)
                .sorted()
                .toList();
        boolean goesOn = compared.stream().anyMatch(request -> progress(request).isPresent());
        if (!times.isEmpty() && !goesOn) {
            Instant last = times.size() < compared.size() ? clock.instant() : times.get(times.size() - 1);
            if (times.get(0).plus(AT_ONE_TIME).isBefore(last)) {
                compared.forEach(request -> forget(request.sources()));
            }
        }
        compared.forEach(this::begin);
    }

    /** From now on the sources are read anew. A reading that goes on is not kept. */
    public synchronized void forget(List<ConfiguredSource> old) {
        readings.keySet().removeIf(question -> question.sources().equals(old));
    }

    /** From now on the sources are read anew, unless a reading of them goes on or ended within this time. */
    public synchronized void forgetOlder(SnapshotRequest request, Duration age) {
        Reading reading = readings.get(Question.of(request));
        if (reading != null && isOlder(reading, age)) {
            forget(request.sources());
        }
    }

    private boolean isOlder(Reading reading, Duration age) {
        return reading.facts.isDone() && clock.instant().isAfter(reading.ended.plus(age));
    }

    private synchronized Reading reading(Question question, SnapshotRequest request) {
        readings.values().removeIf(reading -> isOlder(reading, longest));
        Reading known = readings.get(question);
        if (known != null && !isOver(request, known)) {
            return known;
        }
        Reading reading = new Reading(request.sources().get(0).location());
        SnapshotRequest all =
                request.keeping(Detail.EVERYTHING, (source, rows) -> reading.progress = new Progress(source, rows));
        if (question.asOf().isPresent()) {
            makeRoom(reading);
        }
        reading.facts = threads.submit(() -> {
            try {
                return sources.read(all);
            } finally {
                reading.ended = clock.instant();
            }
        });
        readings.put(question, reading);
        return reading;
    }

    /** Only those for other days make room for one another: today has one for each partner and programme. */
    private void makeRoom(Reading wanted) {
        List<Question> past = readings.keySet().stream()
                .filter(question -> question.asOf().isPresent())
                .toList();
        List<Question> done = readings.entrySet().stream()
                .filter(entry -> entry.getKey().asOf().isPresent()
                        && entry.getValue().facts.isDone())
                .map(Map.Entry::getKey)
                .toList();
        if (past.size() - done.size() >= MOST_AHEAD) {
            throw new ReadingUnderWayException(wanted.progress);
        }
        if (past.size() >= MOST && !done.isEmpty()) {
            readings.remove(done.get(0));
        }
    }

    /** Whether today is no more the day of a reading that was for today, it is as old as one gets, or it failed a while ago. */
    private boolean isOver(SnapshotRequest request, Reading reading) {
        if (!reading.facts.isDone()) {
            return false;
        }
        Optional<ReadFacts> facts = outcome(reading).facts();
        if (facts.isEmpty()) {
            return !clock.instant().isBefore(reading.ended.plus(UNTIL_NEXT_TRY));
        }
        if (!clock.instant().isBefore(reading.ended.plus(longest))) {
            return true;
        }
        return request.asOf().isEmpty()
                && !facts.get()
                        .snapshot()
                        .day()
                        .equals(LocalDate.ofInstant(
                                clock.instant(),
                                facts.get().snapshot().partner().timeZone()));
    }

    /** What a reading came to: facts, or why there are none. */
    private record Outcome(Optional<ReadFacts> facts, Optional<Throwable> failure) {}

    private static Outcome outcome(Reading done) {
        try {
            return new Outcome(Optional.of(done.facts.get()), Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome(Optional.empty(), Optional.empty());
        } catch (ExecutionException e) {
            return new Outcome(Optional.empty(), Optional.ofNullable(e.getCause()));
        }
    }

    private static RuntimeException failure(Throwable why) throws BadInputException, SourceException {
        if (why instanceof BadInputException bad) {
            throw bad;
        }
        if (why instanceof SourceException unusable) {
            throw unusable;
        }
        return why instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(why);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
