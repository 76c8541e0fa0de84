package dev.tierwise.cli.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tierwise.cli.CommandLineRun;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Secret;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;
import dev.tierwise.spi.border.SourceSecrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plug-in does wrong is its own fault, is told in one line, and shows no secret. */
class PluginFaultsTest {

    private static final String TOKEN = "tok-4711-Abcdefgh";

    private static final String SETTINGS =
            "List.of(Setting.text(\"location\").description(\"who\").build(), Setting.text(\"mrr\").description(\"x\").build(), Setting.text(\"token\").description(\"x\").secret().build())";

    /** Java that gives the secret in one of its forms. */
    private static final String SECRET = "settings.secret(\"token\").orElseThrow().reveal()";

    @TempDir
    Path folder;

    private Path plugins;

    @BeforeEach
    void plugins() throws IOException {
        plugins = Files.createDirectories(folder.resolve("plugins"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sink.portal(null, new Origin.OfRecord(\"1\")); | NullPointerException | id is null",
                "sink.portal(\" 7\", new Origin.OfRecord(\"1\")); | IllegalArgumentException | id is ' 7'",
                "sink.portal(\"7\", null); | NullPointerException | at is null",
                "sink.portal(\"7\", new Origin.OfRecord(\"1\")).soldOn(LocalDate.of(10000, 1, 1)); | IllegalArgumentException"
                        + " | day is +10000-01-01; expected a year from 1 to 9999",
                "sink.portal(\"7\", new Origin.OfRecord(\"1\")).mrr(new BigDecimal(\"1E+15\"), \"USD\", new Origin.OfRecord(\"1\"));"
                        + " | IllegalArgumentException | amount has 16 digits before the point; expected at most 15"
            })
    void one_that_tells_what_the_spi_does_not_allow_is_named_and_tierwise_is_not_blamed(
            String java, String kind, String details) throws IOException {
        new PluginJar("crm").with("READ", java).in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err())
                .contains("the adapter 'crm' of the plug-in " + plugins.resolve("crm-plugin") + " failed (" + kind
                        + "); this is a fault of the plug-in, tell its author; the details are in ")
                .doesNotContain("fault in Tierwise")
                .doesNotContain("\tat ");
        assertThat(faultFile(run)).contains(kind + ": " + details).contains("plugin.Adapter");
    }

    @Test
    void one_that_uses_a_sink_after_its_method_has_returned_is_named() throws IOException {
        new PluginJar("crm")
                .withClass("package plugin; public final class Kept {"
                        + " public static dev.tierwise.spi.PartnerSink sink; }")
                .with("TELL", "Kept.sink = sink;")
                .with("READ", "Kept.sink.timeZone(ZoneId.of(\"UTC\"));")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("the adapter 'crm' of the plug-in").contains("(IllegalStateException)");
        assertThat(faultFile(run)).contains("the source's readPartner has ended and its sink is closed");
    }

    @Test
    void one_that_opens_nothing_is_named() throws IOException {
        new PluginJar("crm").with("OPEN", "if (true) return null;").in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err()).contains("the adapter 'crm' of the plug-in").contains("(NullPointerException)");
        assertThat(faultFile(run)).contains("open answers null");
    }

    @Test
    void the_details_of_one_that_fails_to_start_are_in_a_file() throws IOException {
        new PluginJar("crm")
                .with("CONSTRUCTOR", "if (true) throw new IllegalStateException(\"no licence\");")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("adapters");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("failed (IllegalStateException)").endsWith(".txt; it is left out\n");
        assertThat(faultFile(run)).contains("no licence");
    }

    @Test
    void the_class_that_is_missing_while_it_reads_is_named() throws IOException {
        new PluginJar("crm")
                .withClass("package library; public class Table { public static void open() {} }")
                .without("library.Table")
                .with("READ", "library.Table.open();")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).isEqualTo(5);
        assertThat(run.err())
                .contains("the adapter 'crm' of the plug-in " + plugins.resolve("crm-plugin")
                        + " failed: the class library.Table is missing")
                .doesNotContain("tell its author");
        assertThat(faultFile(run)).contains("NoClassDefFoundError");
    }

