package dev.tierwise.server.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is answered over HTTP. */
public final class Response {

    private final int status;
    private final String contentType;
    private final Map<String, String> headers;
    private final byte[] body;

    private Response(int status, String contentType, Map<String, String> headers, byte[] body) {
        this.status = status;
        this.contentType = contentType;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** Data of any kind. */
    public static Response data(String contentType, byte[] body) {
        return new Response(200, contentType, Map.of(), body);
    }

    /** A text, sent as UTF-8. */
    public static Response text(int status, String contentType, String text) {
        return new Response(status, contentType, Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a browser to another page of this server, which it then gets. */
    public static Response seeOther(String path) {
        return text(303, "text/plain; charset=utf-8", "").with("Location", path);
    }

    /**
     * The same with one more header.
     *
     * @throws IllegalStateException if the value holds what no header may
     */
    public Response with(String header, String value) {
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalStateException("not the value of a header: " + header);
        }
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, contentType, more, body);
    }

    /** The same with another status and another kind of content. */
    public Response as(int otherStatus, String otherType) {
        return new Response(otherStatus, otherType, headers, body);
    }

    /** The status code. */
    public int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }
}
