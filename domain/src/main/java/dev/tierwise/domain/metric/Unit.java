package dev.tierwise.domain.metric;

/** What a metric is counted in. */
public enum Unit {
    /** The programme's currency, with two places. */
    MONEY,
    /** Apps; a median may lie halfway between two numbers. */
    APPS,
    /** Nothing: the metric is a yes or a no. */
    NONE
}
