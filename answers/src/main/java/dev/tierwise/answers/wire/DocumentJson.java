package dev.tierwise.answers.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.KeyDeserializer;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.MemberName;
import dev.tierwise.answers.document.Sequence;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Documents as JSON: the members of a record in the order of its components, exact numbers as texts. */
public final class DocumentJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .annotationIntrospector(new Members())
            .addMixIn(Document.class, SchemaFirst.class)
            .addModule(values())
            .build();

    private DocumentJson() {}

    /**
     * Writes a document over several lines, complete with a last line end, and flushes; the writer stays open.
     *
     * @throws IOException if the writer refuses
     */
    public static void write(Document document, Writer out) throws IOException {
        JsonGenerator json = JsonText.to(out);
        json.setPrettyPrinter(layout());
        write(document, json);
        out.write('\n');
        out.flush();
    }

    /** A record in one line, without a line end: a document, or what another service expects. */
    public static String line(Record value) {
        StringWriter out = new StringWriter();
        try {
            write(value, JsonText.to(out));
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be written", e);
        }
        return out.toString();
    }

    /**
     * Writes a document, or what another service expects, to a generator, and closes it.
     *
     * @throws IOException if what it writes to refuses
     */
    public static void write(Object document, JsonGenerator json) throws IOException {
        json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        MAPPER.writeValue(json, document);
        // not after a failure: whoever refused once refuses the rest with the same exception
        json.close();
    }

    /**
     * Reads a document that was written.
     *
     * @throws IOException if the reader fails, or holds something else
     */
    public static <D extends Document> D read(Reader in, Class<D> type) throws IOException {
        return MAPPER.readValue(in, type);
    }

    /** The schema is written first, and not read. */
    @JsonPropertyOrder("schema")
    @JsonIgnoreProperties(value = "schema", allowGetters = true)
    private interface SchemaFirst {
        @JsonProperty("schema")
        String schema();
    }

    /** What the documents' own annotations say. */
    private static final class Members extends JacksonAnnotationIntrospector {

        private static final long serialVersionUID = 1;

        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated member) {
            return member.hasAnnotation(LeftOutIfNull.class)
                    ? JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS)
                    : super.findPropertyInclusion(member);
        }

        @Override
        public @Nullable PropertyName findNameForSerialization(Annotated member) {
            return name(member).orElseGet(() -> super.findNameForSerialization(member));
        }

        @Override
        public @Nullable PropertyName findNameForDeserialization(Annotated member) {
            return name(member).orElseGet(() -> super.findNameForDeserialization(member));
        }

        private static Optional<PropertyName> name(Annotated member) {
            return Optional.ofNullable(member.getAnnotation(MemberName.class))
                    .map(name -> PropertyName.construct(name.value()));
        }
    }

    private static DefaultPrettyPrinter layout() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
    }

    private static SimpleModule values() {
        SimpleModule values = new SimpleModule();
        values.addSerializer(BigDecimal.class, new PlainNumber());
        values.addSerializer(LocalDate.class, ToStringSerializer.instance);
        values.addSerializer(Period.class, ToStringSerializer.instance);
        values.addSerializer(Instant.class, ToStringSerializer.instance);
        values.addSerializer(MetricId.class, ToStringSerializer.instance);
        values.addSerializer(Enum.class, new Code());
        values.addSerializer(Sequence.class, new EachElement());
        values.setDeserializers(new Readers());
        values.addKeyDeserializer(MetricId.class, new KeyDeserializer() {
            @Override
            public Object deserializeKey(String key, DeserializationContext context) {
                return new MetricId(key);
            }
        });
        return values;
    }

    /** Without an exponent. */
    private static final class PlainNumber extends JsonSerializer<BigDecimal> {
        @Override
        public void serialize(BigDecimal number, JsonGenerator json, SerializerProvider all) throws IOException {
            json.writeString(number.toPlainString());
        }
    }

    @SuppressWarnings("rawtypes")
    private static final class Code extends JsonSerializer<Enum> {
        @Override
        public void serialize(Enum constant, JsonGenerator json, SerializerProvider all) throws IOException {
            json.writeString(MachineForm.code(constant));
        }
    }

    /** One after the other, as they are told. */
    @SuppressWarnings("rawtypes")
    private static final class EachElement extends JsonSerializer<Sequence> {
        @Override
        @SuppressWarnings("unchecked")
        public void serialize(Sequence sequence, JsonGenerator json, SerializerProvider all) throws IOException {
            json.writeStartArray();
            try {
                sequence.forEach(element -> {
                    try {
                        all.defaultSerializeValue(element, json);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            json.writeEndArray();
        }
    }

    /** Read values that are written in another way than Jackson's own. */
    private static final class Readers extends SimpleDeserializers {

        private static final long serialVersionUID = 1;

        Readers() {
            addDeserializer(LocalDate.class, new FromText<>(LocalDate.class, LocalDate::parse));
            addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse));
            addDeserializer(Period.class, new FromText<>(Period.class, Period::parse));
            addDeserializer(MetricId.class, new FromText<>(MetricId.class, MetricId::new));
            addDeserializer(Number.class, new WholeOrExact());
        }

        @Override
        @SuppressWarnings({"unchecked", "rawtypes"})
        public JsonDeserializer<?> findEnumDeserializer(
                Class<?> type, DeserializationConfig config, BeanDescription description) {
            return new FromText(
                    type,
                    code -> Enum.valueOf(
                            (Class) type, code.toUpperCase(Locale.ROOT).replace('-', '_')));
        }

        @Override
        public @Nullable JsonDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription description) throws JsonMappingException {
            if (type.hasRawClass(Sequence.class)) {
                return new Listed(type.containedType(0));
            }
            return type.isInterface() && type.getRawClass().isSealed()
                    ? new OneOf(type.getRawClass())
                    : super.findBeanDeserializer(type, config, description);
        }
    }

    @FunctionalInterface
    private interface Parsing<T> {
        T of(String text);
    }

    private static final class FromText<T> extends FromStringDeserializer<T> {

        private static final long serialVersionUID = 1;

        private final transient Parsing<T> parsing;

        FromText(Class<T> type, Parsing<T> parsing) {
            super(type);
            this.parsing = parsing;
        }

        @Override
        protected T _deserialize(String text, DeserializationContext context) {
            return parsing.of(text);
        }
    }

    /** A whole number of things, or an exact number. */
    private static final class WholeOrExact extends JsonDeserializer<Number> {
        @Override
        public Number deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.hasToken(JsonToken.VALUE_NUMBER_INT) ? json.getIntValue() : new BigDecimal(json.getText());
        }
    }

    private static final class Listed extends JsonDeserializer<Sequence<?>> {

        private final JavaType element;

        Listed(JavaType element) {
            this.element = element;
        }

        @Override
        public Sequence<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
            List<Object> elements = new ArrayList<>();
            while (json.nextToken() != JsonToken.END_ARRAY) {
                elements.add(context.readValue(json, element));
            }
            return Sequence.of(elements);
        }
    }

    /** The record of a sealed kind whose members are those that are there. */
    private static final class OneOf extends JsonDeserializer<Object> {

        private final Class<?> sealed;

        OneOf(Class<?> sealed) {
            this.sealed = sealed;
        }

        @Override
        public Object deserialize(JsonParser json, DeserializationContext context) throws IOException {
            JsonNode node = context.readTree(json);
            Class<?> type = records(sealed).stream()
                    .filter(candidate -> fits(candidate, node))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no " + sealed.getSimpleName() + " has these members: " + node));
            return context.readTreeAsValue(node, type);
        }

        private static List<Class<?>> records(Class<?> sealed) {
            return Arrays.stream(sealed.getPermittedSubclasses())
                    .flatMap(permitted -> permitted.isRecord() ? Stream.of(permitted) : records(permitted).stream())
                    .toList();
        }

        private static boolean fits(Class<?> candidate, JsonNode node) {
            List<String> all = new ArrayList<>();
            for (RecordComponent component : candidate.getRecordComponents()) {
                all.add(component.getName());
                if (!component.isAnnotationPresent(LeftOutIfNull.class) && !node.has(component.getName())) {
                    return false;
                }
            }
            all.add("schema");
            boolean[] known = {true};
            node.fieldNames().forEachRemaining(name -> known[0] &= all.contains(name));
            return known[0];
        }
    }
}
