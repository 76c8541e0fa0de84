package dev.tierwise.application.ledger;

import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was known after the refresh of a day.
 *
 * @param day         the day, in the partner's time zone
 * @param refreshedAt when its facts were read
 * @param figures     what each metric of the programme came to, as published by that day; in the programme's order
 * @param live        the tier with all facts as of that day
 */
public record RecordedDay(LocalDate day, Instant refreshedAt, Map<MetricId, Measurement> figures, TierRange live) {

    public RecordedDay {
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
