package dev.tierwise.benchmark;

import dev.tierwise.benchmark.Results.Figures;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long commands take that look into a ledger of ten years, against the least that a JVM takes. */
final class LedgerCommands implements Results.Part {

    private static final String HELLO = "hello-world JVM";

    /** 1.6 times as long as {@code --version} took when that took 9.8 times as long as a JVM that prints a line. */
    private static final double TARGET = 15.7;

    private static final List<List<String>> COMMANDS = List.of(
            List.of("status"),
            List.of("status", "--as-of", "2020-06-30", "--format", "json"),
            List.of("history"),
            List.of("history", "--format", "json"),
            List.of("changes", "--from", "2015-03-01"),
            List.of("changes", "--from", "2024-12-01", "--format", "json"));

    private final Distribution distribution;
    private final Path data;
    private final int rounds;

    LedgerCommands(Distribution distribution, Path data, int rounds) {
        this.distribution = distribution;
        this.data = data;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "ledger";
    }

    @Override
    public void measure(Figures figures) throws Exception {
        Path ledger = data.resolve("ledger.db");
        Files.deleteIfExists(ledger);
        Program.Run imported = distribution
                .tierwise("ledger", "import", LedgerExport.in(data).toString(), "--ledger", ledger.toString())
                .run();
        Alternation alternation = new Alternation().add(HELLO, distribution.helloWorld());
        for (List<String> command : COMMANDS) {
            alternation.add(
                    String.join(" ", command),
                    distribution.tierwise(command.toArray(String[]::new)).with("--ledger", ledger.toString()));
        }

        Outcomes outcomes = alternation.warmedUp(rounds);

        figures.told("ledger import", Figure.seconds(imported.seconds()));
        figures.told("size of the ledger", Figure.bytes((double) Files.size(ledger)));
        for (List<String> command : COMMANDS) {
            outcomes.held(figures, String.join(" ", command), HELLO, HELLO, new Bound(TARGET, most(command)));
        }
    }

    /** What they took when the target was not reached, and a fifth more. */
    private static double most(List<String> command) {
        return switch (command.get(0)) {
            case "status" -> 20;
            case "history" -> 23;
            default -> 28;
        };
    }
}
