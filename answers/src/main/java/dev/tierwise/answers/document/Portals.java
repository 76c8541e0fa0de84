package dev.tierwise.answers.document;

import dev.tierwise.domain.metric.PortalCount;

/**
 * A number of portals.
 *
 * @param low  so many certainly
 * @param high so many possibly
 */
public record Portals(int low, int high) {

    public static Portals of(PortalCount count) {
        return new Portals(count.low(), count.high());
    }
}
