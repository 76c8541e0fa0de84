package dev.tierwise.answers;

import dev.tierwise.answers.announcement.AnnouncementEvent;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The JSON Schemas of what is written for programs: of each answer, and of an announcement of each event. */
public final class JsonSchemas {

    private static final List<String> NAMES = Stream.concat(
                    AnswerKinds.all().stream().<String>map(AnswerKind::name),
                    Arrays.stream(AnnouncementEvent.values()).map(AnnouncementEvent::schemaName))
            .sorted()
            .toList();

    private JsonSchemas() {}

    /** What there are schemas of, sorted. */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The schema of a name.
     *
     * @param name one of {@link #names}
     * @throws NullPointerException if there is none of that name
     */
    public static String named(String name) {
        String file = "/dev/tierwise/answers/schema/" + name + ".schema.json";
        try (InputStream schema = Objects.requireNonNull(JsonSchemas.class.getResourceAsStream(file), file)) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
