package dev.tierwise.domain.metric;

/** What a metric is counted in. */
public enum Unit {
    /** The programme's currency, with two places. */
    MONEY,
    /** Apps; a median may lie halfway between two numbers. */
    APPS,
    /** Points; decimals that do not end are cut off after {@code Requirement.MOST_DECIMALS} places. */
    POINTS,
    /** People. */
    PEOPLE,
    /** Per cent. */
    PERCENT,
    /** Nothing: the metric is a yes or a no. */
    NONE
}
