package dev.tierwise.answers.status;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.Kept;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Portals;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/status/1}: what the ledger says of a day.
 *
 * @param programme   the id of the programme
 * @param partner     the partner's name
 * @param asOf        the day that was asked about, in the partner's time zone
 * @param refreshedOn the last refreshed day up to it
 * @param credited    the tier that is credited
 * @param live        the tier that the facts of the refreshed day lead to
 * @param published   the figures of the last monthly report
 * @param pending     the portals that the next report will count for the first time
 * @param next        what is updated next
 * @param metrics     what each metric came to on the refreshed day
 * @param deadlines   the agency's own deadlines, in chronological order
 * @param reportLate  whether the last report was worked out after its day
 * @param programmeRules what the rules call things
 */
public record StatusDocument(
        String programme,
        String partner,
        LocalDate asOf,
        LocalDate refreshedOn,
        Credited credited,
        Holding live,
        Map<MetricId, Published> published,
        List<Pending> pending,
        List<Due> next,
        Map<MetricId, Measured> metrics,
        List<DatedEvent> deadlines,
        boolean reportLate,
        Rules programmeRules)
        implements Document {

    /** The day of the next update of the tier. */
    public LocalDate nextTier() {
        return next.stream()
                .filter(due -> due.variable().equals(Due.TIER))
                .map(Due::due)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String schema() {
        return "tierwise/status/1";
    }

    /**
     * The tier that is credited.
     *
     * @param tier  the tier
     * @param day   the update that it comes from
     * @param since since when it is credited without interruption
     * @param late  whether the update was worked out after its day
     * @param held  why it is credited; null where no tier is certain, and where every update takes a tier that is not met any more
     */
    public record Credited(
            HeldTier tier,
            LocalDate day,
            LocalDate since,
            boolean late,
            @LeftOutIfNull @Nullable Kept held) {

        public static Credited of(StatusAnswer answer) {
            return new Credited(
                    HeldTier.of(answer.credited().tier()),
                    answer.credited().day(),
                    answer.since(),
                    answer.credited().late(),
                    Kept.of(answer.held()));
        }
    }

    /**
     * A figure of a monthly report.
     *
     * @param low       the least that it is
     * @param high      the most that it is; null if there is no bound
     * @param unit      what it is counted in
     * @param portals   how many portals it is made of
     * @param reportDay the day of the report
     */
    public record Published(
            BigDecimal low,
            @Nullable BigDecimal high,
            String unit,
            @LeftOutIfNull @Nullable Portals portals,
            LocalDate reportDay) {}

    /**
     * A portal that counts from a coming report on.
     *
     * @param id         as HubSpot knows it
     * @param name       as people know it; null if unknown
     * @param mrr        its MRR
     * @param countsFrom the day of that report
     */
    public record Pending(String id, @Nullable String name, Range mrr, LocalDate countsFrom) {}

    /**
     * Something that is updated next.
     *
     * @param variable what
     * @param due      on which day
     * @param metric   its metric; null where it is none
     */
    public record Due(
            String variable, LocalDate due, @Nullable MetricId metric) {

        /** What the tier is called among what is updated. */
        static final String TIER = "tier";
    }
}
