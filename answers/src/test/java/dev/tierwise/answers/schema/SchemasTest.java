package dev.tierwise.answers.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.AnswerKinds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        Path file = KEPT.resolve(kind.name() + ".schema.json");
        String schema = DocumentSchema.of(kind);
        if ("write".equals(System.getProperty("tierwise.schemas"))) {
            Files.createDirectories(KEPT);
            Files.writeString(file, schema);
        }

        assertThat(file).as("run this test with -Dtierwise.schemas=write").hasContent(schema);
        assertThat(kind.schema()).isEqualTo(schema);
    }

    @Test
    void no_schema_is_kept_of_what_is_no_answer() throws IOException {
        List<String> names = AnswerKinds.all().stream()
                .map(kind -> kind.name() + ".schema.json")
                .toList();
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
