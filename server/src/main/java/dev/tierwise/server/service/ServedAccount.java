package dev.tierwise.server.service;

import dev.tierwise.application.refresh.RefreshRequest;
import dev.tierwise.application.snapshot.SnapshotRequest;
import java.util.Map;

/**
 * An account that is kept up to date and can be asked about.
 *
 * @param refresh    how it is refreshed; a day that is refreshed already is left as it is
 * @param programmes what is read of it under each programme that can be named, by its id; its own is one of them
 */
public record ServedAccount(RefreshRequest refresh, Map<String, SnapshotRequest> programmes) {

    public ServedAccount {
        programmes = Map.copyOf(programmes);
    }
}
