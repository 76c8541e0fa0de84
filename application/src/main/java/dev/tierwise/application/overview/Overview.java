package dev.tierwise.application.overview;

import dev.tierwise.application.advise.Advice;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.history.HistoryAnswer;
import dev.tierwise.application.status.StatusAnswer;
import java.util.Optional;

/**
 * The answers about one reading of the sources.
 *
 * @param today    the live tier, and why
 * @param forecast the tiers to come
 * @param advice   the least that reaches the next tier
 * @param status   what the ledger says of the day; empty if there is no ledger, or no refresh by then
 * @param history  what the ledger remembers through the day; empty if there is no ledger, or no refresh by then
 */
public record Overview(
        EvaluationAnswer today,
        ForecastAnswer forecast,
        Advice advice,
        Optional<StatusAnswer> status,
        Optional<HistoryAnswer> history) {}
