package dev.tierwise.cli.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.domain.text.UserException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFolderTemplateTest {

    @TempDir
    Path temporary;

    @Test
    void aNewFolderHoldsTheFilesToFillInAndTheirExplanationInTwoLanguages() {
        Path folder = temporary.resolve("kunden/märz");

        CsvFolderTemplate.write(folder);

        assertThat(names(folder))
                .containsExactlyInAnyOrder(
                        "README.txt",
                        "LIESMICH.txt",
                        "partner.csv",
                        "portals.csv",
                        "users.template.csv",
                        "app_usage.template.csv",
                        "certifications.template.csv");
    }

    @Test
    void anOptionalFileIsNotReadBeforeSomebodyHasFilledItIn() {
        CsvFolderTemplate.write(temporary);

        assertThat(names(temporary)).doesNotContain("users.csv", "app_usage.csv", "certifications.csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    partner.csv                 | name,email_domains,time_zone
                    portals.csv                 | portal_id,name,subscription,mrr,currency,sold_on,customer_since,cancelled_on
                    users.template.csv          | portal_id,email,partner_employee
                    app_usage.template.csv      | portal_id,app,used_on
                    certifications.template.csv | certification,holder,awarded_on,expires_on
                    """)
    void eachFileIsItsHeaderAndBothPagesShowTheSameHeaderAboveAnExample(String file, String header) throws IOException {
        CsvFolderTemplate.write(temporary);

        assertThat(temporary.resolve(file)).hasContent(header);
        for (String page : List.of("README.txt", "LIESMICH.txt")) {
            List<String> lines = Files.readAllLines(temporary.resolve(page));
            int at = lines.indexOf("  " + header);
            assertThat(at).as("the header in " + page).isNotNegative();
            assertThat(lines.get(at + 1).split(",", -1)).hasSameSizeAs(header.split(",", -1));
            for (String column : header.split(",", -1)) {
                assertThat(lines).as(page).anyMatch(line -> line.startsWith(column + "  "));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"partner.csv", "users.csv", "README.txt"})
    void aFolderInUseIsLeftAsItIs(String file) throws IOException {
        Files.writeString(temporary.resolve(file), "mine");

        assertThatThrownBy(() -> CsvFolderTemplate.write(temporary))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("already has " + file);
        assertThat(names(temporary)).containsExactly(file);
        assertThat(temporary.resolve(file)).hasContent("mine");
    }

    @Test
    void otherFilesInTheFolderDoNotMatter() throws IOException {
        Files.writeString(temporary.resolve("notes.md"), "mine");

        CsvFolderTemplate.write(temporary);

        assertThat(names(temporary)).contains("notes.md", "partner.csv");
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() throws IOException {
        Path file = Files.writeString(temporary.resolve("kunden"), "");

        assertThatThrownBy(() -> CsvFolderTemplate.write(file))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("kunden is not a folder");
    }

    @Test
    void whatCannotBeWrittenLeavesNothingBehind() throws IOException {
        Path file = Files.writeString(temporary.resolve("kunden"), "");

        assertThatThrownBy(() -> CsvFolderTemplate.write(file.resolve("2018/märz")))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("cannot write to")
                .hasMessageContaining("nothing was written");
        assertThat(names(temporary)).containsExactly("kunden");
    }

    private static List<String> names(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
