package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.adapter.hubspot.http.Tokens;
import dev.tierwise.domain.text.Text;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the configuration adds to one of the partner's clients. Either the record or the domain says which one.
 *
 * @param record        the id of the client's record in the partner's account
 * @param domain        the client's domain, in lower case
 * @param portalId      the client's portal
 * @param tokens        access to that portal
 * @param baseUrl       where the API for that portal is; empty when it is the source's
 * @param active        whether it is a customer, which counts only if HubSpot does not say
 * @param soldOn        the day on which the partner sold it
 * @param customerSince the day since which it is a customer
 */
public record ConfiguredClient(
        Optional<String> record,
        Optional<String> domain,
        Optional<String> portalId,
        Optional<Tokens> tokens,
        Optional<URI> baseUrl,
        Optional<Boolean> active,
        Optional<LocalDate> soldOn,
        Optional<LocalDate> customerSince) {

    /** @throws IllegalArgumentException when neither or both of record and domain are given */
    public ConfiguredClient {
        if (record.isPresent() == domain.isPresent()) {
            throw new IllegalArgumentException("either the record or the domain says which client it is");
        }
    }

    /** What it is called in the configuration: the record's id or the domain. */
    String key() {
        return record.or(this::domain).orElseThrow();
    }

    /** What the configuration contains in the token's place, after a space, for messages; empty if that is unknown. */
    String tokenReference() {
        return tokens.flatMap(Tokens::reference)
                .map(reference -> " " + reference)
                .orElse("");
    }

    /** What it is called in messages. */
    public Text title() {
        return Text.of(ConfiguredClient.class, "client.title", key());
    }
}
