package dev.tierwise.domain.metric;

/** What a metric came to. */
public sealed interface Measurement {

    /** A number. */
    sealed interface Numeric extends Measurement {

        /** What it may be, in the metric's unit. */
        Interval value();
    }

    /**
     * A number that portals make up.
     *
     * @param value   what it may be, in the metric's unit
     * @param portals how many portals it is made of
     */
    record Figure(Interval value, PortalCount portals) implements Numeric {}

    /**
     * A number that is the partner's, whatever its portals.
     *
     * @param value what it may be, in the metric's unit
     */
    record Quantity(Interval value) implements Numeric {}

    /**
     * A yes or a no.
     *
     * @param state whether it holds
     */
    record Status(State state) implements Measurement {}
}
