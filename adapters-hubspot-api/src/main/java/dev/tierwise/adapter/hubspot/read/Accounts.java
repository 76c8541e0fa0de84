package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.HubSpotAccount;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The accounts that there is a token for.
 *
 * @param partner the partner's own
 * @param clients the portals of clients, in the user's order
 */
public record Accounts(HubSpotAccount partner, Map<ConfiguredClient, HubSpotAccount> clients) {

    public Accounts {
        clients = Collections.unmodifiableMap(new LinkedHashMap<>(clients));
    }
}
