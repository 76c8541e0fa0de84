package dev.tierwise.answers.reconciliation;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.MemberName;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/reconciliation/1}: HubSpot's own figures beside those that the rules give.
 *
 * @param programme the id of the programme
 * @param partner   the partner's name
 * @param asOf      the day, in the partner's time zone
 * @param figures   what each figure that HubSpot reports comes to
 * @param problems  what was ignored or could not be read
 * @param programmeRules what the rules call things
 */
public record ReconciliationDocument(
        String programme,
        String partner,
        LocalDate asOf,
        Map<MetricId, Figure> figures,
        List<ReportedProblem> problems,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/reconciliation/1";
    }

    /**
     * A figure, over the portals that HubSpot reports it of.
     *
     * @param unit        what it is counted in
     * @param reported    what HubSpot reports
     * @param byRules     what the rules give
     * @param difference  what the rules give more; below zero where they give less
     * @param compared    how many portals compare in which way
     * @param notReported the portals that HubSpot does not report it of
     * @param portals     the others, the largest difference first
     */
    public record Figure(
            String unit,
            BigDecimal reported,
            Range byRules,
            Range difference,
            Compared compared,
            NotReported notReported,
            List<Portal> portals) {}

    /** How many portals compare in which way. */
    public record Compared(
            long differs, @MemberName("not-comparable") long notComparable, long open, long agrees) {}

    /**
     * Portals that HubSpot does not report a figure of. That is not zero: what it credits for them is unknown.
     *
     * @param portals how many
     * @param byRules what the rules give for them
     */
    public record NotReported(int portals, Range byRules) {}

    /** How a portal compares. */
    public enum State {
        AGREES,
        DIFFERS,
        OPEN,
        NOT_COMPARABLE
    }

    /**
     * A portal that HubSpot reports.
     *
     * @param id         as HubSpot knows it
     * @param name       as people know it; null if unknown
     * @param state      how it compares
     * @param reported   what HubSpot reports; null if that is in no currency that is known
     * @param byRules    what the rules give
     * @param difference what the rules give more; null if it cannot be compared
     * @param updatedOn  when HubSpot updated its figure; null if unknown
     * @param reasons    why it may differ
     */
    public record Portal(
            String id,
            @Nullable String name,
            State state,
            @Nullable BigDecimal reported,
            Range byRules,
            @Nullable Range difference,
            @Nullable LocalDate updatedOn,
            List<DifferenceReason> reasons) {}
}
