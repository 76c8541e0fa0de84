package dev.tierwise.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Loads the classes that commands use, so that Java can keep them in an archive for the starts to come. Says nothing but the version,
 * and writes nowhere but into a folder for it.
 */
public final class TrainingRun {

    private static final long MOST_MILLIS = 300_000;

    /** Nobody listens there: the classes that read HubSpot are loaded anyway. */
    private static final String NOBODY = "http://127.0.0.1:9";

    /** What an assistant begins with, for the only command that reads it. */
    private static final String ASSISTANT = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"-","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            {"jsonrpc":"2.0","id":2,"method":"tools/list"}
            {"jsonrpc":"2.0","id":3,"method":"tools/call","params":{"name":"evaluate","arguments":{"asOf":"2018-03-15"}}}
            """;

    private TrainingRun() {}

    /**
     * Runs the commands, and ends as the program does.
     *
     * @param args the folder of an example, and an empty folder to write to
     * @throws IOException if the second cannot be written to
     */
    public static void main(String[] args) throws IOException {
        Thread limit = new Thread(TrainingRun::endAfterTheLimit);
        limit.setDaemon(true);
        limit.start();
        Path folder = Path.of(args[1]);
        for (List<String> command : commands(args[0], folder)) {
            Tierwise.run(command, environment(folder));
        }
        Main.main(new String[] {"--version"});
    }

    /** Nobody waits for the archive, or would notice that it never comes. */
    private static void endAfterTheLimit() {
        try {
            Thread.sleep(MOST_MILLIS);
            Runtime.getRuntime().halt(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Every command, in an order in which one finds what those before it made.
     *
     * @param example the folder of an example
     * @param folder  where they write
     * @throws IOException if it cannot be written to
     */
    static List<List<String>> commands(String example, Path folder) throws IOException {
        Path exports = Files.createDirectory(folder.resolve("exports"));
        Files.writeString(exports.resolve("customers.csv"), "Hub ID,Company name,MRR\n1,Example,100\n");
        Path configuration = folder.resolve("assistant.yaml");
        Files.writeString(
                configuration, "sources:\n  - adapter: csv\n    location: '" + example.replace("'", "''") + "'\n");
        Path webhooks = folder.resolve("webhooks.yaml");
        Files.writeString(webhooks, "notify:\n  webhooks:\n  - name: team\n    url: ${env:TEAM_WEBHOOK}\n");
        String day = "2018-03-15";
        String ledger = "--ledger=" + folder.resolve("ledger.db");
        String snapshot = folder.resolve("snapshot.json").toString();
        return List.of(
                List.of("evaluate", example, "--as-of", day, "--portals"),
                List.of("evaluate", example, "--as-of", day, "--format", "json"),
                List.of("evaluate", example, "--as-of", day, "--format", "markdown", "--lang", "de"),
                List.of("explain", example, "--as-of", day, "--why", "tier"),
                List.of(
                        "compare",
                        example,
                        "--as-of",
                        day,
                        "--programme",
                        "hubspot-2018-01",
                        "--programme",
                        "hubspot-2016-11"),
                List.of("reconcile", example, "--as-of", day),
                List.of("schedule", example, "--as-of", day),
                List.of("report", example, "--as-of", day, "--format", "html"),
                List.of("forecast", example, "--as-of", day),
                List.of("simulate", example, "--as-of", day, "--sell", "Example=1000"),
                List.of("advise", example, "--as-of", day),
                List.of("refresh", example, "--as-of", "2018-02-15", ledger),
                List.of("refresh", example, "--as-of", day, ledger),
                List.of("status", ledger),
                List.of("history", ledger),
                List.of("changes", ledger, "--from", "2018-02-15"),
                List.of("ledger", "verify", ledger),
                List.of("serve", example, "--once", ledger),
                List.of("notify", "test", "--print", "--config", webhooks.toString()),
                List.of("snapshot", example, "--as-of", day, "--output", snapshot),
                List.of("import", exports.toString()),
                List.of("init", "--partner", "Example", "--email-domains", "agency.example", "--time-zone", "UTC"),
                List.of("evaluate", "--config", "tierwise.yaml", "--hubspot-base-url", NOBODY, "--deadline", "1s"),
                List.of("mcp", "--config", configuration.toString(), ledger),
                List.of("doctor", example),
                List.of("programme", "list"),
                List.of("programme", "show", "hubspot-2018-01"),
                List.of("adapters"),
                List.of("schema", "evaluation"),
                List.of("completion", "bash"),
                List.of("help"),
                List.of("--help"));
    }

    private static Environment environment(Path folder) {
        return Environment.unwatched(
                Map.of("LANG", "C.UTF-8", "HUBSPOT_PARTNER_TOKEN", "none", "TEAM_WEBHOOK", NOBODY),
                folder,
                new ByteArrayInputStream(ASSISTANT.getBytes(StandardCharsets.UTF_8)));
    }
}
