package dev.tierwise.domain.tier;

import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Tier;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an evaluation is expected to come to, in a test of rules. What is not listed may be anything.
 *
 * @param metrics what metrics come to, in the order in which people want to read them
 * @param held    the tier that is held; empty when nothing is expected of it
 * @param tiers   how tiers stand, by id
 */
public record Expectation(Map<MetricId, OfMetric> metrics, Optional<Held> held, Map<String, State> tiers) {

    public Expectation {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        tiers = Collections.unmodifiableMap(new LinkedHashMap<>(tiers));
    }

    /** What a metric comes to. */
    public sealed interface OfMetric {}

    /**
     * A number.
     *
     * @param value  the smallest and the largest value that it may have
     * @param within how far each may be from that, zero or more
     */
    public record ExpectedNumber(Interval value, BigDecimal within) implements OfMetric {

        private boolean isMetBy(Interval found) {
            return isNear(found.low(), value.low())
                    && found.high().isPresent() == value.high().isPresent()
                    && (found.high().isEmpty()
                            || isNear(found.high().orElseThrow(), value.high().orElseThrow()));
        }

        private boolean isNear(BigDecimal one, BigDecimal other) {
            return one.subtract(other).abs().compareTo(within) <= 0;
        }
    }

    /**
     * A yes or a no.
     *
     * @param state whether it holds
     */
    public record ExpectedStatus(State state) implements OfMetric {}

    /**
     * The tier that is held.
     *
     * @param atLeast the id of the highest tier that is met; empty when none is
     * @param atMost  the id of the highest tier that is not unmet; empty when all are
     */
    public record Held(Optional<String> atLeast, Optional<String> atMost) {

        private static Held of(TierAnswer answer) {
            return new Held(answer.atLeast().map(Tier::id), answer.atMost().map(Tier::id));
        }
    }

    /** Something that came out otherwise. */
    public sealed interface Deviation {}

    /**
     * A number.
     *
     * @param metric   of which metric
     * @param expected what was expected
     * @param found    what came out
     */
    public record OtherNumber(MetricId metric, Interval expected, Interval found) implements Deviation {}

    /**
     * A yes or a no.
     *
     * @param metric   of which metric
     * @param expected what was expected
     * @param found    what came out
     */
    public record OtherStatus(MetricId metric, State expected, State found) implements Deviation {}

    /**
     * The tier that is held.
     *
     * @param expected what was expected
     * @param found    what came out
     */
    public record OtherHeld(Held expected, Held found) implements Deviation {}

    /**
     * How a tier stands.
     *
     * @param tier     its id
     * @param expected what was expected
     * @param found    what came out
     */
    public record OtherTier(String tier, State expected, State found) implements Deviation {}

    /**
     * Everything that came out otherwise, in the order of what is expected; none when all is as it should be.
     *
     * @throws IllegalArgumentException when the evaluation does not have a metric or a tier, or a metric is no number, or
     *                                  no yes or no, as is expected
     */
    public List<Deviation> deviations(Evaluation evaluation) {
        List<Deviation> deviations = new ArrayList<>();
        metrics.forEach((metric, expected) -> deviation(
                        metric, expected, evaluation.measurements().get(metric))
                .ifPresent(deviations::add));
        Held found = Held.of(evaluation.answer());
        held.filter(expected -> !expected.equals(found))
                .ifPresent(expected -> deviations.add(new OtherHeld(expected, found)));
        tiers.forEach((tier, expected) -> {
            State state = state(tier, evaluation);
            if (state != expected) {
                deviations.add(new OtherTier(tier, expected, state));
            }
        });
        return deviations;
    }

    private static Optional<Deviation> deviation(MetricId metric, OfMetric expected, @Nullable Measurement found) {
        if (expected instanceof ExpectedNumber number && found instanceof Measurement.Numeric numeric) {
            return number.isMetBy(numeric.value())
                    ? Optional.empty()
                    : Optional.of(new OtherNumber(metric, number.value(), numeric.value()));
        }
        if (expected instanceof ExpectedStatus status && found instanceof Measurement.Status measured) {
            return status.state() == measured.state()
                    ? Optional.empty()
                    : Optional.of(new OtherStatus(metric, status.state(), measured.state()));
        }
        throw new IllegalArgumentException("not what can be expected of " + metric);
    }

    private static State state(String tier, Evaluation evaluation) {
        return evaluation.tiers().stream()
                .filter(result -> result.tier().id().equals(tier))
                .findFirst()
                .map(TierResult::state)
                .orElseThrow(() -> new IllegalArgumentException("there is no tier " + tier));
    }
}
