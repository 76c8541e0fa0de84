package dev.tierwise.files.yaml;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.tierwise.domain.text.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Builds the tree of a YAML text from the parser's tokens; the text's own words are kept as they are. */
final class YamlTree {

    private static final int DEEPEST = 50;

    /** How complaints of the parser begin, and what they mean; it makes them in English. */
    private static final Map<String, String> COMPLAINTS = Map.of(
            "mapping values are not allowed", "colon",
            "found character '\\t", "tab",
            "could not find expected ':'", "no-colon",
            "expected <block end>", "indentation",
            "found unexpected end of stream", "end",
            "expected ',' or", "comma");

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
            .build();

    private final String file;
    private final Findings findings;

    YamlTree(String file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The only document of a text; empty when the text cannot be read to its end, and then the findings say why. */
    Optional<YamlNode> read(String text) {
        try (YAMLParser parser = YAML.createParser(text)) {
            return read(parser, text);
        } catch (IOException e) {
            throw new AssertionError("a text in memory was not read", e);
        }
    }

    private Optional<YamlNode> read(YAMLParser parser, String text) {
        try {
            if (parser.nextToken() == null) {
                findings.error(Place.startOf(file), text("empty"));
                return Optional.empty();
            }
            YamlNode root = node(parser);
            if (parser.nextToken() != null) {
                findings.error(place(parser), text("second-document"));
                return Optional.empty();
            }
            return Optional.of(root);
        } catch (StreamConstraintsException e) {
            findings.error(place(parser), text("too-deep", DEEPEST));
        } catch (JsonParseException e) {
            if (e.getCause() instanceof MarkedYAMLException marked) {
                findings.error(place(marked), syntaxError(marked, text));
            } else if (parser.getParsingContext().inObject() && parser.currentToken() != JsonToken.FIELD_NAME) {
                findings.error(place(parser), text("no-key"));
            } else {
                findings.error(place(parser), text("no-value"));
            }
        } catch (IOException | RuntimeException e) {
            // the parser promises to complain about broken input in the ways above, but some input breaks it
            findings.error(place(parser), text("broken"));
        }
        return Optional.empty();
    }

    private YamlNode node(YAMLParser parser) throws IOException {
        Place place = place(parser);
        Optional<Text> refused = refusal(parser);
        refused.ifPresent(message -> findings.error(place, message));
        YamlNode node = switch (Objects.requireNonNull(parser.currentToken())) {
            case START_OBJECT -> mapping(parser, place);
            case START_ARRAY -> list(parser, place);
            case VALUE_NULL -> new YamlNode.Nothing(place);
            default -> new YamlScalar(place, parser.getText());
        };
        return refused.isPresent() ? new YamlNode.Refused(place) : node;
    }

    private static Optional<Text> refusal(YAMLParser parser) throws IOException {
        if (parser.isCurrentAlias()) {
            return Optional.of(text("alias"));
        }
        if (parser.getTypeId() != null) {
            return Optional.of(text("tag"));
        }
        return Optional.empty();
    }

    private YamlMapping mapping(YAMLParser parser, Place place) throws IOException {
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        while (next(parser) == JsonToken.FIELD_NAME) {
            String key = parser.currentName();
            Place keyPlace = place(parser);
            next(parser);
            YamlMapping.Entry entry = new YamlMapping.Entry(keyPlace, node(parser));
            YamlMapping.@Nullable Entry first = entries.putIfAbsent(key, entry);
            if (first != null) {
                findings.error(keyPlace, text("key-twice", key, first.keyPlace().line()));
            }
        }
        return new YamlMapping(place, entries);
    }

    private YamlList list(YAMLParser parser, Place place) throws IOException {
        List<YamlNode> items = new ArrayList<>();
        while (next(parser) != JsonToken.END_ARRAY) {
            items.add(node(parser));
        }
        return new YamlList(place, items);
    }

    private static JsonToken next(YAMLParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == null) {
            throw new IOException("the text ends in the middle");
        }
        return token;
    }

    private Place place(YAMLParser parser) {
        JsonLocation location = parser.currentTokenLocation();
        return new Place(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    private Place place(MarkedYAMLException e) {
        Mark mark = e.getProblemMark();
        return mark == null ? Place.startOf(file) : new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }

    /** The parser's own words, without its excerpt of the text: that may show a secret. */
    private static Text syntaxError(MarkedYAMLException e, String text) {
        String problem = e.getContext() == null ? e.getProblem() : e.getContext() + ", " + e.getProblem();
        String meaning = COMPLAINTS.entrySet().stream()
                .filter(known -> String.valueOf(e.getProblem()).startsWith(known.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse("other");
        return text(
                isReference(text, e.getProblemMark()) ? "no-yaml-reference" : "no-yaml",
                text("parser." + meaning, problem));
    }

    private static Text text(String key, Object... values) {
        return Text.of(YamlTree.class, "yaml." + key, values);
    }

    private static boolean isReference(String text, @Nullable Mark mark) {
        return mark != null
                && mark.getIndex() > 0
                && mark.getIndex() <= text.codePointCount(0, text.length())
                && text.startsWith("${", text.offsetByCodePoints(0, mark.getIndex() - 1));
    }
}
