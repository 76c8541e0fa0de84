package dev.tierwise.answers.schedule;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.Rules;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/schedule/1}: what is published when, and the agency's own deadlines.
 *
 * @param programme   the id of the programme
 * @param asOf        the first day that is looked at
 * @param through     the last day that is looked at
 * @param events      what is published, in chronological order
 * @param partner     the partner's name; null if none is asked about
 * @param refreshedOn the last refreshed day of the ledger that the deadlines are taken from; null if they follow from facts of
 *                    today, or none are known
 * @param deadlines   the agency's own deadlines, by day; null if none is asked about
 * @param programmeRules what the rules call things
 */
public record ScheduleDocument(
        String programme,
        LocalDate asOf,
        LocalDate through,
        List<Event> events,
        @Nullable String partner,
        @Nullable LocalDate refreshedOn,
        @Nullable List<DatedEvent> deadlines,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/schedule/1";
    }

    /** What is published. */
    public enum Kind {
        MONTHLY_REPORT,
        TIER,
        /** Where tiers are kept: on this tier day one can be lost. */
        DOWNGRADE
    }

    /**
     * Something that is published.
     *
     * @param event what
     * @param day   on which day
     */
    public record Event(Kind event, LocalDate day) {}

    /** The agency's own deadlines; none if none is asked about. */
    List<DatedEvent> ownDeadlines() {
        return deadlines == null ? List.of() : deadlines;
    }
}
