package dev.tierwise.answers.programme;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.RuleSources;
import dev.tierwise.answers.document.Rules;
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
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/programme-rules/1";
    }

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
