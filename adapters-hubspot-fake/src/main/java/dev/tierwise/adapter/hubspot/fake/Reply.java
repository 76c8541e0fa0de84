package dev.tierwise.adapter.hubspot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the client gets.
 *
 * @param manner  whether it gets all of it
 * @param headers besides the content type
 */
public record Reply(int status, Map<String, String> headers, String contentType, String body, Manner manner) {

    /** How much of a reply arrives. */
    public enum Manner {
        WHOLE,
        /** Half of the body, then the connection ends. */
        TRUNCATED,
        /** The connection ends before the first byte. */
        CUT_OFF,
        /** Nothing ever comes. */
        SILENT
    }

    private static final String JSON = "application/json;charset=utf-8";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** A reply as HubSpot's interfaces usually give it. */
    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of(), JSON, body.toString(), Manner.WHOLE);
    }

    /** Text that claims to be JSON. */
    public static Reply notReallyJson(int status, String text) {
        return new Reply(status, Map.of(), JSON, text, Manner.WHOLE);
    }

    /** A page for people, as what stands in front of HubSpot sends it. */
    public static Reply html(int status) {
        String page = "<html><head><title>" + status + "</title></head><body><h1>" + status + "</h1></body></html>";
        return new Reply(status, Map.of(), "text/html", page, Manner.WHOLE);
    }

    /** An error with HubSpot's usual body. */
    public static Reply error(int status, String category, String message, String correlationId) {
        return json(
                status,
                object().put("status", "error")
                        .put("message", message)
                        .put("correlationId", correlationId)
                        .put("category", category));
    }

    /** A refusal that names the scope that the token lacks. */
    public static Reply missingScope(String scope, String correlationId) {
        ObjectNode body = object().put("status", "error")
                .put("message", "This app hasn't been granted all required scopes to make this call.")
                .put("correlationId", correlationId)
                .put("category", "MISSING_SCOPES");
        body.putObject("context").putArray("missingScopes").add(scope);
        body.putArray("errors")
                .addObject()
                .put("message", "One or more of the following scopes are required.")
                .putObject("context")
                .putArray("requiredGranularScopes")
                .add(scope);
        return json(403, body);
    }

    /**
     * A refusal that lists every scope of which one would do.
     *
     * @param scopes the list; HubSpot's own have up to a hundred, many of them for writing
     */
    public static Reply missingAnyOf(List<String> scopes, String correlationId) {
        ObjectNode body = object().put("status", "error")
                .put("message", "One or more of the following scopes are required: " + scopes)
                .put("correlationId", correlationId)
                .put("category", "MISSING_SCOPES");
        scopes.forEach(body.putArray("requiredGranularScopes")::add);
        return json(403, body);
    }

    /** The account is hosted in another region than the one that was asked. */
    public static Reply otherRegion(String correlationId) {
        return error(488, "", "This account is unknown to this Hublet.", correlationId);
    }

    /**
     * Too many requests.
     *
     * @param policy the policy's name; empty for a body that does not name it
     */
    public static Reply tooMany(String policy, String correlationId) {
        ObjectNode body = object().put("status", "error")
                .put("message", "You have reached your " + policy.toLowerCase(Locale.ROOT) + " limit.")
                .put("errorType", "RATE_LIMIT")
                .put("correlationId", correlationId);
        if (!policy.isEmpty()) {
            body.put("policyName", policy);
        }
        return json(429, body);
    }

    /** The account is being moved to another data centre. */
    public static Reply moving(Duration takes, String correlationId) {
        return error(477, "MIGRATION_IN_PROGRESS", "This account is being migrated.", correlationId)
                .with("Retry-After", String.valueOf(takes.toSeconds()));
    }

    /** Sends the client elsewhere. */
    public static Reply redirect(String location) {
        return html(307).with("Location", location);
    }

    /** The connection ends without an answer. */
    public static Reply cutOff() {
        return html(500).in(Manner.CUT_OFF);
    }

    /** No answer, and no end of the connection either. */
    public static Reply silence() {
        return html(500).in(Manner.SILENT);
    }

    /** The same reply with another header. */
    public Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, contentType, body, manner);
    }

    /** The same reply, arriving in another manner. */
    public Reply in(Manner manner) {
        return new Reply(status, headers, contentType, body, manner);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