    @Test
    void the_class_that_is_missing_when_it_starts_is_named() throws IOException {
        new PluginJar("base")
                .withClass("package library; public class Table { public static void open() {} }")
                .without("library.Table")
                .with("CONSTRUCTOR", "library.Table.open();")
                .in(plugins, "a-plugin");
        new PluginJar("hidden")
                .withClass("package library; public class Table { public static void open() {} }")
                .without("library.Table")
                .with(
                        "SETTINGS",
                        "((java.util.function.Supplier<List<Setting>>) () -> { try { library.Table.open(); }"
                                + " catch (Throwable e) { throw new IllegalStateException(\"hidden\", e); } return List.of(); }).get()")
                .in(plugins, "b-plugin");

        CommandLineRun run = run("adapters");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines().toList())
                .hasSize(2)
                .allMatch(line -> line.contains("failed: the class library.Table is missing"));
    }

    @Test
    void the_plug_in_that_was_made_for_a_newer_java_says_so() throws IOException {
        Path plugin = new PluginJar("crm").in(plugins, "crm-plugin");
        newerJava(plugin.resolve("plugin.jar"));

        CommandLineRun run = run("adapters");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err())
                .contains("failed (UnsupportedClassVersionError): it needs a newer Java than this one, which is "
                        + Runtime.version().feature());
    }

    private static void newerJava(Path jar) throws IOException {
        try (var inside = java.nio.file.FileSystems.newFileSystem(jar)) {
            Path type = inside.getPath("plugin/Adapter.class");
            byte[] bytes = Files.readAllBytes(type);
            bytes[7] = (byte) 200;
            Files.write(type, bytes);
        }
    }

    @Test
    void a_fault_that_comes_again_is_written_down_once() {
        PluginFaults faults = new PluginFaults(Text.verbatim("the adapter 'crm'"));
        IllegalStateException fault = new IllegalStateException("x");

        String first = faults.of(fault).getMessage();

        assertThat(faults.of(fault).getMessage()).isEqualTo(first);
        assertThat(faults.of(new IllegalStateException("y")).getMessage()).isNotEqualTo(first);
    }

    @Test
    void a_source_whose_data_is_damaged_ends_with_exit_code_3() throws IOException {
        new PluginJar("crm")
                .with(
                        "READ",
                        "if (true) throw new SourceException(SourceException.Kind.MALFORMED, \"the file is cut off\");")
                .in(plugins, "crm-plugin");

        CommandLineRun run = run("evaluate", "crm:7");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err()).isEqualTo("tierwise: 7: the file is cut off\n");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain | SECRET",
                "upper case | SECRET.toUpperCase()",
                "shortened | SECRET.substring(0, 8)",
                "base64 | Base64.getEncoder().encodeToString(SECRET.getBytes())",
                "in base64 | Base64.getEncoder().encodeToString((\"api:\" + SECRET).getBytes())"
            })
    void secrets_are_masked_in_everything_that_a_plug_in_says(String form, String java) throws IOException {
        String text = "String s = " + java.replace("SECRET", SECRET) + ";";
        String at = "new Origin.OfRecord(\"row-\" + s)";
        PluginJar says = jar(text)
                .with(
                        "READ",
                        "sink.warning(" + at + ", \"refused \" + s); sink.assumption(\"token\", s);"
                                + " sink.portal(\"8\", " + at + ").name(\"Acme \" + s);")
                .with("TELL", "sink.name(\"Partner \" + s, " + at + ");")
                .with("DIAGNOSE", "sink.finding(new Finding(s, Finding.Status.OK, s, s, s));");
        says.in(plugins, "crm-plugin");

        for (List<String> command : List.of(
                List.of("evaluate", "--portals"),
                List.of("evaluate", "--portals", "--format", "json"),
                List.of("explain", "--format", "json"),
                List.of("doctor"),
                List.of("doctor", "--format", "json"))) {
            CommandLineRun run = configured(command);
            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.out()).contains("***");
            hidesTheToken(run.out() + run.err());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "OPEN  | throw new SourceException(SourceException.Kind.REFUSED, \"refused \" + s);           | 4",
                "TELL  | throw new SourceException(SourceException.Kind.REFUSED, \"refused \" + s);           | 4",
                "READ  | throw new SourceException(SourceException.Kind.REFUSED, \"refused \" + s);           | 4",
                "READ  | sink.error(new Origin.OfRecord(s), \"refused \" + s);                                | 3",
                "READ  | sink.portal(\"id-\" + s, new Origin.OfRecord(s));                                    | 5",
                "OPEN  | throw new IllegalStateException(\"refused \" + s);                                   | 5",
                "READ  | throw new IllegalStateException(\"refused \" + s.toUpperCase(), new RuntimeException(s)); | 5",
                "READ  | throw new NoClassDefFoundError(s.replace('-', '_') + \"/\" + s);                      | 5"
            })
    void secrets_are_masked_in_failures_and_in_fault_files(String place, String java, int exitCode) throws IOException {
        PluginJar says = jar(place.equals("OPEN") ? "" : "String s = " + SECRET + ";");
        says.with(place, (place.equals("OPEN") ? "String s = " + SECRET + ";" : "") + "if (true) { " + java + " }")
                .in(plugins, "crm-plugin");

        CommandLineRun run = configured(List.of("evaluate"));

        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        hidesTheToken(run.out() + run.err());
        if (exitCode == 5) {
            String details = faultFile(run);
            assertThat(details).contains("plugin.Adapter");
            hidesTheToken(details);
        } else {
            assertThat(run.err()).contains("refused ***");
        }
    }

    @Test
    void a_fault_shows_the_secret_of_none_of_the_sources_of_its_adapter() {
        PluginFaults faults = new PluginFaults(Text.verbatim("the adapter 'crm'"));
        for (String secret : List.of("first-secret", "other-secret")) {
            faults.hide(SourceSecrets.of(
                    List.of(Setting.text("token").description("x").secret().build()),
                    SourceSettings.builder().secret("token", new Secret(secret)).build()));
        }

        String line = faults.of(new IllegalStateException("first-secret other-secret"))
                .getMessage();

        assertThat(Path.of(line.substring(line.lastIndexOf(' ') + 1)))
                .content()
                .contains("IllegalStateException: *** ***")
                .doesNotContain("first-secret", "other-secret");
    }

    @Test
    void a_source_that_hangs_is_not_called_again_before_it_comes_back() throws Exception {
        String released = "tierwise.test.released";
        new PluginJar("crm")
                .with(
                        "OPEN",
                        "while (settings.text(\"location\").get().equals(\"7\") && !Boolean.getBoolean(\"" + released
                                + "\")) { try { Thread.sleep(10); } catch (InterruptedException e) { } }")
                .in(plugins, "crm-plugin");
        PluginLimits limits = new PluginLimits(Duration.ofSeconds(2), Duration.ofMillis(50), Duration.ofMillis(50));
        AdapterRegistry registry = AdapterRegistry.load(
                getClass().getClassLoader(), List.of(plugins), InstantSource.system(), limits, Set::of);
        SourceFactory adapter = registry.find("crm").orElseThrow();
        SourceSettings hangs = SourceSettings.builder().text("location", "7").build();
        SourceSettings works = SourceSettings.builder().text("location", "8").build();

        assertThatThrownBy(() -> adapter.open(hangs)).hasMessageContaining("did not answer in time");
        for (int retry = 0; retry < 3; retry++) {
            assertThatThrownBy(() -> adapter.open(hangs))
                    .isInstanceOf(SourceException.class)
                    .hasMessageContaining("the adapter 'crm' of the plug-in " + plugins.resolve("crm-plugin")
                            + " has still not come back from a call that took too long");
            adapter.open(works).close();
        }
        assertThat(threadsLeftBehind()).isEqualTo(1);

        System.setProperty(released, "true");
        try {
            while (threadsLeftBehind() > 0) {
                Thread.onSpinWait();
            }
            adapter.open(hangs).close();
        } finally {
            System.clearProperty(released);
        }
    }

    private long threadsLeftBehind() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().contains(plugins.toString()))
                .filter(thread -> Stream.of(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().startsWith("plugin.")))
                .count();
    }

    private static PluginJar jar(String opening) {
        return new PluginJar("crm").with("SETTINGS", SETTINGS).with("OPEN", opening + " OPEN");
    }

    private static void hidesTheToken(String shown) {
        String encoded = Base64.getEncoder().encodeToString(TOKEN.getBytes(StandardCharsets.UTF_8));
        String beside = Base64.getEncoder().encodeToString(("api:" + TOKEN).getBytes(StandardCharsets.UTF_8));
        assertThat(shown.toLowerCase(Locale.ROOT))
                .doesNotContain(TOKEN.toLowerCase(Locale.ROOT).substring(0, 8))
                .doesNotContain(encoded.toLowerCase(Locale.ROOT).substring(0, 8))
                .doesNotContain(beside.toLowerCase(Locale.ROOT).substring(8, 16));
    }

    private CommandLineRun configured(List<String> command) throws IOException {
        Files.writeString(
                folder.resolve("my.yaml"),
                "plugin-dirs: [plugins]\nsources:\n  - {adapter: crm, location: '7', token: '${env:CRM_TOKEN}'}\n");
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("--config", "my.yaml"));
        return CommandLineRun.in(folder).with("CRM_TOKEN", TOKEN).run(all.toArray(String[]::new));
    }

    private static String faultFile(CommandLineRun run) throws IOException {
        Matcher place = Pattern.compile("the details are in (\\S+\\.txt)").matcher(run.err());
        assertThat(place.find()).as(run.err()).isTrue();
        Path file = Path.of(place.group(1));
        String details = Files.readString(file);
        Files.delete(file);
        return details;
    }

    private CommandLineRun run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--plugin-dir", plugins.toString()));
        return CommandLineRun.in(folder).run(all.toArray(String[]::new));
    }
}
