package dev.tierwise.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tierwise.benchmark.Results.Figures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code evaluate} of a thousand to a million portals, against DuckDB that works out the same figures from the same files. */
final class Scale implements Results.Part {

    private static final LocalDate DAY = LocalDate.parse("2018-03-15");
    private static final int MOST_MRR = 3000;
    private static final int HUNDRED_THOUSAND = 100_000;
    private static final int MILLION = 1_000_000;
    private static final List<Integer> SIZES = List.of(1_000, 10_000, HUNDRED_THOUSAND, MILLION);
    private static final String DUCKDB = "DuckDB";
    private static final String SMALL_HEAP = " with -Xmx256m";
    private static final String SHUFFLED = " in any order";
    private static final String LISTED = ", --portals as JSON";

    private static final Bound MOST_GROWTH = Bound.of(10.5);

    /** Six seconds where DuckDB takes two and a half to write the same portals. */
    private static final Bound MOST_OF_LISTED = new Bound(2.4, 3.4);

    private final Distribution distribution;
    private final Path data;
    private final int rounds;

    Scale(Distribution distribution, Path data, int rounds) {
        this.distribution = distribution;
        this.data = data;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "scale";
    }

    @Override
    public void measure(Figures figures) throws Exception {
        Alternation alternation = new Alternation();
        for (int size : SIZES) {
            add(alternation, named(size), new AgencyFolder(size, MOST_MRR, DAY).in(data));
        }
        String million = named(MILLION);
        Path folder = new AgencyFolder(MILLION, MOST_MRR, DAY).in(data);
        Path shuffled = new AgencyFolder(MILLION, MOST_MRR, DAY, true).in(data);
        add(alternation, million + SHUFFLED, shuffled);
        alternation
                .add(million + SMALL_HEAP, evaluate(folder).withVariable("TIERWISE_JAVA_OPTS", "-Xmx256m"))
                .add(million + LISTED, evaluate(folder, "--portals").withOutput(data.resolve("portals.json")))
                .add(
                        million + LISTED + DUCKDB,
                        duckDb(folder, data.resolve("duckdb.json").toString()));

        Outcomes outcomes = alternation.atOnce(rounds);

        for (int size : SIZES) {
            if (size < MILLION) {
                outcomes.told(figures, named(size), named(size), named(size) + DUCKDB, DUCKDB);
            }
        }
        outcomes.held(figures, million, million + DUCKDB, DUCKDB, new Bound(1.5, 2.2));
        outcomes.held(figures, million + SMALL_HEAP, million + DUCKDB, DUCKDB, new Bound(2, 2.3));
        outcomes.told(figures, million + SHUFFLED, million + SHUFFLED, million + SHUFFLED + DUCKDB, DUCKDB);
        outcomes.held(figures, million + LISTED, million + LISTED + DUCKDB, DUCKDB, MOST_OF_LISTED);
        memory(figures, outcomes, million, million + DUCKDB);
        memory(figures, outcomes, million + SMALL_HEAP, million + DUCKDB);
        growth(figures, outcomes);
        for (int size : SIZES) {
            compareAnswers(figures, named(size), new AgencyFolder(size, MOST_MRR, DAY).in(data));
        }
        compareAnswers(figures, million + SHUFFLED, shuffled);
    }

    private void add(Alternation alternation, String name, Path folder) {
        alternation.add(name, evaluate(folder)).add(name + DUCKDB, duckDb(folder));
    }

    private static void memory(Figures figures, Outcomes outcomes, String what, String peer) {
        if (!outcomes.ran(figures, what, peer)) {
            return;
        }
        String memory = what + ", peak memory";
        if (Memory.peakOf(ProcessHandle.current().pid()).isEmpty()) {
            figures.leftOut(memory, "measured on Linux only");
        } else {
            figures.held(memory, outcomes.peak(what), DUCKDB, outcomes.peak(peer), Bound.of(1));
        }
    }

    private static void growth(Figures figures, Outcomes outcomes) {
        String million = named(MILLION);
        String tenth = named(HUNDRED_THOUSAND);
        Map<Integer, Double> seconds = new LinkedHashMap<>();
        for (int size : SIZES) {
            if (!outcomes.ran(figures, named(size), million)) {
                return;
            }
            seconds.put(size, outcomes.seconds(named(size)).amount());
        }
        figures.held(
                million + " beside " + tenth, outcomes.seconds(million), tenth, outcomes.seconds(tenth), MOST_GROWTH);
        figures.told(
                "growth exponent, " + named(SIZES.get(0)) + " to " + million,
                Figure.plain(Numbers.growthExponent(seconds)));
    }

    private Program evaluate(Path folder, String... more) {
        return distribution
                .tierwise("evaluate", folder.toString(), "--as-of", DAY.toString(), "--format", "json")
                .with(more)
                .watchingMemory();
    }

    /** With the collector that takes the least memory: only its rows, which are no Java, are to count. */
    private Program duckDb(Path folder, String... more) {
        return distribution
                .java(
                        DuckDbEvaluation.class,
                        System.getProperty("java.class.path"),
                        List.of("-XX:+UseSerialGC"),
                        folder.toString(),
                        DAY.toString())
                .with(more)
                .watchingMemory();
    }

    private void compareAnswers(Figures figures, String what, Path folder) throws IOException, InterruptedException {
        Path ours = data.resolve("answer.json");
        Path theirs = data.resolve("answer.txt");
        try {
            evaluate(folder).withOutput(ours).run();
            duckDb(folder).withOutput(theirs).run();
        } catch (Program.FailedException e) {
            figures.failed("figures of " + what, String.valueOf(e.getMessage()));
            return;
        }
        List<String> numbers = new ArrayList<>();
        for (String number : Files.readString(theirs).strip().split(" ", -1)) {
            numbers.add(plain(number));
        }
        figures.equal("figures of " + what, DUCKDB, numbers(new ObjectMapper().readTree(ours.toFile())), numbers);
    }

    /** In the order in which {@link DuckDbEvaluation} prints them; what has no exact value is written as a range. */
    private static List<String> numbers(JsonNode answer) {
        List<String> numbers = new ArrayList<>();
        for (String metric : List.of("sold-mrr", "managed-mrr", "median-app-usage")) {
            JsonNode figure = answer.path("metrics").path(metric);
            numbers.add(exact(figure));
            numbers.add(exact(figure.path("portals")));
        }
        return numbers;
    }

    private static String exact(JsonNode range) {
        String low = plain(range.path("low").asText());
        String high = plain(range.path("high").asText());
        return low.equals(high) ? low : low + ".." + high;
    }

    private static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }

    private static String named(int portals) {
        return String.format(Locale.ROOT, "%,d portals", portals);
    }
}
