package dev.tierwise.server.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asks over HTTP.
 *
 * @param method  {@code GET}, {@code HEAD} or {@code POST}
 * @param path    the path, decoded
 * @param query   what stands behind the question mark, as it was sent
 * @param headers by name, whose upper and lower case do not matter
 * @param body    what was sent; empty unless it is a {@code POST}
 */
public record Request(String method, String path, String query, Map<String, List<String>> headers, String body) {

    /** Whether something is to be changed. */
    public boolean changes() {
        return method.equals("POST");
    }

    /** The one header of that name; empty if there is none, or several. */
    public Optional<String> header(String name) {
        List<String> values = headers.getOrDefault(name, List.of());
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The value of a cookie; empty if there is none of that name. */
    public Optional<String> cookie(String name) {
        for (String line : headers.getOrDefault("Cookie", List.of())) {
            for (String pair : line.split(";", -1)) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length == 2 && parts[0].equals(name)) {
                    return Optional.of(parts[1]);
                }
            }
        }
        return Optional.empty();
    }
}
