package dev.tierwise.server.service;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A message as it is posted once.
 *
 * @param headers what is sent along, in order
 * @param body    JSON in one line
 */
record WebhookRequest(Map<String, String> headers, String body) {

    /**
     * The request of one attempt.
     *
     * @param id      the same at each attempt
     * @param secrets what it is signed with; none for a request that is not signed
     * @param at      when it is sent
     */
    static WebhookRequest of(UUID id, String body, List<SigningSecret> secrets, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", id.toString());
        if (!secrets.isEmpty()) {
            headers.put("webhook-id", id.toString());
            headers.put("webhook-timestamp", String.valueOf(at.getEpochSecond()));
            headers.put(
                    "webhook-signature",
                    secrets.stream().map(secret -> secret.sign(id, at, body)).collect(Collectors.joining(" ")));
        }
        return new WebhookRequest(headers, body);
    }
}
