package dev.tierwise.adapter.hubspot.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the body of an error says. Every part may be missing, and not every body is JSON. */
record ErrorBody(
        Optional<String> message,
        Optional<String> status,
        Optional<String> category,
        Optional<String> policy,
        Optional<String> correlationId,
        List<String> missingScopes) {

    private static final int MOST_DETAILS = 3;

    static ErrorBody of(Answer answer) {
        JsonNode body = Json.parse(answer.body());
        return new ErrorBody(
                message(body),
                text(body, "status"),
                text(body, "category").or(() -> text(body, "errorType")),
                text(body, "policyName"),
                text(body, "correlationId")
                        .or(() -> Optional.ofNullable(answer.headers().get("X-HubSpot-Correlation-Id"))),
                missingScopes(body));
    }

    private static Optional<String> message(JsonNode body) {
        List<String> parts = new ArrayList<>();
        text(body, "message").or(() -> text(body, "error_description")).ifPresent(parts::add);
        for (JsonNode error : body.path("errors")) {
            if (parts.size() <= MOST_DETAILS) {
                text(error, "message").filter(detail -> !parts.contains(detail)).ifPresent(parts::add);
            }
        }
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", parts));
    }

    private static List<String> missingScopes(JsonNode body) {
        Set<String> scopes = new LinkedHashSet<>();
        addScopes(scopes, body.path("context"));
        for (JsonNode error : body.path("errors")) {
            addScopes(scopes, error.path("context"));
        }
        return List.copyOf(scopes);
    }

    private static void addScopes(Set<String> scopes, JsonNode context) {
        for (String key : List.of("missingScopes", "requiredGranularScopes", "requiredScopes")) {
            for (JsonNode scope : context.path(key)) {
                if (scope.isTextual() && !scope.textValue().isBlank()) {
                    scopes.add(scope.textValue());
                }
            }
        }
    }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.ofNullable(node.path(field).textValue()).filter(text -> !text.isBlank());
    }
}
