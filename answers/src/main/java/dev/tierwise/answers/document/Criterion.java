package dev.tierwise.answers.document;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.tier.CriterionResult;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How one requirement of a tier stands.
 *
 * @param metric      what is asked for
 * @param state       whether it is there
 * @param required    how much of it; left out where no number is asked for
 * @param requiredLow the lower of two numbers, one of which is asked for; left out if it is certain which
 * @param shortfall   what is missing, {@code low} if the unknowns turn out well and {@code high} if badly
 */
public record Criterion(
        MetricId metric,
        State state,
        @LeftOutIfNull @Nullable BigDecimal required,
        @LeftOutIfNull @Nullable BigDecimal requiredLow,
        @LeftOutIfNull @Nullable Range shortfall) {

    public static Criterion of(CriterionResult result) {
        MetricId metric = result.requirement().metric();
        if (result.required().isEmpty() || result.shortfall().isEmpty()) {
            return new Criterion(metric, result.state(), null, null, null);
        }
        Unit unit = Metrics.get(metric).unit();
        Interval required = result.required().get();
        return new Criterion(
                metric,
                result.state(),
                new BigDecimal(Objects.requireNonNull(MachineForm.bound(unit, required.high()))),
                required.isExact() ? null : Range.number(unit, required.low()),
                Range.of(unit, result.shortfall().get()));
    }

    public static List<Criterion> all(List<CriterionResult> results) {
        return results.stream().map(Criterion::of).toList();
    }

    /** The number that is asked for, or the two one of which is; empty where none is. */
    public Optional<Interval> demand() {
        return required == null
                ? Optional.empty()
                : Optional.of(Interval.between(requiredLow == null ? required : requiredLow, required));
    }

    /** What is missing; empty where no number is asked for. */
    public Optional<Interval> missing() {
        return Optional.ofNullable(shortfall).map(Range::interval);
    }
}
