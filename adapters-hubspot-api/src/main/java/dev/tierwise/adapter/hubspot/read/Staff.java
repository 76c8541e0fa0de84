package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.domain.portfolio.EmailAddress;
import java.util.Optional;
import java.util.Set;

/**
 * The partner's employees. HubSpot's API does not say which users of a client's portal are partner employees, so that
 * those count as such who are users of the partner's own account too, or are configured.
 */
record Staff(AccountUsers ownUsers, Set<EmailAddress> configured) {

    /** Whether somebody is one of them; empty where that cannot be said. */
    Optional<Boolean> includes(EmailAddress address) {
        if (configured.contains(address) || ownUsers.addresses().contains(address)) {
            return Optional.of(true);
        }
        return ownUsers.isComplete() ? Optional.of(false) : Optional.empty();
    }
}
