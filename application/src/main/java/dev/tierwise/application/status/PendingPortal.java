package dev.tierwise.application.status;

import dev.tierwise.domain.metric.Interval;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A customer whose MRR counts only from the next monthly report on.
 *
 * @param id         the portal
 * @param name       empty when unknown
 * @param mrr        what is known of its MRR, in the programme's currency
 * @param countsFrom the day of that report
 */
public record PendingPortal(String id, Optional<String> name, Interval mrr, LocalDate countsFrom) {}
