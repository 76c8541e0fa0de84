package dev.tierwise.domain.metric;

/** What a metric came to. */
public sealed interface Measurement {

    /**
     * A number.
     *
     * @param value   what it may be, in the metric's unit
     * @param portals how many portals it is made of
     */
    record Figure(Interval value, PortalCount portals) implements Measurement {}

    /**
     * A yes or a no.
     *
     * @param state whether it holds
     */
    record Status(State state) implements Measurement {}
}
