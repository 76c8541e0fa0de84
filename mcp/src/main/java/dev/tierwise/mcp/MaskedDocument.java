package dev.tierwise.mcp;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.Named;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.Sequence;
import dev.tierwise.domain.programme.MetricId;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalAmount;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Masks every text of a document before anything is written from it, so that no page has to: what follows a page's escapes could not be
 * recognised any more. Days, numbers, codes and the ids of the programme are no texts of others, and stay as they are.
 */
final class MaskedDocument {

    private static final ClassValue<Shape> SHAPES = new ClassValue<>() {
        @Override
        protected Shape computeValue(Class<?> type) {
            return Shape.of(type);
        }
    };

    private static final int MOST_SHOWN = 1_000;

    private final Masking masking;

    /** Some texts as they are shown: long lists repeat codes and reasons, and masking takes much longer than remembering. */
    private final Map<String, String> shown = new HashMap<>();

    /** What the programme itself calls things. */
    private final Set<String> ids = new HashSet<>();

    private MaskedDocument(Rules rules, Masking masking) {
        this.masking = masking;
        ids.addAll(List.of(rules.programme(), rules.currency(), rules.certification()));
        rules.tiers().stream().map(Named::id).forEach(ids::add);
        rules.apps().stream().map(Named::id).forEach(ids::add);
        rules.metrics().stream().map(MetricId::toString).forEach(ids::add);
    }

    /** How a record is taken apart and put together. */
    private record Shape(List<RecordComponent> components, Constructor<?> constructor) {

        static Shape of(Class<?> type) {
            RecordComponent[] components = type.getRecordComponents();
            try {
                Constructor<?> constructor = type.getDeclaredConstructor(
                        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                Arrays.stream(components)
                        .forEach(component -> component.getAccessor().setAccessible(true));
                return new Shape(List.of(components), constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** The same answer with masked texts, none of them longer than a text may be. */
    static <D extends Document> Answer<D> of(Answer<D> answer, Masking masking) {
        D document = answer.document();
        return answer.kind().of(of(document, masking));
    }

    /** The same document with masked texts, none of them longer than a text may be. */
    @SuppressWarnings("unchecked")
    static <D extends Document> D of(D document, Masking masking) {
        return (D) new MaskedDocument(document.programmeRules(), masking).rebuilt((Record) document);
    }

    /** @throws IllegalArgumentException if it is nothing of which it is known what it holds */
    private @Nullable Object masked(@Nullable Object value) {
        if (value instanceof String text) {
            return text(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().<@Nullable Object>map(this::masked).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<@Nullable Object, @Nullable Object> masked = new LinkedHashMap<>();
            map.forEach((name, member) -> masked.put(masked(name), masked(member)));
            return Collections.unmodifiableMap(masked);
        }
        if (value instanceof Sequence<?> sequence) {
            return (Sequence<@Nullable Object>)
                    consumer -> sequence.forEach(element -> consumer.accept(masked(element)));
        }
        if (value == null || isNoText(value)) {
            return value;
        }
        if (value instanceof Record rebuilt) {
            return rebuilt(rebuilt);
        }
        throw new IllegalArgumentException(String.valueOf(value.getClass()));
    }

    private static boolean isNoText(Object value) {
        return value instanceof Number
                || value instanceof Boolean
                || value instanceof Enum<?>
                || value instanceof Temporal
                || value instanceof TemporalAmount
                || value instanceof MetricId;
    }

    private String text(String text) {
        if (ids.contains(text)) {
            return text;
        }
        String known = shown.get(text);
        if (known != null) {
            return known;
        }
        String masked = BoundedDocument.bounded(masking.of(text), BoundedDocument.LONGEST_TEXT);
        if (shown.size() < MOST_SHOWN) {
            shown.put(text, masked);
        }
        return masked;
    }

    private Object rebuilt(Record original) {
        Shape shape = SHAPES.get(original.getClass());
        @Nullable Object[] members = new Object[shape.components().size()];
        try {
            for (int i = 0; i < members.length; i++) {
                members[i] = masked(shape.components().get(i).getAccessor().invoke(original));
            }
            return shape.constructor().newInstance(members);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
