package dev.tierwise.application.overview;

import dev.tierwise.application.advise.Advice;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.history.HistoryAnswer;
import dev.tierwise.application.snapshot.ReadSource;
import dev.tierwise.application.status.StatusAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answers about one reading of the sources.
 *
 * @param today    the live tier, and why
 * @param forecast the tiers to come
 * @param advice   the least that reaches the next tier
 * @param status   what the ledger says of the day; empty if there is no ledger, or no refresh by then
 * @param history  what the ledger remembers through the day; empty if there is no ledger, or no refresh by then
 * @param readAt   when the sources were read
 * @param sources  what was read
 */
public record Overview(
        EvaluationAnswer today,
        ForecastAnswer forecast,
        Advice advice,
        Optional<StatusAnswer> status,
        Optional<HistoryAnswer> history,
        Instant readAt,
        List<ReadSource> sources) {

    public Overview {
        sources = List.copyOf(sources);
    }
}
