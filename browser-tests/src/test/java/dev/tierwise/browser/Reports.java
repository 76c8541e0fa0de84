package dev.tierwise.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.cli.Environment;
import dev.tierwise.cli.MessageStream;
import dev.tierwise.cli.Tierwise;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Makes reports with the command line, in this process. */
final class Reports {

    private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath().normalize();

    private final Path folder;

    /** Reports in a working directory. */
    Reports(Path folder) {
        this.folder = folder;
    }

    /** An agency of which everything is known, with a ledger. */
    Path agency(String language) throws IOException {
        String ledger = "agency.db";
        if (!Files.exists(folder.resolve(ledger))) {
            for (String day : List.of("2017-07-20", "2018-03-15")) {
                run("refresh", example("agency"), "--ledger", ledger, "--as-of", day);
            }
        }
        return report(language, example("agency"), "--ledger", ledger);
    }

    /** An agency of which not everything is known. */
    Path gaps(String language) throws IOException {
        return report(language, example("gaps"));
    }

    /** An agency that is judged by points. */
    Path points(String language) throws IOException {
        pointsProgramme();
        return report(language, example("agency"), "--programme", "points.yaml");
    }

    /** Writes the rules that count points, with figures. */
    void pointsProgramme() throws IOException {
        if (!Files.exists(folder.resolve("points.yaml"))) {
            run("programme", "new", "--from", "hubspot-points-2026", "-o", "points.yaml");
            Path programme = folder.resolve("points.yaml");
            String template = Files.readString(programme);
            for (String figure : List.of("90", "30", "180", "60", "360", "120", "900", "300", "85")) {
                template = template.replaceFirst(": FILL-IN", ": " + figure);
            }
            Files.writeString(programme, template);
        }
    }

    static String example(String name) {
        return EXAMPLES.resolve(name).toString();
    }

    /** The report on sources that are named by the arguments, which may bring options too. */
    Path report(String language, String... arguments) throws IOException {
        Path report = Files.createTempFile(folder, "report", ".html");
        Files.delete(report);
        List<String> all = new ArrayList<>(List.of("report", "-o", report.toString(), "--lang", language));
        all.addAll(Arrays.asList(arguments));
        run(all.toArray(new String[0]));
        return report;
    }

    /** Runs a command, which must not fail. */
    void run(String... arguments) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Environment environment = new Environment(
                Map.of("LANG", "C.UTF-8"),
                folder,
                new ByteArrayInputStream(new byte[0]),
                new ByteArrayOutputStream(),
                new MessageStream(err),
                InstantSource.fixed(Instant.parse("2018-03-15T12:00:00Z")),
                false,
                false,
                100,
                true,
                stop -> {});
        assertThat(Tierwise.run(List.of(arguments), environment))
                .as(() -> err.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
