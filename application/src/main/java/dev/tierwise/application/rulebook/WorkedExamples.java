package dev.tierwise.application.rulebook;

import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a programme makes of invented facts: evaluated like those of any agency. A list is empty where the programme has no
 * such rule.
 *
 * @param sales      on which days a sale counts
 * @param managed    which users make a portal managed
 * @param medians    what the median of app usage is
 * @param points     what gives how many points
 * @param tiers      which tier figures lead to
 * @param kept       which tier is credited on a day on which tiers fall
 * @param publishing what is published in a month
 */
public record WorkedExamples(
        List<OfSale> sales,
        List<OfManaging> managed,
        List<OfMedian> medians,
        List<OfPoints> points,
        List<OfTier> tiers,
        List<OfKeeping> kept,
        List<ScheduledEvent> publishing) {

    /**
     * Whether a sale counts.
     *
     * @param soldOn the day of the sale
     * @param day    the day that is looked at
     * @param count  whether it counts then
     */
    public record OfSale(LocalDate soldOn, LocalDate day, Count count) {}

    /** Who has access to a portal. */
    public enum User {
        /** A partner employee with an address of the partner's. */
        EMPLOYEE,
        /** A partner employee with another address. */
        EMPLOYEE_ELSEWHERE,
        /** Nobody who is a partner employee. */
        NO_EMPLOYEE,
        /** Nobody knows. */
        UNKNOWN
    }

    /**
     * Whether a portal is managed.
     *
     * @param user   who has access to it
     * @param count  whether it counts as managed
     * @param reason why
     */
    public record OfManaging(User user, Count count, ManagedReason reason) {}

    /**
     * A median of app usage.
     *
     * @param apps   how many apps each portal used
     * @param median the median
     */
    public record OfMedian(List<Integer> apps, BigDecimal median) {}

    /**
     * The points that something gives.
     *
     * @param kind     what earns them
     * @param market   where the customer is
     * @param partners how many partners manage the customer
     * @param amount   the MRR
     * @param currency its currency
     * @param since    the day on which the product line was first sold; empty for managing
     * @param points   the points
     */
    public record OfPoints(
            PointRate.Kind kind,
            Market market,
            int partners,
            BigDecimal amount,
            String currency,
            Optional<LocalDate> since,
            BigDecimal points) {}

    /**
     * The tier that figures lead to.
     *
     * @param figures what the metrics are that have figures; certification and invitation are there
     * @param lacking the metric that is not there; empty when all are
     * @param tier    the id of the tier that is held; empty for none
     */
    public record OfTier(Map<MetricId, BigDecimal> figures, Optional<MetricId> lacking, Optional<String> tier) {}

    /**
     * What is credited from a day on which tiers fall.
     *
     * @param before   the id of the tier that was credited
     * @param reached  the day on which it was reached
     * @param best     the id of the highest tier that was met in the window before
     * @param metOn    the day on which that was
     * @param day      the day on which tiers fall
     * @param met      the id of the tier that is met on it
     * @param credited the id of the tier that is credited from then on; empty for none
     */
    public record OfKeeping(
            String before,
            LocalDate reached,
            String best,
            LocalDate metOn,
            LocalDate day,
            String met,
            Optional<String> credited) {}
}
