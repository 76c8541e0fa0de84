package dev.tierwise.server.service;

import dev.tierwise.application.ledger.HistoryId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * How an account is.
 *
 * @param account     the history that it continues
 * @param lastDay     the last refreshed day; empty when there was no refresh yet
 * @param refreshedAt when the facts of that day were read
 * @param dueSince    since when there has been a newer day; empty when the ledger is up to date
 * @param error       why the last try failed, in words; empty when it did not, or when the ledger is up to date
 */
record AccountHealth(
        HistoryId account,
        Optional<LocalDate> lastDay,
        Optional<Instant> refreshedAt,
        Optional<Instant> dueSince,
        Optional<String> error) {

    /** A day begins for every account of a time zone at once, and reading takes its time. */
    private static final Duration LEEWAY = Duration.ofHours(1);

    /** Whether a refresh is late although this service has had the time for it. */
    boolean isOverdue(Instant started, Instant now) {
        return dueSince.filter(since ->
                        (since.isBefore(started) ? started : since).plus(LEEWAY).isBefore(now))
                .isPresent();
    }
}
