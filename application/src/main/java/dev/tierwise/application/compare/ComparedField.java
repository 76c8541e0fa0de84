package dev.tierwise.application.compare;

/** In what a portal can differ from itself: under another programme, or in another snapshot. */
public enum ComparedField {
    /** Its name. */
    NAME,
    /** Its MRR, in the programme's currency. */
    MRR,
    /** Whether it counts as sold, or why. */
    SOLD,
    /** Whether it counts as managed, or why. */
    MANAGED,
    /** Which apps it uses, or how many of them a programme counts. */
    APPS,
    /** The points that it is credited. */
    POINTS
}
