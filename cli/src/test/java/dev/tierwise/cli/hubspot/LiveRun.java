package dev.tierwise.cli.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.adapter.hubspot.fake.FakeHubSpot;
import dev.tierwise.cli.Environment;
import dev.tierwise.cli.MessageStream;
import dev.tierwise.cli.Tierwise;
import dev.tierwise.cli.plugin.PluginLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One call of the command, with the real clock, and how long it took. */
record LiveRun(List<String> arguments, int exitCode, String out, String err, Duration took) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LEAST_OF_A_SECRET = 12;
    private static final Pattern FAULT_FILE = Pattern.compile("the details are in (\\S+)");

    static LiveRun in(Path workingDirectory, Map<String, String> secrets, List<String> arguments) {
        return in(workingDirectory, secrets, arguments, Tierwise.class.getClassLoader());
    }

    /** @param adapters where the built-in adapters are looked for */
    static LiveRun in(
            Path workingDirectory, Map<String, String> secrets, List<String> arguments, ClassLoader adapters) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String home = workingDirectory.resolve("no-such-home").toString();
        Map<String, String> variables = new HashMap<>(secrets);
        variables.putAll(Map.of("HOME", home, "XDG_CONFIG_HOME", home, "APPDATA", home));
        long start = System.nanoTime();
        int exitCode = Tierwise.run(
                arguments,
                new Environment(
                        variables,
                        workingDirectory,
                        InputStream.nullInputStream(),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new MessageStream(err),
                        Clock.systemUTC(),
                        false,
                        false,
                        100,
                        true,
                        stop -> {}),
                adapters,
                PluginLimits.USUAL);
        return new LiveRun(
                arguments,
                exitCode,
                out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8),
                Duration.ofNanos(System.nanoTime() - start));
    }

    /** Nothing that the run wrote anywhere holds a secret, and every request was one that HubSpot describes. */
    LiveRun checked(FakeHubSpot fake, Map<String, String> secrets) throws IOException {
        Set<String> confidential = new TreeSet<>(fake.secrets());
        confidential.addAll(secrets.values());
        List<String> written = new ArrayList<>(List.of(out, err));
        Matcher fault = FAULT_FILE.matcher(err);
        while (fault.find()) {
            written.add(Files.readString(Path.of(fault.group(1))));
        }
        for (String text : written) {
            String compact = compact(text);
            for (String secret : confidential) {
                for (String form : formsOf(secret)) {
                    assertThat(compact.contains(form))
                            .as("a form of a secret is in: %s", compact.replace(form, "<the secret>"))
                            .isFalse();
                }
            }
        }
        assertThat(fake.wrongRequests())
                .as("requests that HubSpot does not describe")
                .isEmpty();
        assertThat(exitCode)
                .as("%s%s", this, String.join("\n", written.subList(2, written.size())))
                .isNotEqualTo(1);
        return this;
    }

    /** What would show a secret in a text without white space and in lower case, also if it is cut off or encoded. */
    private static Set<String> formsOf(String secret) {
        Set<String> forms = new TreeSet<>();
        for (String text : List.of(secret, "Bearer " + secret, secret.toUpperCase(Locale.ROOT))) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            forms.add(shortened(Base64.getEncoder().withoutPadding().encodeToString(bytes)));
            forms.add(shortened(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
        }
        forms.add(shortened(secret));
        return forms;
    }

    /** As much of a secret as no other text begins with by chance. */
    private static String shortened(String secret) {
        String compact = compact(secret);
        return compact.substring(0, Math.min(compact.length(), LEAST_OF_A_SECRET));
    }

    private static String compact(String text) {
        return text.replaceAll("\\s+", "").toLowerCase(Locale.ROOT);
    }

    JsonNode json() throws IOException {
        return JSON.readTree(out);
    }

    /** What was found about one portal, of a run with {@code --portals}. */
    JsonNode portal(String id) throws IOException {
        for (JsonNode portal : json().path("portals")) {
            if (portal.path("id").asText().equals(id)) {
                return portal;
            }
        }
        throw new AssertionError("no portal " + id + " in " + this);
    }

    @Override
    public String toString() {
        return "tierwise " + String.join(" ", arguments) + "\nexit code " + exitCode + " after " + took + "\n" + err
                + out;
    }
}
