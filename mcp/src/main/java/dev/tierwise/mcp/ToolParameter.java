package dev.tierwise.mcp;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.server.question.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a tool.
 *
 * @param name    what assistants call it, as the question does
 * @param meaning what it is described by
 * @param kind    what it holds
 * @param several whether it is a list
 * @param needed  whether it has to be given
 * @param example a value that it may have
 * @param choices the only values that it may have; empty for any
 * @param least   the least that a number may be
 */
record ToolParameter(
        String name,
        String meaning,
        Parameter.Kind kind,
        boolean several,
        boolean needed,
        Text example,
        List<String> choices,
        int least) {

    /** The longest text that an assistant may give, in characters. */
    private static final int LONGEST = 200;

    /** The longest list that an assistant may give. */
    private static final int MOST = 20;

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    ToolParameter {
        choices = List.copyOf(choices);
    }

    /** A parameter of a question. */
    static ToolParameter of(Parameter asked) {
        return new ToolParameter(
                asked.name(),
                asked.meaning(),
                asked.kind(),
                asked.several(),
                asked.needed(),
                asked.example(),
                List.of(),
                1);
    }

    /** A parameter that no question has. */
    static ToolParameter of(String name, Parameter.Kind kind, String example) {
        return new ToolParameter(name, name, kind, false, false, Text.verbatim(example), List.of(), 1);
    }

    /** The same number with another lowest value. */
    ToolParameter from(int lowest) {
        return new ToolParameter(name, meaning, kind, several, needed, example, choices, lowest);
    }

    /** The same with some values alone. */
    ToolParameter oneOf(List<String> values) {
        return new ToolParameter(name, meaning, kind, several, needed, example, values, least);
    }

    /** The same of which only one value may be given. */
    ToolParameter single() {
        return new ToolParameter(name, meaning, kind, false, needed, example, choices, least);
    }

    /** Its JSON Schema. */
    Map<String, Object> schema(Locale language) {
        Map<String, Object> one = new LinkedHashMap<>();
        switch (kind) {
            case NUMBER -> {
                one.put("type", "integer");
                one.put("minimum", least);
            }
            case FLAG -> one.put("type", "boolean");
            case DAY -> {
                one.put("type", "string");
                one.put("pattern", "^" + DAY.pattern() + "$");
            }
            case TEXT -> {
                one.put("type", "string");
                one.put("maxLength", LONGEST);
            }
        }
        if (!choices.isEmpty()) {
            one.put("enum", choices);
        }
        Map<String, Object> schema = one;
        if (several) {
            schema = new LinkedHashMap<>();
            schema.put("type", "array");
            schema.put("items", one);
            schema.put("maxItems", MOST);
        }
        schema.put(
                "description",
                Text.of(ToolParameter.class, "parameter", Text.of(ToolParameter.class, "parameter." + meaning), example)
                        .in(language));
        return schema;
    }

    /**
     * Its values as the question takes them.
     *
     * @param given what the assistant gave
     * @throws UserException if it is none of its values
     */
    List<String> values(@Nullable Object given) {
        if (given == null) {
            return List.of();
        }
        if (!(given instanceof List<?> list)) {
            return List.of(value(given));
        }
        if (!several && list.size() > 1) {
            throw UserException.usage(ToolParameter.class, "argument.several", name);
        }
        if (list.size() > MOST) {
            throw UserException.usage(ToolParameter.class, "argument.too-many", name, list.size(), MOST);
        }
        List<String> values = new ArrayList<>();
        list.forEach(element -> values.add(value(element)));
        return values;
    }

    private String value(@Nullable Object given) {
        boolean isFitting = kind == Parameter.Kind.NUMBER
                ? given instanceof Integer || given instanceof String
                : kind == Parameter.Kind.FLAG
                        ? given instanceof Boolean || given instanceof String
                        : given instanceof String;
        String text = String.valueOf(given);
        if (text.length() > LONGEST) {
            throw UserException.usage(ToolParameter.class, "argument.long", name, text.length(), LONGEST);
        }
        if (!isFitting
                || (kind == Parameter.Kind.DAY && !DAY.matcher(text.strip()).matches())
                || (!choices.isEmpty() && !choices.contains(text.strip()))) {
            throw UserException.usage(ToolParameter.class, "argument.wrong", name, text, expected());
        }
        return text;
    }

    private Text expected() {
        if (!choices.isEmpty()) {
            return Text.of(ToolParameter.class, "expected.choice", String.join(", ", choices));
        }
        return switch (kind) {
            case NUMBER -> Text.of(ToolParameter.class, "expected.number", example);
            case FLAG -> Text.of(ToolParameter.class, "expected.flag");
            case DAY -> Text.of(ToolParameter.class, "expected.day", example);
            case TEXT ->
                several
                        ? Text.of(ToolParameter.class, "expected.texts", example)
                        : Text.of(ToolParameter.class, "expected.text", example);
        };
    }
}
