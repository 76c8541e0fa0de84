package dev.tierwise.answers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What an answer promised to programs: members may be added to it, and none may change or move. */
public final class Contract {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Contract() {}

    /** As much of an answer as was promised, in one line. */
    public static String promised(String answer, String promise) {
        try {
            return promised(MAPPER.readTree(answer), MAPPER.readTree(promise)).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON in one line. */
    public static String line(String json) {
        try {
            return MAPPER.readTree(json).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode promised(JsonNode actual, JsonNode promise) {
        if (actual instanceof ObjectNode members && promise instanceof ObjectNode names) {
            ObjectNode kept = MAPPER.createObjectNode();
            members.properties().stream()
                    .filter(member -> names.has(member.getKey()))
                    .forEach(member ->
                            kept.set(member.getKey(), promised(member.getValue(), names.get(member.getKey()))));
            return kept;
        }
        if (actual instanceof ArrayNode elements && promise instanceof ArrayNode promises) {
            ArrayNode kept = MAPPER.createArrayNode();
            for (int i = 0; i < elements.size(); i++) {
                kept.add(i < promises.size() ? promised(elements.get(i), promises.get(i)) : elements.get(i));
            }
            return kept;
        }
        return actual;
    }
}
