package dev.tierwise.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Runs the benchmarks, prints everything that they found out, and fails if a ratio is not held. */
public final class Benchmarks {

    private static final int ROUNDS_OF_PAGES = 10;

    private Benchmarks() {}

    /**
     * @param args the distribution, a folder for data and results, the table of the results of releases, the version that is measured,
     *             the parts that are wanted, divided by commas, all if there is none, and how often short programs are run
     */
    public static void main(String[] args) throws IOException, InterruptedException, Program.FailedException {
        Path target = Files.createDirectories(Path.of(args[1]));
        Path kept = Path.of(args[2]);
        String version = args[3];
        Set<String> wanted = new LinkedHashSet<>(List.of(args[4].split(",")));
        wanted.remove("");
        int rounds = Integer.parseInt(args[5]);
        Path data = Files.createDirectories(target.resolve("data"));
        Distribution distribution = new Distribution(Path.of(args[0]), target.resolve("home"));
        List<Results.Part> parts = List.of(
                new StartUp(distribution, data, rounds),
                new LookAhead(distribution, data, rounds),
                new LedgerCommands(distribution, data, rounds),
                new Pages(distribution, data, rounds * ROUNDS_OF_PAGES),
                new Scale(distribution, data, Math.max(1, rounds / 3)),
                new HubSpotReading(data),
                new Inside(data));
        Set<String> unknown = new LinkedHashSet<>(wanted);
        parts.forEach(part -> unknown.remove(part.name()));
        if (!unknown.isEmpty()) {
            System.err.println("no part of the benchmarks: " + unknown + "; there are "
                    + parts.stream().map(Results.Part::name).toList());
            System.exit(2);
        }
        if (!distribution.warmUp()) {
            System.out.println("Tierwise made no archive of classes: it starts without one");
        }

        Results results = new Results();
        for (Results.Part part : parts) {
            if (wanted.isEmpty() || wanted.contains(part.name())) {
                measure(part, results.of(part));
            }
        }

        String table = Table.of(results.rows()).toString();
        Files.writeString(target.resolve("results.txt"), table);
        Files.writeString(
                target.resolve("results.md"),
                new KeptResults(Files.readString(kept))
                        .with(version + ", " + LocalDate.now(ZoneOffset.UTC), results.rows())
                        .toString());
        System.out.println();
        System.out.print(table);
        System.out.println();
        System.out.println("in " + target.resolve("results.txt") + "; " + target.resolve("results.md")
                + " has them beside those of earlier versions");
        List<Row> broken = results.broken();
        if (!broken.isEmpty()) {
            System.out.println(broken.size() + " not as it should be:");
            broken.forEach(row -> System.out.println("  " + row.part() + ": " + row.what() + ": " + row.verdict()
                    + (row.ratio().isEmpty() ? "" : ", " + row.ratio() + " is more than " + row.atMost())));
            System.exit(1);
        }
    }

    private static void measure(Results.Part part, Results.Figures figures) throws InterruptedException {
        try {
            part.measure(figures);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            e.printStackTrace();
            figures.failed("the whole part", e.toString());
        }
    }
}
