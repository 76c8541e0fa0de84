package dev.tierwise.adapter.hubspot.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the body of an error says. Every part may be missing, and not every body is JSON.
 *
 * @param missingScopes the scope that the token lacks; empty when HubSpot names none, or several of which one would do
 */
record ErrorBody(
        Optional<String> message,
        Optional<String> status,
        Optional<String> category,
        Optional<String> policy,
        Optional<String> correlationId,
        List<String> missingScopes) {

    private static final int MOST_DETAILS = 3;

    /** "One or more of the following scopes are required." and a list of up to a hundred, many of them for writing. */
    private static final Pattern ANY_SCOPE_OF = Pattern.compile("(?is)(one or more of the following scopes\\b).*");

    static ErrorBody of(ApiResponse answer) {
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
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(ANY_SCOPE_OF.matcher(String.join("; ", parts)).replaceFirst("$1…"));
    }

    private static List<String> missingScopes(JsonNode body) {
        Set<String> scopes = new LinkedHashSet<>();
        addScopes(scopes, body);
        addScopes(scopes, body.path("context"));
        for (JsonNode error : body.path("errors")) {
            addScopes(scopes, error);
            addScopes(scopes, error.path("context"));
        }
        return scopes.size() == 1 ? List.copyOf(scopes) : List.of();
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
