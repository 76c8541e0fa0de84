package dev.tierwise.application.credit;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.SoldReason;
import dev.tierwise.domain.metric.Verdict;
import java.util.Optional;

/**
 * What a monthly report says of one portal. It stays until the next report, whatever becomes known meanwhile.
 *
 * @param mrr    in the programme's currency, two places; from zero without bound when unknown on the day of the report
 * @param sold   whether it counted as sold on that day
 * @param points what it gave on that day, or would have given if managed; empty when the programme knew no points
 */
public record PublishedPortal(Interval mrr, Verdict<SoldReason> sold, Optional<PortalPoints> points) {

    /** Without points. */
    public PublishedPortal(Interval mrr, Verdict<SoldReason> sold) {
        this(mrr, sold, Optional.empty());
    }
}
