package dev.tierwise.application.overview;

import dev.tierwise.application.advise.Advice;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.forecast.ForecastReport;
import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.status.StatusReport;
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
        EvaluationReport today,
        ForecastReport forecast,
        Advice advice,
        Optional<StatusReport> status,
        Optional<HistoryReport> history) {}
