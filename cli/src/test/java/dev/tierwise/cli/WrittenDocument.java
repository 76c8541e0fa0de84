package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.AnswerKinds;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.wire.DocumentJson;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A document that a run has written as JSON. */
public final class WrittenDocument {

    private static final Pattern SCHEMA = Pattern.compile("\\A\\{\\s*\"schema\": *\"tierwise/([a-z-]+)/1\"");
    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();
    /** Longer ones are the business of tests of their own. */
    private static final int LONGEST = 300_000;

    private WrittenDocument() {}

    /** Checks what was written against its contract, if it is an answer for programs. */
    static void check(String out) {
        if (out.length() > LONGEST) {
            return;
        }
        kind(out).ifPresent(kind -> {
            Schema schema = SCHEMAS.computeIfAbsent(kind.name(), name -> REGISTRY.getSchema(kind.schema()));
            assertThat(schema.validate(out, InputFormat.JSON)).as(out).isEmpty();
            assertThat(rewritten(kind, out)).isEqualTo(out);
        });
    }

    /** The answer that was written, with nothing but what is in it. */
    public static Answer<?> read(String out) {
        return answer(kind(out).orElseThrow(), out);
    }

    private static Optional<AnswerKind<?>> kind(String out) {
        Matcher schema = SCHEMA.matcher(out);
        return schema.find()
                ? AnswerKinds.all().stream()
                        .<AnswerKind<?>>map(kind -> kind)
                        .filter(kind -> kind.name().equals(schema.group(1)))
                        .findFirst()
                : Optional.empty();
    }

    private static <D extends Document> Answer<D> answer(AnswerKind<D> kind, String out) {
        try {
            return kind.of(DocumentJson.read(new StringReader(out), kind.type()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String rewritten(AnswerKind<?> kind, String out) {
        StringWriter again = new StringWriter();
        try {
            DocumentJson.write(answer(kind, out).document(), again);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return again.toString();
    }
}
