package dev.tierwise.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The template from which authors begin compiles, and keeps the contract. */
class AdapterTemplateTest {

    private static final Path TEMPLATE = Path.of("..", "examples", "adapter-template", "src");

    @TempDir
    Path classes;

    @Test
    void the_template_of_an_adapter_compiles_and_keeps_the_contract() throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of(
                "-proc:none", "-Xlint:all", "-d", classes.toString(), "-cp", System.getProperty("java.class.path")));
        try (Stream<Path> files = Files.walk(TEMPLATE)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::toString)
                    .forEach(arguments::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();

        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classes + File.pathSeparator + System.getProperty("java.class.path"),
                        "dev.tierwise.testkit.ContractRunner",
                        "com.example.template.TemplateSourceContractTest")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains(" 0 failed, 4 skipped");
    }
}
