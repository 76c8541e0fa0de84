package dev.tierwise.answers.history;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.MemberName;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/history/1}: how the figures and the tiers of a history developed.
 *
 * @param partner   the partner's name
 * @param programme the id of the programme
 * @param days      the refreshed days, ascending
 * @param events    what was published, in chronological order, a report before a tier of the same day
 * @param from      the first day that was asked about; null for all that came before {@code to}
 * @param to        the last day that was asked about; null for all that came after {@code from}
 * @param before    the tier that was credited when that time began; null if the history begins later
 * @param programmeRules what the rules of the last refresh call things
 */
public record HistoryDocument(
        String partner,
        String programme,
        List<Day> days,
        List<Event> events,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable HeldTier before,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/history/1";
    }

    /**
     * A refreshed day.
     *
     * @param day     the day
     * @param metrics what each metric came to
     * @param live    the tier that its facts led to
     */
    public record Day(LocalDate day, Map<MetricId, Measured> metrics, Holding live) {}

    /**
     * Something that was published.
     *
     * @param event   {@code monthly-report} or {@code tier}
     * @param day     on which day
     * @param late    whether it was worked out on a later day, with the facts of then
     * @param soldMrr what sold MRR came to; left out of an update of the tier
     * @param tier    the tier that is credited from that day on; left out of a report
     */
    public record Event(
            String event,
            LocalDate day,
            boolean late,
            @LeftOutIfNull @MemberName("sold-mrr") Measured.@Nullable Figure soldMrr,
            @LeftOutIfNull @Nullable HeldTier tier) {}

    /** Those of the rules, then what days came to under other rules. */
    List<MetricId> metrics() {
        Set<MetricId> metrics = new LinkedHashSet<>(programmeRules.metrics());
        days.forEach(day -> metrics.addAll(day.metrics().keySet()));
        return List.copyOf(metrics);
    }

    /** The refreshed days or, if there is none, those on which something was published. */
    List<LocalDate> known() {
        return days.isEmpty()
                ? events.stream().map(Event::day).toList()
                : days.stream().map(Day::day).toList();
    }

    /** The tier that was credited by a day; empty if the history does not tell. */
    Optional<HeldTier> creditedBy(LocalDate day) {
        for (int i = events.size() - 1; i >= 0; i--) {
            HeldTier tier = events.get(i).tier();
            if (tier != null && !events.get(i).day().isAfter(day)) {
                return Optional.of(tier);
            }
        }
        return Optional.ofNullable(before);
    }
}
