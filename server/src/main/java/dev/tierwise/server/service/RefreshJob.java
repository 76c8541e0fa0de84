package dev.tierwise.server.service;

import dev.tierwise.answers.Printable;
import dev.tierwise.answers.failure.Failure;
import dev.tierwise.application.ledger.History;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.ledger.LedgerAheadException;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.application.refresh.Refresh;
import dev.tierwise.application.refresh.RefreshAnswer;
import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.text.Text;
import dev.tierwise.server.question.Progress;
import dev.tierwise.spi.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refreshes one account whenever the ledger is behind today, and when somebody asks for it. The sources are read only then; and, once for each process,
 * to learn the partner's name where the configuration does not give it.
 */
final class RefreshJob implements Runnable {

    /** Others that share the work may begin a day this much earlier. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

    private final RefreshRequest request;
    private final Refresh refresh;
    private final LedgerAccess ledgers;
    private final Journal journal;
    private final ServiceMetrics metrics;
    private final InstantSource clock;
    private final Backoff patience = new Backoff();
    private Set<String> lastWarnings = Set.of();

    /** Whether the last failure is one of a refresh that somebody asked for: that nothing is due does not overcome it. */
    private boolean failedOnRequest;

    private volatile Optional<HistoryId> history;
    private volatile Optional<ZoneId> zone;
    private volatile Optional<Text> error = Optional.empty();
    private volatile Optional<Progress> progress = Optional.empty();
    private final Runnable afterwards;

    /** @param afterwards is run when the sources were read anew */
    RefreshJob(
            RefreshRequest request,
            Refresh refresh,
            LedgerAccess ledgers,
            Journal journal,
            ServiceMetrics metrics,
            InstantSource clock,
            Runnable afterwards) {
        this.request = request;
        this.afterwards = afterwards;
        this.refresh = refresh;
        this.ledgers = ledgers;
        this.journal = journal;
        this.metrics = metrics;
        this.clock = clock;
        this.history = request.facts()
                .partner()
                .name()
                .map(name -> HistoryId.of(name, request.facts().programme()));
        this.zone = request.facts().partner().timeZone();
    }

    /** The same in every process that serves this account. */
    String name() {
        String programme = request.facts().programme().historyId();
        return "refresh " + request.facts().partner().name().orElseGet(this::location) + "/" + programme;
    }

    @Override
    public synchronized void run() {
        if (patience.isWaiting(clock.instant())) {
            return;
        }
        attempt(ledger -> {
            boolean due = isDue(ledger);
            if (due) {
                refresh(request.again(), ledger);
            }
            return due || !failedOnRequest;
        });
    }

    /** Refreshes today anew, whether that is due or not. */
    synchronized void again() {
        attempt(ledger -> {
            refresh(RefreshRequest.Again.REPLACE, ledger);
            return true;
        });
        failedOnRequest = error.isPresent();
    }

    /** How far the refresh is that goes on; empty if none does. */
    Optional<Progress> progress() {
        return progress;
    }

    /** Why the last refresh failed, in words; empty if it did not. */
    Optional<Text> error() {
        return error;
    }

    /** Something that may fail; tells whether an earlier failure is overcome. */
    @FunctionalInterface
    private interface Attempt {
        boolean with(Ledger ledger) throws BadInputException, SourceException, InterruptedException;
    }

