package dev.tierwise.adapter.hubspot.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One HubSpot account, reached with one token. Calls block until there is an answer, may come from many threads, and
 * are sent in the order in which they come as soon as the account's limits allow. An interrupt ends a call with
 * {@link ApiException.Kind#INTERRUPTED} and leaves the thread's interrupt flag set.
 */
public final class Account {

    Account() {}

    /** Reads a path; the query's values are escaped here. */
    public JsonNode get(String path, Map<String, String> query) throws ApiException {
        return MissingNode.getInstance();
    }

    /** Reads by a POST request, which may be sent more than once. */
    public JsonNode post(String path, JsonNode body) throws ApiException {
        return MissingNode.getInstance();
    }

    /** Searches CRM records: a POST request under the limit that HubSpot sets for searches. */
    public JsonNode search(String path, JsonNode body) throws ApiException {
        return MissingNode.getInstance();
    }

    /** How many requests were sent so far, repetitions included, those for OAuth tokens not. */
    public long requestsSent() {
        return 0;
    }

    /** How many requests HubSpot said are left today; empty until it says so. */
    public OptionalLong dailyRemaining() {
        return OptionalLong.empty();
    }

    /** How far this machine's clock is ahead of HubSpot's, to about a second; empty before the first answer. */
    public Optional<Duration> clockSkew() {
        return Optional.empty();
    }
}
