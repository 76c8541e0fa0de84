package dev.tierwise.adapter.hubspot.fake;

import java.time.Instant;
import java.util.Map;

/** A record of the CRM: a partner client, a contact or a deal. */
record CrmRecord(long id, Map<String, String> properties, Instant createdAt, Instant updatedAt) {

    CrmRecord {
        properties = Map.copyOf(properties);
    }
}
