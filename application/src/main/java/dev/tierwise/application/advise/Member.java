package dev.tierwise.application.advise;

/**
 * A portal as a plan sees it.
 *
 * @param id         the portal's id
 * @param place      whether its app usage is in the median
 * @param manageable whether it is not certainly managed, and would be with a partner employee among its users
 * @param apps       how many apps it certainly uses
 * @param adds       what it would add for certain to each figure if it were managed; nothing where it is not manageable
 */
record Member(String id, Place place, boolean manageable, int apps, Amounts adds) {

    /** Whether a portal's app usage is in the median. */
    enum Place {
        CERTAIN,
        POSSIBLE,
        OUTSIDE
    }
}
