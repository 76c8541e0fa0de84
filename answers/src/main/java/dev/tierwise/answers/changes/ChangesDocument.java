package dev.tierwise.answers.changes;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Named;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.status.StatusDocument.Credited;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/changes/1}: what is different between two days of a history.
 *
 * @param programme the id of the programme
 * @param partner   the partner's name
 * @param from      the earlier day
 * @param to        the later day
 * @param metrics   what became of each metric
 * @param programmeRules what the rules call things
 * @param rulesBefore the programme that was in force on the earlier day; null where it is that of the later one
 */
public record ChangesDocument(
        String programme,
        String partner,
        Day from,
        Day to,
        Map<MetricId, Change> metrics,
        Rules programmeRules,
        @LeftOutIfNull @Nullable Named rulesBefore)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/changes/1";
    }

    /**
     * A day of a history.
     *
     * @param asOf        the day that was asked about
     * @param refreshedOn the last refreshed day up to it
     * @param credited    the tier that was credited
     * @param live        the tier that the facts of the refreshed day led to
     */
    public record Day(LocalDate asOf, LocalDate refreshedOn, Credited credited, Holding live) {}

    /**
     * What became of a metric.
     *
     * @param from    what it was; null if it was not measured
     * @param to      what it is
     * @param portals the portals behind the change, the largest effect first; left out of a metric that is the partner's
     */
    public record Change(
            @Nullable Measured from,
            @Nullable Measured to,
            @LeftOutIfNull @Nullable List<ChangedPortal> portals) {}
}
