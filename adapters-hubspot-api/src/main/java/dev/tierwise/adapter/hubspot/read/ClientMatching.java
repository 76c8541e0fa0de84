package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.domain.text.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds the record of each configured client in the list of the partner's clients. */
final class ClientMatching {

    /** What came of looking for a configured client. */
    sealed interface Match {}

    /** @param record the id of its record, which may be another than the configured one after a merge */
    record Found(String record) implements Match {}

    /**
     * It is not in the list.
     *
     * @param nearest the client whose record or domain is written nearly the same; empty when there is none
     * @param certain whether no record of the list can be this client's; not so if some have no domain to tell by
     */
    record Missing(Optional<PartnerClient> nearest, boolean certain) implements Match {

        /** A question about the nearest client, for the end of a message; empty when there is none. */
        Text suggestion(ConfiguredClient client) {
            return nearest.map(near -> Text.of(
                            ClientMatching.class,
                            "suggestion",
                            client.record().isPresent()
                                    ? near.id()
                                            + near.text(ClientFact.NAME)
                                                    .map(name -> " (" + name.strip() + ")")
                                                    .orElse("")
                                    : domain(near).orElse("")))
                    .orElse(Text.verbatim(""));
        }
    }

    /** @param records those that have its domain */
    record Ambiguous(List<String> records) implements Match {}

    /** @param record the record that an earlier entry of the configuration means too */
    record Repeated(String record) implements Match {}

    private final Collection<PartnerClient> clients;
    private final Map<String, String> recordsById = new HashMap<>();
    private final Map<String, List<String>> recordsByDomain = new HashMap<>();
    private final boolean allHaveDomains;

    private ClientMatching(Collection<PartnerClient> clients) {
        this.clients = clients;
        for (PartnerClient client : clients) {
            client.mergedIds().forEach(merged -> recordsById.put(merged, client.id()));
            domain(client)
                    .ifPresent(domain -> recordsByDomain
                            .computeIfAbsent(domain, key -> new ArrayList<>())
                            .add(client.id()));
        }
        clients.forEach(client -> recordsById.put(client.id(), client.id()));
        allHaveDomains = clients.stream().allMatch(client -> domain(client).isPresent());
    }

    /** Looks for each of the configured clients, in their order. */
    static Map<ConfiguredClient, Match> of(Collection<PartnerClient> clients, List<ConfiguredClient> configured) {
        ClientMatching matching = new ClientMatching(clients);
        Map<ConfiguredClient, Match> matches = new LinkedHashMap<>();
        Set<String> taken = new HashSet<>();
        for (ConfiguredClient client : configured) {
            Match match = matching.match(client);
            matches.put(
                    client,
                    match instanceof Found found && !taken.add(found.record()) ? new Repeated(found.record()) : match);
        }
        return Collections.unmodifiableMap(matches);
    }

    private Match match(ConfiguredClient client) {
        if (client.record().isPresent()) {
            String record = recordsById.get(client.key());
            return record == null ? new Missing(nearest(client), true) : new Found(record);
        }
        List<String> records = recordsByDomain.getOrDefault(client.key(), List.of());
        return switch (records.size()) {
            case 0 -> new Missing(nearest(client), allHaveDomains);
            case 1 -> new Found(records.get(0));
            default -> new Ambiguous(List.copyOf(records));
        };
    }

    private Optional<PartnerClient> nearest(ConfiguredClient client) {
        String key = client.key();
        record Candidate(PartnerClient client, int distance) {}
        int most = client.record().isPresent() ? 2 : Math.max(2, key.length() / 4);
        return clients.stream()
                .flatMap(candidate -> (client.record().isPresent() ? Optional.of(candidate.id()) : domain(candidate))
                        .stream().map(text -> new Candidate(candidate, distance(key, text))))
                .filter(candidate -> candidate.distance() <= most)
                .min(Comparator.comparingInt(Candidate::distance))
                .map(Candidate::client);
    }

    private static Optional<String> domain(PartnerClient client) {
        return client.text(ClientFact.DOMAIN).map(domain -> domain.strip().toLowerCase(Locale.ROOT));
    }

    /** How many characters to insert, leave out or replace to come from one text to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
