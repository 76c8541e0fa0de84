package dev.tierwise.domain.metric;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;

/**
 * How many portals a metric counts.
 *
 * @param low  those that certainly count
 * @param high those that possibly count
 */
public record PortalCount(int low, int high) {

    /** @throws IllegalArgumentException when {@code low} is negative or above {@code high} */
    public PortalCount {
        if (low < 0 || low > high) {
            throw new InvalidValueException(Text.of(PortalCount.class, "not.a.count", low, high));
        }
    }

    PortalCount with(Count count) {
        return switch (count) {
            case COUNTS -> new PortalCount(low + 1, high + 1);
            case UNKNOWN -> new PortalCount(low, high + 1);
            case DOES_NOT_COUNT -> this;
        };
    }
}
