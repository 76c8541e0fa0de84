package dev.tierwise.application.refresh;

import dev.tierwise.application.snapshot.SnapshotRequest;
import java.util.Collection;
import java.util.List;

/**
 * What is to be refreshed.
 *
 * @param facts      which facts are read; its day is the day of the refresh
 * @param again      what happens to a day that has been refreshed already
 * @param warnDays   how many days before a mid-month update that would take the tier away people are told
 * @param recipients who is told of changes; nothing is announced if there are none
 * @param longAgo    whether a new history may begin many years ago
 */
public record RefreshRequest(
        SnapshotRequest facts, Again again, int warnDays, Collection<String> recipients, boolean longAgo) {

    /** What happens to a day that has been refreshed already. */
    public enum Again {
        /** Its daily values are replaced, its events stay. */
        REPLACE,
        /** Its daily values are replaced, and its events happen anew. */
        REDO,
        /** It is left as it is. */
        SKIP
    }

    public RefreshRequest {
        recipients = List.copyOf(recipients);
    }

    /** A new history begins not long ago. */
    public RefreshRequest(SnapshotRequest facts, Again again, int warnDays, Collection<String> recipients) {
        this(facts, again, warnDays, recipients, false);
    }
}
