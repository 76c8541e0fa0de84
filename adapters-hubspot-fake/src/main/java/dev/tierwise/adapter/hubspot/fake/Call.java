package dev.tierwise.adapter.hubspot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A request that arrived with a valid token.
 *
 * @param number  how many of them the whole fake has had by then, first = 1
 * @param query   the decoded parameters
 * @param body    what was posted; a missing node where nothing was
 */
public record Call(FakeAccount account, FakeEndpoint endpoint, Map<String, String> query, JsonNode body, long number) {}
