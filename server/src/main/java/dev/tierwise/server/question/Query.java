package dev.tierwise.server.question;

import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a question, in the order in which they were sent. Those without a value count as not given. Immutable. */
public final class Query {

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * Reads what stands behind a question mark, or what a form has sent.
     *
     * @throws UserException if it is not encoded as it should be
     */
    public static Query of(String encoded) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2 && !parts[1].isEmpty()) {
                values.computeIfAbsent(decoded(parts[0]), name -> new ArrayList<>())
                        .add(decoded(parts[1]));
            }
        }
        return new Query(values);
    }

    /** The values of parameters by name. Those that are blank count as not given. */
    public static Query of(Map<String, List<String>> named) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        named.forEach((name, all) -> {
            List<String> given = all.stream()
                    .map(String::strip)
                    .filter(text -> !text.isEmpty())
                    .toList();
            if (!given.isEmpty()) {
                values.put(name, given);
            }
        });
        return new Query(values);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException e) {
            throw UserException.usage(Query.class, "query.encoding", text);
        }
    }

    /** The same with another value of a parameter. */
    public Query with(String name, String value) {
        Map<String, List<String>> other = new LinkedHashMap<>(values);
        other.put(name, List.of(value));
        return new Query(other);
    }

    /** The same with some of the parameters alone. */
    public Query only(Collection<String> names) {
        Map<String, List<String>> other = new LinkedHashMap<>(values);
        other.keySet().retainAll(names);
        return new Query(other);
    }

    /** As it stands behind a path: with a question mark, or empty. */
    public String encoded() {
        StringBuilder text = new StringBuilder();
        values.forEach((name, all) -> all.forEach(value -> text.append(text.isEmpty() ? '?' : '&')
                .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))));
        return text.toString();
    }

    /**
     * Looks whether every parameter is known.
     *
     * @throws UserException if one is not
     */
    public void check(Collection<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw UserException.usage(Query.class, "query.unknown", name, Suggestion.orAll(name, known));
            }
        }
    }

    /** Every value of a parameter. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /**
     * The value of a parameter; empty if it is not given.
     *
     * @throws UserException if it is given several times
     */
    public Optional<String> one(String name) {
        List<String> all = all(name);
        if (all.size() > 1) {
            throw UserException.usage(Query.class, "query.several", name);
        }
        return all.stream().findFirst();
    }

    /**
     * The day that a parameter names; empty if it is not given.
     *
     * @throws UserException if it is none, or is given several times
     */
    public Optional<LocalDate> day(String name) {
        return one(name).map(text -> {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw wrong(name, text, Text.of(Query.class, "query.day"));
            }
        });
    }

    /**
     * The number that a parameter names.
     *
     * @param usual what it is if it is not given
     * @throws UserException if it is none from 1 to the highest, or is given several times
     */
    public int number(String name, int usual, int highest) {
        return one(name)
                .map(text -> {
                    try {
                        int number = Integer.parseInt(text);
                        if (number >= 1 && number <= highest) {
                            return number;
                        }
                    } catch (NumberFormatException e) {
                        // told below, as a number that is out of bounds
                    }
                    throw wrong(name, text, Text.of(Query.class, "query.number", highest));
                })
                .orElse(usual);
    }

    /**
     * Whether a parameter says yes; no if it is not given.
     *
     * @throws UserException if it says neither yes nor no, or is given several times
     */
    public boolean flag(String name) {
        return one(name)
                .map(text -> switch (text) {
                    case "true" -> true;
                    case "false" -> false;
                    default -> throw wrong(name, text, Text.of(Query.class, "query.flag"));
                })
                .orElse(false);
    }

    private static UserException wrong(String name, String text, Text expected) {
        return UserException.usage(Query.class, "query.wrong", name, text, expected);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Query query && query.values.equals(values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }
}
