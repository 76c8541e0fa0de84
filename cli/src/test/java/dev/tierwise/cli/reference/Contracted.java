package dev.tierwise.cli.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The part of an answer that a reference works out. */
final class Contracted {

    /** What pages need beside it: names and what follows from the rest of the answer. */
    private static final Set<String> FOR_PAGES = Set.of(
            "programmeRules",
            "messageIn",
            "loss",
            "gain",
            "missing",
            "reportLate",
            "metric",
            "from",
            "to",
            "before",
            "held");

    private Contracted() {}

    /** The answer without what only pages need, unless the reference has it too. */
    static JsonNode in(JsonNode answer, JsonNode expected) {
        JsonNode part = answer.deepCopy();
        prune(part, expected);
        return part;
    }

    private static void prune(JsonNode part, JsonNode expected) {
        if (part instanceof ObjectNode object) {
            object.remove(FOR_PAGES.stream().filter(name -> !expected.has(name)).toList());
            object.properties().forEach(member -> prune(member.getValue(), expected.path(member.getKey())));
        } else if (part instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                prune(array.get(i), expected.path(i));
            }
        }
    }
}
