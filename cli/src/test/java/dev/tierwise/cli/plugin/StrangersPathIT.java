package dev.tierwise.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody does who writes an adapter and has of Tierwise only what is published: the project stands elsewhere, a Maven of its own
 * builds it against a local repository that holds the published artifacts, and what comes out is laid into the distribution.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the start script is one for a POSIX shell")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class StrangersPathIT {

    /** The artifact, and the module that it comes from; the parent is a description alone. */
    private static final Map<String, Path> PUBLISHED = Map.of(
            "tierwise", Path.of(".."),
            "tierwise-domain", Path.of("..", "domain"),
            "tierwise-spi", Path.of("..", "spi"),
            "tierwise-adapters-tables", Path.of("..", "adapters-tables"),
            "tierwise-adapters-testkit", Path.of("..", "adapters-testkit"));

    @TempDir
    private Path folder;

    private Path home;

    private record Ended(int exitCode, String said) {}

    @BeforeEach
    void theStrangerHasADistributionAndALocalRepository() throws IOException {
        home = folder.resolve("tierwise");
        copy(distribution(), home);
        String version = property("tierwise.version");
        for (Map.Entry<String, Path> published : PUBLISHED.entrySet()) {
            String artifact = published.getKey();
            Path module = published.getValue();
            Path place = Files.createDirectories(
                    folder.resolve("repository/dev/tierwise").resolve(artifact).resolve(version));
            Files.copy(module.resolve(".flattened-pom.xml"), place.resolve(artifact + "-" + version + ".pom"));
            Path jar = module.resolve("target").resolve(artifact + "-" + version + ".jar");
            if (Files.exists(jar)) {
                Files.copy(jar, place.resolve(jar.getFileName()));
            }
        }
        // everything that is not of Tierwise was needed for this build too, and comes from where this build has it
        Files.writeString(folder.resolve("settings.xml"), """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror><id>elsewhere</id><mirrorOf>*</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                  <profiles>
                    <profile>
                      <id>without-checksums</id>
                      <repositories>
                        <repository>
                          <id>central</id><url>https://repository.invalid</url>
                          <releases><checksumPolicy>ignore</checksumPolicy></releases>
                        </repository>
                      </repositories>
                      <pluginRepositories>
                        <pluginRepository>
                          <id>central</id><url>https://repository.invalid</url>
                          <releases><checksumPolicy>ignore</checksumPolicy></releases>
                        </pluginRepository>
                      </pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>without-checksums</activeProfile></activeProfiles>
                </settings>
                """.formatted(
                        folder.resolve("repository"),
                        Path.of(property("local-repository")).toUri()));
    }

    @Test
    void theTemplateIsBuiltKeepsTheContractAndAnswers() throws Exception {
        Path project = folder.resolve("my-adapter");
        copy(Path.of("..", "examples", "adapter-template"), project);

        Ended build = maven(project, "package");
        assertThat(build.exitCode()).as(build.said()).isZero();
        assertThat(project.resolve("target/surefire-reports/com.example.template.TemplateSourceContractTest.txt"))
                .content()
                .containsPattern("Tests run: [1-9][0-9]+, Failures: 0, Errors: 0, Skipped: 10");

        copy(project.resolve("target/plugin"), home.resolve("plugins"));
        Files.writeString(
                folder.resolve("agency.txt"),
                "partner\tNordlicht\tnordlicht.example\nportal\t7\tAcme GmbH\t1125.50\tUSD\t2017-06-30\nend\n");
        JsonNode answer = evaluate("template:agency.txt");
        assertThat(answer.get("partner").asText()).isEqualTo("Nordlicht");
        assertThat(answer.get("metrics").get("sold-mrr").get("low").asText()).isEqualTo("1125.50");
        assertThat(tierwise("adapters").said())
                .contains("template")
                .contains(home.resolve("plugins/template").toString());
    }

    @Test
    void theJdbcAdapterIsBuiltAndReadsADatabaseWhoseDriverLiesBesideIt() throws Exception {
        Path project = folder.resolve("jdbc");
        copy(Path.of("..", "adapters-jdbc"), project);

        // its tests run in the build of Tierwise
        Ended build = maven(project, "package", "-DskipTests");
        assertThat(build.exitCode()).as(build.said()).isZero();

        copy(project.resolve("target/plugin"), home.resolve("plugins"));
        Path driver;
        try (Stream<Path> libraries = Files.list(home.resolve("lib"))) {
            driver = libraries
                    .filter(jar -> jar.getFileName().toString().startsWith("sqlite-jdbc-"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.move(driver, home.resolve("plugins/jdbc").resolve(driver.getFileName()));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("crm.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE customers (id INTEGER, mrr NUMERIC, since TEXT)");
            statement.execute("INSERT INTO customers VALUES (7, 1125.5, '2017-06-30'), (8, NULL, '2018-01-01')");
        }
        Files.writeString(folder.resolve("tierwise.yaml"), """
                partner: {name: Nordlicht, email-domains: [nordlicht.example]}
                sources:
                  - adapter: jdbc
                    location: sqlite:crm.db
                    portals: SELECT id AS portal_id, mrr, since AS sold_on FROM customers
                """);
        JsonNode sold = evaluate("--config", "tierwise.yaml").get("metrics").get("sold-mrr");
        assertThat(sold.get("low").asText()).isEqualTo("1125.50");
        assertThat(sold.get("high").isNull())
                .as("the MRR of portal 8 is unknown")
                .isTrue();
    }

    private JsonNode evaluate(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("evaluate", "--as-of", "2018-03-15", "--format", "json"));
        all.addAll(List.of(arguments));
        Ended run = tierwise(all.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.said()).isZero();
        return new ObjectMapper().readTree(run.said());
    }

    private Ended tierwise(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin/tierwise").toString()));
        command.addAll(List.of(arguments));
        return run(folder, command);
    }

    private Ended maven(Path project, String... arguments) throws Exception {
        Path settings = folder.resolve("settings.xml");
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("maven.home"), "bin", "mvn").toString(),
                "--batch-mode",
                "--no-transfer-progress",
                "--settings",
                settings.toString(),
                "--global-settings",
                settings.toString(),
                // a release is tried before the project of the stranger names it
                "-Drevision=" + property("tierwise.version"),
                "-Dtierwise.version=" + property("tierwise.version")));
        command.addAll(List.of(arguments));
        return run(project, command);
    }

    private Ended run(Path directory, List<String> command) throws Exception {
        Path said = folder.resolve("said");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(said.toFile())
                .redirectError(folder.resolve("errors").toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("MAVEN_") || name.startsWith("TIERWISE_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("HOME", folder.toString());
        environment.put("TIERWISE_CDS", "off");
        environment.put("LANG", "C.UTF-8");
        Process process = builder.start();
        process.getOutputStream().close();
        int exitCode = process.waitFor();
        return new Ended(
                exitCode, Files.readString(said) + (exitCode == 0 ? "" : Files.readString(folder.resolve("errors"))));
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), "the build gives the property " + name);
    }

    private static Path distribution() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("target"))) {
            return folders.filter(folder -> Files.exists(folder.resolve("lib/tierwise.jar")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("the distribution is not built"));
        }
    }

    /** Copies a folder, without what a build has left in it. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path inside = from.relativize(file);
                if (inside.startsWith("target")) {
                    continue;
                }
                Path there = to.resolve(inside.toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(there);
                } else {
                    Files.copy(file, there, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
