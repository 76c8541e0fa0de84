package dev.tierwise.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class VersionsTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void projects_that_are_built_on_their_own_name_the_version_of_everything() throws IOException {
        String version = property("pom.xml", "revision");
        assertThat(property("adapters-jdbc/pom.xml", "revision")).isEqualTo(version);
        assertThat(property("examples/adapter-template/pom.xml", "tierwise.version"))
                .isEqualTo(version);
    }

    private static String property(String pom, String name) throws IOException {
        Matcher matcher = Pattern.compile("<%1$s>(.*)</%1$s>".formatted(Pattern.quote(name)))
                .matcher(Files.readString(ROOT.resolve(pom)));
        assertThat(matcher.find()).as(pom).isTrue();
        return matcher.group(1);
    }
}
