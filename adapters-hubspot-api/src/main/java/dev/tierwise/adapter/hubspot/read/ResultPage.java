package dev.tierwise.adapter.hubspot.read;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tierwise.domain.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One page of a list.
 *
 * @param items may be empty although there are further pages
 * @param next  where the next page begins; empty on the last page
 */
record ResultPage(List<JsonNode> items, Optional<String> next) {

    /** Reads the usual shape: {@code results}, and {@code paging.next.after} where there is more. */
    static ResultPage of(JsonNode answer) throws MalformedAnswerException {
        JsonNode next = answer.path("paging").path("next");
        Optional<String> cursor = cursor(next.path("after"));
        if (cursor.isEmpty() && !next.isMissingNode() && !next.isNull()) {
            throw new MalformedAnswerException(Text.of(ResultPage.class, "page.next"));
        }
        return new ResultPage(items(answer.path("results"), "results"), cursor);
    }

    static List<JsonNode> items(JsonNode array, String name) throws MalformedAnswerException {
        if (!array.isArray()) {
            throw new MalformedAnswerException(Text.of(ResultPage.class, "page.no.list", name));
        }
        List<JsonNode> items = new ArrayList<>(array.size());
        array.forEach(items::add);
        return items;
    }

    private static Optional<String> cursor(JsonNode after) {
        return after.isValueNode() && !after.isNull() && !after.asText().isEmpty()
                ? Optional.of(after.asText())
                : Optional.empty();
    }
}
