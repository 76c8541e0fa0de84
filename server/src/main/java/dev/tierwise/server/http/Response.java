package dev.tierwise.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered over HTTP.
 *
 * @param status      the status code
 * @param contentType what the body is
 * @param headers     further headers
 * @param body        the body; empty for none
 */
public record Response(int status, String contentType, Map<String, String> headers, byte[] body) {

    public Response {
        headers = Map.copyOf(headers);
    }

    /** A text, sent as UTF-8. */
    public static Response text(int status, String contentType, String text) {
        return new Response(status, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a browser to another page of this server, which it then gets. */
    public static Response seeOther(String path) {
        return text(303, "text/plain; charset=utf-8", "").with("Location", path);
    }

    /** The same with one more header. */
    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, contentType, more, body);
    }
}
