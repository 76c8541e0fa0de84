package dev.tierwise.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.cli.CommandLineRun;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template from which authors begin, laid into a plug-in folder, answers. */
class AdapterTemplateTest {

    private static final Path TEMPLATE = Path.of("..", "examples", "adapter-template", "src", "main");

    @TempDir
    Path folder;

    @Test
    void the_jar_of_the_template_in_a_plug_in_folder_is_read_with() throws IOException {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.walk(TEMPLATE.resolve("java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        Path jar = Files.createDirectories(folder.resolve("plugins/template")).resolve("template.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            add(classes, out);
            add(TEMPLATE.resolve("resources"), out);
        }
        Files.writeString(
                folder.resolve("agency.txt"),
                "partner\tNordlicht\tnordlicht.example\nportal\t7\tAcme GmbH\t1125.50\tUSD\t2017-06-30\nend\n");

        CommandLineRun run = CommandLineRun.in(folder)
                .at(Instant.now().toString())
                .run(
                        "evaluate",
                        "template:agency.txt",
                        "--plugin-dir",
                        "plugins",
                        "--as-of",
                        "2018-03-15",
                        "--format",
                        "json");

        assertThat(run.exitCode()).as(run.err()).isZero();
        JsonNode answer = new ObjectMapper().readTree(run.out());
        assertThat(answer.get("partner").asText()).isEqualTo("Nordlicht");
        assertThat(answer.get("metrics").get("sold-mrr").get("high").asText()).isEqualTo("1125.50");
    }

    private static void add(Path root, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString().replace('\\', '/')));
                out.write(Files.readAllBytes(file));
            }
        }
    }
}
