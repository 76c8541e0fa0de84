package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.domain.portfolio.EmailAddress;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The partner's employees. HubSpot's API does not say which users of a client's portal are partner employees, so that
 * those count as such who are users of the partner's own account too, or are configured.
 */
record Staff(AccountUsers ownUsers, Set<EmailAddress> configured) {

    /** Whether an address has the domain of one of them, as far as they are known. */
    boolean hasDomainOf(EmailAddress address) {
        return Stream.concat(configured.stream(), ownUsers.addresses().stream())
                .anyMatch(employee -> employee.domain().equals(address.domain()));
    }

    /** Whether somebody is one of them; empty where that cannot be said. */
    Optional<Boolean> includes(EmailAddress address) {
        if (configured.contains(address) || ownUsers.addresses().contains(address)) {
            return Optional.of(true);
        }
        return ownUsers.isComplete() ? Optional.of(false) : Optional.empty();
    }
}
