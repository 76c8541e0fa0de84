package dev.tierwise.answers.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.AnswerKinds;
import dev.tierwise.answers.JsonSchemas;
import dev.tierwise.answers.announcement.AnnouncementEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas that are kept are those of the documents. With {@code -Dtierwise.schemas=write} they are written anew. */
class SchemasTest {

    private static final Path KEPT = Path.of("../docs/schemas");

    static Stream<AnswerKind<?>> kinds() {
        return AnswerKinds.all().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void a_kept_schema_is_that_of_its_document(AnswerKind<?> kind) throws IOException {
        String schema = DocumentSchema.of(kind);

        compare(kind.name(), schema);
        assertThat(kind.schema()).isEqualTo(schema);
    }

    @ParameterizedTest
    @EnumSource
    void a_kept_schema_is_that_of_the_announcements_of_its_event(AnnouncementEvent event) throws IOException {
        compare(event.schemaName(), DocumentSchema.of(event));
    }

    private static void compare(String name, String schema) throws IOException {
        Path file = KEPT.resolve(name + ".schema.json");
        if ("write".equals(System.getProperty("tierwise.schemas"))) {
            Files.createDirectories(KEPT);
            Files.writeString(file, schema);
        }

        assertThat(file).as("run this test with -Dtierwise.schemas=write").hasContent(schema);
        assertThat(JsonSchemas.named(name)).isEqualTo(schema);
    }

    @Test
    void every_kept_schema_can_be_asked_for() throws IOException {
        List<String> names =
                JsonSchemas.names().stream().map(name -> name + ".schema.json").toList();
        try (Stream<Path> files = Files.list(KEPT)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(names);
        }
    }

    @Test
    void a_schema_says_what_each_member_is() throws IOException {
        String status = DocumentSchema.of(AnswerKinds.all().stream()
                .filter(kind -> kind.name().equals("status"))
                .findFirst()
                .orElseThrow());

        assertThat(status)
                .contains("\"title\" : \"tierwise/status/1\"")
                .contains("\"description\" : \"the tier that is credited\"")
                .contains("\"enum\" : [ \"met\", \"unmet\", \"undetermined\" ]")
                .contains("\"format\" : \"date\"");
    }
}
