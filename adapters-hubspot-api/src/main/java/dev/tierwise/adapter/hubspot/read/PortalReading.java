package dev.tierwise.adapter.hubspot.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** What came of reading a client's portal. */
sealed interface PortalReading {

    /** Nothing can be said about it. */
    record Unreadable(ReadFailure failure) implements PortalReading {}

    /** It was read, except for what has failed. */
    record Read(AccountDetails details, AccountUsers users, Map<ObservableApp, AppReading> apps)
            implements PortalReading {

        /** @param apps every observable app, in any order; kept in the order in which people know them */
        public Read {
            Map<ObservableApp, AppReading> ordered = new LinkedHashMap<>();
            for (ObservableApp app : ObservableApp.ALL) {
                ordered.put(app, Objects.requireNonNull(apps.get(app)));
            }
            apps = Collections.unmodifiableMap(ordered);
        }
    }
}
