package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.adapter.hubspot.http.ApiException;
import dev.tierwise.adapter.hubspot.http.HubSpotAccount;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** How many requests of an account are left today. */
final class DailyBudget {

    private static final Set<String> FAILED = Set.of("FAILURE", "NOTFOUND");

    private DailyBudget() {}

    /**
     * What the answers so far said, else what HubSpot says when asked; empty where it does not say, as for OAuth apps,
     * which have no daily limit.
     */
    static OptionalLong left(HubSpotAccount account, ReadOptions options) {
        OptionalLong said = account.dailyRemaining();
        if (said.isPresent()) {
            return said;
        }
        try {
            JsonNode results = account.get(options.path(Api.ACCOUNT_INFO, "/api-usage/daily/private-apps"), Map.of())
                    .path("results");
            OptionalLong least = OptionalLong.empty();
            for (JsonNode usage : results) {
                if (isKnown(usage)) {
                    long left = usage.path("usageLimit").asLong()
                            - usage.path("currentUsage").asLong();
                    least = OptionalLong.of(Math.min(least.orElse(left), left));
                }
            }
            return least;
        } catch (ApiException e) {
            // a budget that cannot be asked for is no reason not to read
            return OptionalLong.empty();
        }
    }

    /** Where HubSpot failed to count, it answers with a limit of 0. */
    private static boolean isKnown(JsonNode usage) {
        return !FAILED.contains(usage.path("fetchStatus").asText().toUpperCase(Locale.ROOT))
                && usage.path("usageLimit").asLong() > 0
                && usage.path("currentUsage").isNumber();
    }
}
