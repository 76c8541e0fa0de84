package dev.tierwise.testkit;

/**
 * What can be wrong with the place that an adapter reads. A later version of the testkit may add some: a {@code switch} about them has a
 * {@code default}, which answers {@code Optional.empty()}.
 */
public enum Breakage {
    /** Access is refused: a wrong token or password, a missing permission. */
    REFUSED,
    /** There is no answer, or none before the deadline. */
    TIMED_OUT,
    /** The answer is nothing that the adapter understands: an error is reported, or reading fails, as a rule as {@code MALFORMED}. */
    MALFORMED,
    /** The service says that it was asked too often, and goes on saying so. */
    RATE_LIMITED,
    /** The answer ends in the middle, after some of the portals: reading fails, as {@code MALFORMED} or {@code UNAVAILABLE}. */
    CUT_OFF,
    /** The place is not there: a file or table that does not exist, an address at which nobody is. That is not an agency without portals. */
    ABSENT,
    /** One value is wrong, the MRR of the last portal being {@code many}: that is reported with its place, and everything else is told. */
    WRONG_VALUE
}
