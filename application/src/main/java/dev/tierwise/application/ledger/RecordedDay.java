package dev.tierwise.application.ledger;

import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was known after the refresh of a day.
 *
 * @param day         the day, in the partner's time zone
 * @param refreshedAt when its facts were read
 * @param figures     what each metric of the programme came to, as published by that day; in the programme's order
 * @param live        the tier with all facts as of that day
 * @param certifiedThrough the last day, that day or later, on which the partner is certified as the programme asks, as far as
 *                    the facts of that day tell; empty when they tell of none
 */
public record RecordedDay(
        LocalDate day,
        Instant refreshedAt,
        Map<MetricId, Measurement> figures,
        TierRange live,
        Optional<LocalDate> certifiedThrough) {

    public RecordedDay {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }

    /** Without a last day of the certification. */
    public RecordedDay(LocalDate day, Instant refreshedAt, Map<MetricId, Measurement> figures, TierRange live) {
        this(day, refreshedAt, figures, live, Optional.empty());
    }
}
