package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.domain.portfolio.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says about reading.
 *
 * @param clients          what it adds to single clients
 * @param partnerEmployees partner employees that are no users of the partner's account; addresses in lower case
 * @param properties       which property each fact is read from; one without a property is unknown
 * @param currency         the currency of every MRR, whatever the property says
 * @param growthMarkets    the names of the markets that are growth markets, in lower case; any other is a standard market.
 *                         Where there is none, nothing is known about a market but one that is named after its kind
 * @param versions         the versions that are not the default ones
 * @param dailyReserve     how many of an account's daily requests are left to others
 * @param clientPage       how many clients to ask for at a time; what HubSpot allows is not documented
 * @param userPage         how many users to ask for at a time; likewise
 */
public record ReadOptions(
        List<ConfiguredClient> clients,
        Set<EmailAddress> partnerEmployees,
        Map<ClientFact, String> properties,
        Optional<String> currency,
        Set<String> growthMarkets,
        Map<Api, String> versions,
        long dailyReserve,
        int clientPage,
        int userPage) {

    public ReadOptions {
        clients = List.copyOf(clients);
        partnerEmployees = Set.copyOf(partnerEmployees);
        properties = Map.copyOf(properties);
        growthMarkets = Set.copyOf(growthMarkets);
        versions = Map.copyOf(versions);
    }

    String path(Api api, String rest) {
        return api.path(versions, rest);
    }
}
