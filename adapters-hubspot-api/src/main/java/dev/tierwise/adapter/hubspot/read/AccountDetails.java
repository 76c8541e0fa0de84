package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.adapter.hubspot.http.Account;
import dev.tierwise.adapter.hubspot.http.ApiException;
import java.util.Map;
import java.util.Optional;

/**
 * What an account says about itself.
 *
 * @param portalId which account it is
 * @param timeZone as HubSpot writes it
 */
public record AccountDetails(String portalId, Optional<String> timeZone) {

    static AccountDetails read(Account account, ReadOptions options) throws ApiException, MalformedAnswerException {
        JsonNode answer = account.get(options.path(Api.ACCOUNT_INFO, "/details"), Map.of());
        String portalId = answer.path("portalId").asText("");
        if (portalId.isEmpty() || portalId.equals("null")) {
            throw new MalformedAnswerException("HubSpot did not say which account the token belongs to");
        }
        String zone = answer.path("timeZone").asText("");
        return new AccountDetails(portalId, zone.isBlank() ? Optional.empty() : Optional.of(zone.strip()));
    }
}
