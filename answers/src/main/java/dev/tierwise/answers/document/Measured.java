package dev.tierwise.answers.document;

import dev.tierwise.application.evaluate.CertificationStatus;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a metric came to. */
public sealed interface Measured {

    /**
     * A number.
     *
     * @param low     the least that it is
     * @param high    the most that it is; null if there is no bound
     * @param unit    a currency, or {@code apps}, {@code points}, {@code people}, {@code percent}
     * @param portals how many portals it is made of; left out of a number that is the partner's
     */
    record Figure(
            BigDecimal low,
            @Nullable BigDecimal high,
            String unit,
            @LeftOutIfNull @Nullable Portals portals) implements Measured {

        /** What it may be. */
        public Interval value() {
            return new Interval(low, Optional.ofNullable(high));
        }
    }

    /** A yes or a no. */
    sealed interface Status extends Measured {

        /** Whether it holds. */
        State state();
    }

    /** @param state whether it holds */
    record Condition(State state) implements Status {}

    /**
     * Whether the certification is valid. One that is not and has neither of the days is not held.
     *
     * @param state      whether it is valid
     * @param validUntil the last day, of one that is valid or was; null of one that does not expire
     * @param validFrom  the first day of one that is not valid yet
     */
    record Certification(
            State state,
            @Nullable LocalDate validUntil,
            @Nullable LocalDate validFrom) implements Status {

        static Certification of(State state, CertificationStatus status) {
            if (status instanceof CertificationStatus.Valid valid) {
                return new Certification(state, valid.until().orElse(null), null);
            }
            if (status instanceof CertificationStatus.Expired expired) {
                return new Certification(state, expired.on(), null);
            }
            return new Certification(
                    state, null, status instanceof CertificationStatus.NotYetValid later ? later.from() : null);
        }
    }

    /** A measurement without more facts. */
    static Measured of(MetricId metric, Measurement measurement, String currency) {
        if (measurement instanceof Measurement.Numeric number) {
            Unit unit = Metrics.get(metric).unit();
            Range range = Range.of(unit, number.value());
            return new Figure(
                    range.low(),
                    range.high(),
                    MachineForm.unit(unit, currency),
                    number instanceof Measurement.Figure figure ? Portals.of(figure.portals()) : null);
        }
        return new Condition(((Measurement.Status) measurement).state());
    }

    /** A measurement with what the facts say of the certification. */
    static Measured of(MetricId metric, Measurement measurement, Snapshot facts, Programme programme) {
        return metric.equals(MetricId.CERTIFICATION) && measurement instanceof Measurement.Status status
                ? Certification.of(status.state(), CertificationStatus.of(status.state(), facts, programme))
                : of(metric, measurement, programme.currency());
    }

    /** Every measurement of an evaluation, in the order of the programme. */
    static Map<MetricId, Measured> all(EvaluationAnswer answer) {
        Map<MetricId, Measured> all = new LinkedHashMap<>();
        answer.evaluation()
                .measurements()
                .forEach((metric, measurement) ->
                        all.put(metric, of(metric, measurement, answer.snapshot(), answer.programme())));
        return Collections.unmodifiableMap(all);
    }

    /** Measurements without more facts, in their order. */
    static Map<MetricId, Measured> all(Map<MetricId, Measurement> measurements, String currency) {
        Map<MetricId, Measured> all = new LinkedHashMap<>();
        measurements.forEach((metric, measurement) -> all.put(metric, of(metric, measurement, currency)));
        return Collections.unmodifiableMap(all);
    }
}
