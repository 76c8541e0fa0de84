package dev.tierwise.answers.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.AnswerKinds;
import dev.tierwise.answers.announcement.AnnouncementEvent;
import dev.tierwise.answers.announcement.AnnouncementMessage;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.MemberName;
import dev.tierwise.answers.document.Sequence;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The JSON Schema of a document, from its records and from what their comments say of each member. */
final class DocumentSchema {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern PARAMETER =
            Pattern.compile("@param +(\\w+) +(.*?)(?= *@param| *\\*/|$)", Pattern.DOTALL);

    private final ObjectNode definitions = MAPPER.createObjectNode();

    private DocumentSchema() {}

    /** The schema as it is kept: over several lines, with a last line end. */
    static String of(AnswerKind<?> kind) throws IOException {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new DocumentSchema().root(kind)) + "\n";
    }

    /** The schema of the announcements of an event. */
    static String of(AnnouncementEvent event) throws IOException {
        ObjectNode root = new DocumentSchema().root(AnnouncementMessage.KIND);
        root.put("title", root.get("title").asText() + ": " + event);
        ObjectNode announcement = (ObjectNode) root.at("/$defs/AnnouncementDocument");
        ObjectNode properties = (ObjectNode) announcement.get("properties");
        constant(properties, "event", TextNode.valueOf(event.toString()));
        if (event == AnnouncementEvent.TEST) {
            constant(properties, "test", BooleanNode.TRUE);
            ((ArrayNode) announcement.get("required")).add("test");
        }
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    private static void constant(ObjectNode properties, String member, JsonNode value) {
        ObjectNode any = (ObjectNode) properties.get(member);
        any.remove("type");
        any.set("const", value);
    }

    private ObjectNode root(AnswerKind<?> kind) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "tierwise/" + kind.name() + "/1");
        root.setAll(reference(kind.type()));
        root.set("$defs", definitions);
        return root;
    }

    private ObjectNode reference(Class<?> type) {
        String name = name(type);
        if (!definitions.has(name)) {
            // there before its members are looked at, which may refer to it
            ObjectNode definition = definitions.putObject(name);
            if (type.isRecord()) {
                define(type, definition);
            } else {
                ArrayNode variants = definition.putArray("anyOf");
                variants(type).forEach(variant -> variants.add(reference(variant)));
            }
        }
        return MAPPER.createObjectNode().put("$ref", "#/$defs/" + name);
    }

    private static List<Class<?>> variants(Class<?> sealed) {
        return Arrays.stream(sealed.getPermittedSubclasses())
                .flatMap(permitted ->
                        permitted.isRecord() ? Stream.<Class<?>>of(permitted) : variants(permitted).stream())
                .toList();
    }

    private static String name(Class<?> type) {
        return type.getEnclosingClass() == null
                ? type.getSimpleName()
                : name(type.getEnclosingClass()) + "." + type.getSimpleName();
    }

    private void define(Class<?> type, ObjectNode definition) {
        definition.put("type", "object");
        ObjectNode properties = MAPPER.createObjectNode();
        ArrayNode required = MAPPER.createArrayNode();
        if (Document.class.isAssignableFrom(type)) {
            properties.putObject("schema").put("const", contract(type));
            required.add("schema");
        }
        Map<String, String> comments = comments(type);
        for (RecordComponent component : type.getRecordComponents()) {
            MemberName given = component.getAnnotation(MemberName.class);
            String member = given == null ? component.getName() : given.value();
            boolean leftOut = component.isAnnotationPresent(LeftOutIfNull.class);
            ObjectNode schema = leftOut
                    ? schema(component.getGenericType(), component.getAnnotatedType())
                    : nullable(component.getAnnotatedType());
            if (comments.containsKey(component.getName())) {
                schema.put("description", comments.get(component.getName()));
            }
            properties.set(member, schema);
            if (!leftOut) {
                required.add(member);
            }
        }
        definition.set("properties", properties);
        definition.set("required", required);
    }

    private static String contract(Class<?> document) {
        return AnswerKinds.all().stream()
                .filter(kind -> kind.type().isAssignableFrom(document))
                .map(kind -> "tierwise/" + kind.name() + "/1")
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode nullable(AnnotatedType type) {
        ObjectNode schema = schema(type.getType(), type);
        if (!type.isAnnotationPresent(Nullable.class)) {
            return schema;
        }
        ObjectNode either = MAPPER.createObjectNode();
        either.putArray("anyOf").add(schema).add(MAPPER.createObjectNode().put("type", "null"));
        return either;
    }

    private ObjectNode schema(Type type, AnnotatedType annotated) {
        ObjectNode schema = MAPPER.createObjectNode();
        if (type instanceof ParameterizedType generic) {
            AnnotatedType[] arguments = ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            if (generic.getRawType() == Map.class) {
                schema.put("type", "object").set("additionalProperties", nullable(arguments[1]));
            } else if (generic.getRawType() == List.class || generic.getRawType() == Sequence.class) {
                schema.put("type", "array").set("items", nullable(arguments[0]));
            } else {
                throw new IllegalArgumentException("no schema for " + type);
            }
            return schema;
        }
        Class<?> raw = (Class<?>) type;
        if (raw == String.class || raw == MetricId.class) {
            return schema.put("type", "string");
        }
        if (raw == BigDecimal.class) {
            return schema.put("type", "string").put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
        }
        if (raw == Number.class) {
            schema.putArray("anyOf")
                    .add(MAPPER.createObjectNode().put("type", "integer"))
                    .add(schema(BigDecimal.class, annotated));
            return schema;
        }
        if (raw == Instant.class) {
            return schema.put("type", "string").put("format", "date-time");
        }
        if (raw == LocalDate.class) {
            return schema.put("type", "string").put("format", "date");
        }
        if (raw == Period.class) {
            return schema.put("type", "string").put("format", "duration");
        }
        if (raw == int.class || raw == Integer.class || raw == long.class) {
            return schema.put("type", "integer");
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return schema.put("type", "boolean");
        }
        if (raw.isEnum()) {
            ArrayNode codes = schema.putArray("enum");
            for (Object constant : raw.getEnumConstants()) {
                codes.add(MachineForm.code((Enum<?>) constant));
            }
            return schema;
        }
        if (raw.isRecord() || raw.isSealed()) {
            return reference(raw);
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    /** What the comment of a record says of its components. */
    private static Map<String, String> comments(Class<?> type) {
        Class<?> outermost = type;
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        Path file = SOURCES.resolve(outermost.getName().replace('.', '/') + ".java");
        if (!Files.exists(file)) {
            return Map.of();
        }
        String source;
        try {
            source = Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int at = source.indexOf("record " + type.getSimpleName() + "(");
        int begin = source.lastIndexOf("/**", at);
        int end = source.indexOf("*/", begin);
        if (begin < 0 || end > at) {
            return Map.of();
        }
        String comment =
                source.substring(begin, end).replaceAll("\\n\\s*\\*", " ").replaceAll("\\s+", " ");
        Map<String, String> comments = new HashMap<>();
        Matcher parameter = PARAMETER.matcher(comment);
        while (parameter.find()) {
            comments.put(
                    parameter.group(1),
                    parameter.group(2).replaceAll("\\{@\\w+ ([^}]*)}", "$1").strip());
        }
        return comments;
    }
}
