package dev.tierwise.answers.comparison;

import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.application.compare.Rule;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Rounding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A rule that programmes lay down in different ways; where one does not have it, it is null under it. */
public sealed interface ComparedRule {

    /**
     * What a tier requires.
     *
     * @param rule   {@code tier}
     * @param tier   the id of the tier
     * @param metric of which metric
     * @param under  at least how much; {@code held} of a yes or a no
     */
    record OfTier(String rule, String tier, MetricId metric, List<@Nullable String> under) implements ComparedRule {}

    /**
     * Which part of a minimum is asked of partners in growth markets.
     *
     * @param rule   {@code growth-market-share}
     * @param metric of which metric
     * @param under  which part
     */
    record OfShare(String rule, MetricId metric, List<@Nullable BigDecimal> under) implements ComparedRule {}

    /**
     * A rate of points.
     *
     * @param rule  {@code point-rate}
     * @param kind  for what
     * @param from  of sales from which day on; null for the first
     * @param under how many points
     */
    record OfRate(
            String rule, PointRate.Kind kind, @Nullable LocalDate from, List<@Nullable Points> under)
            implements ComparedRule {}

    /**
     * Points.
     *
     * @param standard in standard markets
     * @param growth   in growth markets
     */
    record Points(BigDecimal standard, BigDecimal growth) {}

    /**
     * An amount of another currency that points are given for.
     *
     * @param rule     {@code fixed-amount}
     * @param currency the currency
     * @param from     from which day on; null for the first
     * @param under    how much
     */
    record OfAmount(String rule, String currency, @Nullable LocalDate from, List<@Nullable BigDecimal> under)
            implements ComparedRule {}

    /**
     * Something else.
     *
     * @param rule  what
     * @param under as texts: ISO periods, numbers, months joined by commas, a way of rounding and the places behind a colon
     */
    record OfProgramme(String rule, List<@Nullable String> under) implements ComparedRule {}

    static ComparedRule of(Rule rule, List<Programme> programmes) {
        if (rule instanceof Rule.Threshold threshold) {
            return new OfTier(
                    "tier",
                    threshold.tier(),
                    threshold.metric(),
                    under(
                            programmes,
                            programme -> threshold
                                    .under(programme)
                                    .map(ComparedRule::required)
                                    .orElse(null)));
        }
        if (rule instanceof Rule.GrowthShare share) {
            return new OfShare(
                    "growth-market-share",
                    share.metric(),
                    under(
                            programmes,
                            programme -> share.under(programme)
                                    .map(ComparedRule::plain)
                                    .orElse(null)));
        }
        if (rule instanceof Rule.Rate rate) {
            return new OfRate(
                    "point-rate",
                    rate.kind(),
                    rate.from().orElse(null),
                    under(
                            programmes,
                            programme -> rate.under(programme)
                                    .map(points -> new Points(plain(points.standard()), plain(points.growth())))
                                    .orElse(null)));
        }
        if (rule instanceof Rule.Amount amount) {
            return new OfAmount(
                    "fixed-amount",
                    amount.currency(),
                    amount.from().orElse(null),
                    under(
                            programmes,
                            programme -> amount.under(programme)
                                    .map(ComparedRule::plain)
                                    .orElse(null)));
        }
        Rule.Setting setting = (Rule.Setting) rule;
        return new OfProgramme(
                MachineForm.code(setting),
                under(
                        programmes,
                        programme -> setting.under(programme)
                                .map(value -> text(setting, value, programme))
                                .orElse(null)));
    }

    private static <T> List<@Nullable T> under(List<Programme> programmes, Function<Programme, @Nullable T> value) {
        return programmes.stream().map(value).toList();
    }

    private static String required(Requirement requirement) {
        return requirement instanceof Requirement.AtLeast minimum
                ? MachineForm.number(Metrics.get(minimum.metric()).unit(), minimum.minimum())
                : "held";
    }

    private static String text(Rule.Setting setting, Object value, Programme programme) {
        return switch (setting) {
            case SOLD_WINDOW -> programme.soldWindow().toString();
            case APP_LOOK_BACK -> programme.appLookBack().toString();
            case TIER_MONTHS -> months(programme.updateDays().tierMonths());
            case DOWNGRADES -> {
                Downgrades downgrades = (Downgrades) value;
                yield months(downgrades.months()) + ":" + downgrades.window() + ":" + downgrades.hold();
            }
            case POINTS_PER -> plain((BigDecimal) value).toPlainString();
            case ROUNDING -> MachineForm.code(((Rounding) value).mode()) + ":" + ((Rounding) value).places();
            case CURRENCY, CERTIFICATION, REPORT_DAY, TIER_DAY, MANAGED_SPLIT -> value.toString();
        };
    }

    private static String months(Set<Month> months) {
        return months.stream().map(MachineForm::code).collect(Collectors.joining(","));
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(MachineForm.number(Unit.POINTS, number));
    }
}
