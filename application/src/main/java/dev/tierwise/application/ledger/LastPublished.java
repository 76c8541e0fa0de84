package dev.tierwise.application.ledger;

import java.time.LocalDate;

/**
 * What holds on a day because it was published last.
 *
 * @param report the last monthly report
 * @param tier   the last update of the tier
 * @param since  the day of the update since which the tier is that one
 */
public record LastPublished(RecordedEvent.Report report, RecordedEvent.TierUpdate tier, LocalDate since) {}
