package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.adapter.hubspot.http.HubSpotAccount;
import dev.tierwise.domain.text.Text;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an account says about itself.
 *
 * @param portalId which account it is
 * @param timeZone as HubSpot writes it
 * @param type     as HubSpot writes it, such as {@code STANDARD}; empty when it does not say
 */
public record AccountDetails(String portalId, Optional<String> timeZone, String type) {

    private static final Pattern NOT_FOR_REAL = Pattern.compile("(?i).*(SANDBOX|DEVELOPER|TEST).*");

    static AccountDetails read(HubSpotAccount account, ReadOptions options)
            throws ApiException, MalformedAnswerException {
        JsonNode answer = account.get(options.path(Api.ACCOUNT_INFO, "/details"), Map.of());
        String portalId = answer.path("portalId").asText("");
        if (portalId.isEmpty() || portalId.equals("null")) {
            throw new MalformedAnswerException(Text.of(AccountDetails.class, "no.account"));
        }
        String zone = answer.path("timeZone").asText("");
        return new AccountDetails(
                portalId,
                zone.isBlank() ? Optional.empty() : Optional.of(zone.strip()),
                answer.path("accountType").asText("").strip());
    }

    /** Whether it is a copy or a test account, whose facts are not those of a customer. */
    boolean isSandbox() {
        return NOT_FOR_REAL.matcher(type).matches();
    }
}
