package dev.tierwise.answers.programme;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/programme-rules/1}: the rules of a programme.
 *
 * @param programme      its id
 * @param tiers          what each tier requires, lowest first
 * @param growthShares   which part of a minimum is asked of partners in growth markets, by metric
 * @param points         how points are counted; null in a programme without points
 * @param tierMonths     the months in which tiers are updated
 * @param ruleSources    where its rules and figures are published
 * @param withoutSource  the figures of which it is neither said where they are published nor that they are assumed, as paths
 * @param examples       what it makes of invented facts
 * @param programmeRules its windows and days, and what it calls things
 */
public record ProgrammeDocument(
        String programme,
        List<Tier> tiers,
        Map<MetricId, BigDecimal> growthShares,
        @Nullable Points points,
        List<Month> tierMonths,
        RuleSources ruleSources,
        List<String> withoutSource,
        Examples examples,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/programme-rules/1";
    }

    /**
     * What a programme makes of invented facts. A list is empty if it has no such rule.
     *
     * @param sales      on which days a sale counts
     * @param managed    which users make a portal managed
     * @param medians    what the median of app usage is
     * @param points     what gives how many points
     * @param tiers      which tier figures lead to
     * @param kept       which tier is credited on a day on which tiers fall
     * @param publishing what is published in a month
     */
    public record Examples(
            List<SaleExample> sales,
            List<ManagedExample> managed,
            List<MedianExample> medians,
            List<PointsExample> points,
            List<TierExample> tiers,
            List<KeptExample> kept,
            List<PublishingExample> publishing) {}

    /**
     * Whether a sale counts.
     *
     * @param soldOn the day of the sale
     * @param day    the day that is looked at
     * @param state  whether it counts then
     */
    public record SaleExample(LocalDate soldOn, LocalDate day, Count state) {}

    /**
     * Whether a portal is managed.
     *
     * @param user   who has access to it, as a code
     * @param state  whether it counts as managed
     * @param reason why, as a code
     */
    public record ManagedExample(String user, Count state, String reason) {}

    /**
     * A median of app usage.
     *
     * @param apps   how many apps each portal used
     * @param median the median
     */
    public record MedianExample(List<Integer> apps, BigDecimal median) {}

    /**
     * The points that something gives.
     *
     * @param kind     what earns them
     * @param market   where the customer is
     * @param partners how many partners manage the customer
     * @param amount   the MRR
     * @param currency its currency
     * @param since    the day on which the product line was first sold; null for managing
     * @param points   the points
     */
    public record PointsExample(
            PointRate.Kind kind,
            Market market,
            int partners,
            BigDecimal amount,
            String currency,
            @Nullable LocalDate since,
            BigDecimal points) {}

    /**
     * The tier that figures lead to.
     *
     * @param figures what the metrics with figures are; everything else that is required is there
     * @param lacking the metric that is not there; null if all are
     * @param tier    the tier that is held; null for none
     */
    public record TierExample(
            Map<MetricId, BigDecimal> figures,
            @Nullable MetricId lacking,
            @Nullable String tier) {}

    /**
     * What is credited from a day on which tiers fall.
     *
     * @param before   the tier that was credited
     * @param reached  the day on which it was reached
     * @param best     the highest tier that was met before, in the window
     * @param metOn    the day on which that was
     * @param day      the day on which tiers fall
     * @param met      the tier that is met on it
     * @param credited the tier that is credited from then on; null for none
     */
    public record KeptExample(
            String before,
            LocalDate reached,
            String best,
            LocalDate metOn,
            LocalDate day,
            String met,
            @Nullable String credited) {}

    /**
     * Something that is published.
     *
     * @param kind what, as a code
     * @param day  when
     */
    public record PublishingExample(String kind, LocalDate day) {}

    /**
     * A tier.
     *
     * @param tier     its id
     * @param requires what it requires
     */
    public record Tier(String tier, List<Requirement> requires) {}

    /**
     * What a tier requires.
     *
     * @param metric  of which metric
     * @param minimum at least how much; null of a yes or a no
     */
    public record Requirement(MetricId metric, @Nullable BigDecimal minimum) {}

    /**
     * How points are counted.
     *
     * @param per          for which amount, in the programme's currency
     * @param rates        how many
     * @param fixedAmounts the amounts of other currencies that count as much
     * @param managedSplit whether the points of a managed portal are split between the partners that manage it
     * @param rounding     how points are rounded; null if they are not
     */
    public record Points(
            BigDecimal per,
            List<Rate> rates,
            List<Amount> fixedAmounts,
            boolean managedSplit,
            @Nullable Rounded rounding) {}

    /**
     * A rate.
     *
     * @param kind     for what
     * @param from     of sales from which day on; null for the first
     * @param standard in standard markets
     * @param growth   in growth markets
     */
    public record Rate(PointRate.Kind kind, @Nullable LocalDate from, BigDecimal standard, BigDecimal growth) {}

    /**
     * An amount of another currency.
     *
     * @param currency its code
     * @param from     from which day on; null for the first
     * @param amount   how much
     */
    public record Amount(String currency, @Nullable LocalDate from, BigDecimal amount) {}

    /**
     * How points are rounded.
     *
     * @param mode   which way
     * @param places to how many decimals
     */
    public record Rounded(RoundingMode mode, int places) {}
}
