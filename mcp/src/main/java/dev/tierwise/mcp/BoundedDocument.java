package dev.tierwise.mcp;

import com.fasterxml.jackson.core.filter.FilteringGeneratorDelegate;
import com.fasterxml.jackson.core.filter.TokenFilter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.wire.DocumentJson;
import dev.tierwise.domain.text.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A document as JSON of a bounded size. Lists are cut at their end, the longest ones first; it is known which.
 *
 * @param members the document: maps, lists, texts, numbers, truth values and nulls
 * @param cut     the lists that are shorter than those of the document, by their path
 */
record BoundedDocument(Map<String, Object> members, List<CutList> cut) {

    /** The longest list. */
    static final int LONGEST_LIST = 200;

    /** The longest text, in characters. */
    static final int LONGEST_TEXT = 1_000;

    /** The largest document, in bytes. */
    static final int LARGEST = 256 * 1_024;

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String MORE = "\u2026";

    /**
     * A list that is cut.
     *
     * @param path  such as {@code portals}, or {@code tiers/2/criteria}
     * @param shown how many elements are there
     * @param total how many the document has
     */
    record CutList(String path, int shown, int total) {}

    BoundedDocument {
        members = Collections.unmodifiableMap(members);
        cut = List.copyOf(cut);
    }

    /**
     * The beginning of each list of a document, as much as fits. What is left out is never collected.
     *
     * @throws UserException if it does not fit even so
     */
    static BoundedDocument of(Document document) {
        Map<String, Integer> totals = new TreeMap<>();
        try (TokenBuffer tokens = new TokenBuffer(MAPPER, false)) {
            DocumentJson.write(
                    document,
                    new FilteringGeneratorDelegate(
                            tokens,
                            new ListStart("", totals, LONGEST_LIST),
                            TokenFilter.Inclusion.INCLUDE_NON_NULL,
                            true));
            Map<String, Object> tree = object(MAPPER.readValue(tokens.asParser(), Object.class));
            int longest = LONGEST_LIST;
            while (MAPPER.writeValueAsBytes(tree).length > LARGEST) {
                if (longest == 1) {
                    throw UserException.usage(BoundedDocument.class, "document.large", LARGEST / 1_024);
                }
                longest /= 2;
                tree = object(shortened("", tree, longest, totals));
            }
            return new BoundedDocument(tree, cut(tree, totals));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A document is an object. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object tree) {
        return (Map<String, Object>) Objects.requireNonNull(tree);
    }

    /** Keeps so many elements of each list, and counts all of those that have more. */
    private static final class ListStart extends TokenFilter {

        private final String path;
        private final Map<String, Integer> totals;
        private final int longest;

        ListStart(String path, Map<String, Integer> totals, int longest) {
            this.path = path;
            this.totals = totals;
            this.longest = longest;
        }

        @Override
        public TokenFilter includeProperty(String name) {
            return new ListStart(below(path, name), totals, longest);
        }

        @Override
        public @Nullable TokenFilter includeElement(int index) {
            if (index < longest) {
                return new ListStart(below(path, Integer.toString(index)), totals, longest);
            }
            totals.put(path, index + 1);
            return null;
        }

        @Override
        public boolean includeEmptyArray(boolean contentsFiltered) {
            return true;
        }

        @Override
        public boolean includeEmptyObject(boolean contentsFiltered) {
            return true;
        }

        @Override
        protected boolean _includeScalar() {
            return true;
        }
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "/" + name;
    }

    /** The text, or so many of its first characters. */
    static String bounded(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 2)) ? longest - 2 : longest - 1;
        return text.substring(0, end) + MORE;
    }

    private static @Nullable Object shortened(
            String path, @Nullable Object value, int longest, Map<String, Integer> totals) {
        if (value instanceof List<?> list) {
            if (list.size() > longest) {
                totals.putIfAbsent(path, list.size());
            }
            List<@Nullable Object> shorter = new ArrayList<>();
            for (int i = 0; i < Math.min(longest, list.size()); i++) {
                shorter.add(shortened(below(path, Integer.toString(i)), list.get(i), longest, totals));
            }
            return shorter;
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> shorter = new LinkedHashMap<>();
            map.forEach((name, member) -> shorter.put(
                    String.valueOf(name), shortened(below(path, String.valueOf(name)), member, longest, totals)));
            return shorter;
        }
        return value;
    }

    /** Lists that are in the tree: those below what is cut are not named. */
    private static List<CutList> cut(Object tree, Map<String, Integer> totals) {
        List<CutList> cut = new ArrayList<>();
        totals.forEach((path, total) -> {
            if (at(tree, path) instanceof List<?> list) {
                cut.add(new CutList(path, list.size(), total));
            }
        });
        return cut;
    }

    private static @Nullable Object at(@Nullable Object tree, String path) {
        Object value = tree;
        for (String name : path.split("/", -1)) {
            if (value instanceof Map<?, ?> map) {
                value = map.get(name);
            } else if (value instanceof List<?> list) {
                int index = Integer.parseInt(name);
                value = index < list.size() ? list.get(index) : null;
            } else {
                return null;
            }
        }
        return value;
    }
}
