package dev.tierwise.adapter.hubspot.read;

import java.util.Map;

/** What came of reading a client's portal. */
sealed interface PortalReading {

    /** Nothing can be said about it. */
    record Unreadable(Failure failure) implements PortalReading {}

    /** It was read, except for what has failed. */
    record Read(AccountDetails details, AccountUsers users, Map<ObservableApp, AppEvidence> apps)
            implements PortalReading {}
}
