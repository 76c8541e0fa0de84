package dev.tierwise.adapter.hubspot.read;

import java.time.LocalDate;
import java.util.SortedSet;

/** What was found out about a portal's use of one app, for one of the days asked about. */
sealed interface ObservedUse {

    /**
     * It was used.
     *
     * @param days       in the window, at least one
     * @param latestSeen whether it was not used after the last of them
     */
    record Used(SortedSet<LocalDate> days, boolean latestSeen) implements ObservedUse {}

    /** There is no trace of use after the day on which the window begins. */
    record Unused() implements ObservedUse {}

    /** The only traces are later than the day asked about and may hide earlier ones. */
    record UsedLater() implements ObservedUse {}

    /** It could not be found out. */
    record Unknown(ReadFailure failure) implements ObservedUse {}
}