    private void attempt(Attempt attempt) {
        try {
            ledgers.use(ledger -> {
                        if (attempt.with(ledger)) {
                            recovered();
                        }
                    })
                    .ifPresent(why -> error = Optional.of(why));
        } catch (LedgerAheadException e) {
            history = Optional.of(e.history());
            failed(e);
        } catch (BadInputException | SourceException | RuntimeException e) {
            failed(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the ledger is behind today; true also where it takes the sources to know. */
    private boolean isDue(Ledger ledger) {
        if (history.isEmpty()) {
            return true;
        }
        checkClock(ledger);
        return dueSince(ledger.lastRefreshed(history.get()), ledger).isPresent();
    }

    /**
     * Looks whether the ledger goes on after today: nothing would be refreshed then, without a reason given.
     *
     * @throws LedgerAheadException when it does
     */
    void checkClock(Ledger ledger) {
        history.ifPresent(id -> ledger.lastRefreshed(id)
                .ifPresent(last -> LedgerAheadException.check(
                        id,
                        last,
                        LocalDate.ofInstant(
                                clock.instant().plus(CLOCKS_APART), zone.orElseGet(() -> learnedZone(ledger))))));
    }

    private Optional<String> ahead(Ledger ledger) {
        try {
            checkClock(ledger);
            return Optional.empty();
        } catch (LedgerAheadException e) {
            return Optional.of(Printable.line(e.getMessage()));
        }
    }

    /** Since when there has been something to refresh; empty when there is nothing. */
    private Optional<Instant> dueSince(Optional<LocalDate> last, Ledger ledger) {
        if (last.isEmpty()) {
            return Optional.of(Instant.EPOCH);
        }
        ZoneId days = zone.orElseGet(() -> learnedZone(ledger));
        return Optional.of(last.get().plusDays(1).atStartOfDay(days).toInstant())
                .filter(next -> !next.isAfter(clock.instant()));
    }

    /** The time zone of the last refresh, where the configuration gives none. */
    private ZoneId learnedZone(Ledger ledger) {
        ZoneId learned = history.flatMap(ledger::history)
                .map(History::timeZone)
                .orElseThrow(() -> new IllegalStateException("a history without a time zone: " + history));
        zone = Optional.of(learned);
        return learned;
    }

    private void refresh(RefreshRequest.Again again, Ledger ledger) throws BadInputException, SourceException {
        long began = System.nanoTime();
        SnapshotRequest facts = request.facts()
                .keeping(
                        request.facts().detail(), (source, rows) -> progress = Optional.of(new Progress(source, rows)));
        RefreshAnswer answer;
        progress = Optional.of(new Progress(facts.sources().get(0).location(), 0));
        try {
            answer =
                    refresh.refresh(new RefreshRequest(facts, again, request.warnDays(), request.recipients()), ledger);
        } finally {
            progress = Optional.empty();
        }
        history = Optional.of(answer.history());
        if (answer.changed()) {
            afterwards.run();
            zone = request.facts().partner().timeZone();
            metrics.refreshed(answer.history(), Duration.ofNanos(System.nanoTime() - began));
            journal.say(RefreshJob.class, "refreshed", about(), answer.day(), events(answer));
            warn(answer.problems());
        }
    }

    private static Text events(RefreshAnswer answer) {
        return Text.joined(
                "",
                answer.events().stream()
                        .map(event -> Text.of(
                                RefreshJob.class,
                                (event instanceof RecordedEvent.Report ? "refreshed.report" : "refreshed.tier")
                                        + (event.late() ? ".late" : ""),
                                event.day()))
                        .toList());
    }

    /** Says the warnings that there were not the last time: most are the same every day. */
    private void warn(List<Problem> problems) {
        Set<String> warnings = new HashSet<>();
        for (Problem problem : problems) {
            String warning = problem.toString();
            if (warnings.add(warning) && !lastWarnings.contains(warning)) {
                journal.say(Text.joined(": ", List.of(about(), Failure.warning(Failure.text(problem)))));
            }
        }
        lastWarnings = warnings;
    }

    private void recovered() {
        patience.regain();
        error = Optional.empty();
        failedOnRequest = false;
        journal.over(about(), Text.of(RefreshJob.class, "recovered"));
    }

    private void failed(Exception e) {
        patience.lose(clock.instant());
        metrics.notRefreshed(id());
        error = Optional.of(journal.failure(about(), e));
    }

    /** How the account is. */
    AccountHealth health(Ledger ledger, Instant started) {
        Optional<RecordedDay> last = history.flatMap(ledger::lastDay);
        Optional<Instant> due = dueSince(last.map(RecordedDay::day), ledger);
        return new AccountHealth(
                id(),
                last.map(RecordedDay::day),
                last.map(RecordedDay::refreshedAt),
                due.map(since -> since.isBefore(started) && last.isEmpty() ? started : since),
                ahead(ledger).or(() -> due.flatMap(since -> error).map(Text::toString)));
    }

    /** The history, or what stands for it as long as the partner's name is unknown. */
    HistoryId id() {
        return history.orElseGet(() -> HistoryId.of(location(), request.facts().programme()));
    }

    private Text about() {
        return Text.of(RefreshJob.class, "account", id().partner(), id().programme());
    }

    private String location() {
        return request.facts().sources().stream()
                .map(ConfiguredSource::location)
                .collect(Collectors.joining(" "));
    }
}
