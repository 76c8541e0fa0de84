package dev.tierwise.domain.metric;

/** Whether a portal counts towards a metric, as far as the known facts tell. */
public enum Count {
    COUNTS,
    DOES_NOT_COUNT,
    UNKNOWN;

    /** Whether one of two counts: surely if one surely does, surely not if neither does. */
    public Count or(Count other) {
        if (this == COUNTS || other == COUNTS) {
            return COUNTS;
        }
        return this == UNKNOWN || other == UNKNOWN ? UNKNOWN : DOES_NOT_COUNT;
    }
}
