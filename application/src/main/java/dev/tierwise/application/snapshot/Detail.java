package dev.tierwise.application.snapshot;

/** How much of what the sources say is kept. Less takes less memory. */
public enum Detail {
    /** What the figures need. */
    FIGURES,
    /** The portals' names as well. */
    NAMES,
    /** Also the partner's people among the users, the days on which apps were used, and where each fact comes from. */
    EVERYTHING
}
