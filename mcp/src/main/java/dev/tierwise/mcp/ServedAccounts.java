package dev.tierwise.mcp;

import dev.tierwise.application.ledger.Ledger;
import dev.tierwise.application.snapshot.SnapshotRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What assistants can ask about.
 *
 * @param accounts at least one
 * @param ledgers  opens the ledger to look at it; empty if there is none
 */
public record ServedAccounts(List<Account> accounts, Supplier<Optional<Ledger>> ledgers) {

    public ServedAccounts {
        accounts = List.copyOf(accounts);
    }

    /**
     * A partner.
     *
     * @param facts      what is read of it, for today
     * @param programmes the same under each programme that can be named, by its id; its own is one of them
     */
    public record Account(SnapshotRequest facts, Map<String, SnapshotRequest> programmes) {

        public Account {
            programmes = Map.copyOf(programmes);
        }
    }
}
