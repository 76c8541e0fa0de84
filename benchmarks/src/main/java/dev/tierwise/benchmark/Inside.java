package dev.tierwise.benchmark;

import dev.tierwise.benchmark.Results.Figures;
import dev.tierwise.benchmark.inside.CsvReading;
import dev.tierwise.benchmark.inside.LeastAdvice;
import dev.tierwise.benchmark.inside.MedianBounds;
import dev.tierwise.benchmark.inside.Merging;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** What takes the time inside: single steps in a JVM that is warm, each beside the plainest way to the same, measured by JMH. */
final class Inside implements Results.Part {

    private static final int ROUNDS = 2;

    /** A step and what it is compared with: two methods of a class. */
    private record Step(String what, Class<?> benchmark, String peer, Bound bound) {}

    private static final List<Step> STEPS = List.of(
            new Step("median bounds, 100,000 portals", MedianBounds.class, "sorting", Bound.of(1.6)),
            new Step("reading CSV, 10,000 portals", CsvReading.class, "FastCSV alone", Bound.of(7)),
            new Step("merging, 10,000 portals", Merging.class, "a HashMap of records", Bound.of(5.5)),
            new Step("rolling window, a request", window(), "a queue of times", Bound.of(40)),
            // a fifth of a second where evaluating takes a 600th: what the target of the command leaves
            new Step("least advice, 2,500 portals", LeastAdvice.class, "evaluating", new Bound(125, 1100)));

    private final Path data;

    Inside(Path data) {
        this.data = data;
    }

    @Override
    public String name() {
        return "inside";
    }

    @Override
    public void measure(Figures figures) throws RunnerException {
        Map<String, double[]> samples = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            // a round has each method once, in turn
            OptionsBuilder options = new OptionsBuilder();
            STEPS.forEach(step -> options.include(step.benchmark().getName().replace(".", "\\.") + "\\."));
            for (RunResult result : new Runner(options.forks(1)
                            .warmupIterations(3)
                            .warmupTime(TimeValue.seconds(1))
                            .measurementIterations(5)
                            .measurementTime(TimeValue.seconds(1))
                            .mode(org.openjdk.jmh.annotations.Mode.AverageTime)
                            .timeUnit(TimeUnit.NANOSECONDS)
                            .jvmArgs("-Dtierwise.benchmark.data=" + data)
                            .shouldFailOnError(true)
                            .verbosity(VerboseMode.SILENT)
                            .build())
                    .run()) {
                double[] nanos = result.getBenchmarkResults().stream()
                        .flatMap(fork -> fork.getIterationResults().stream())
                        .mapToDouble(Inside::nanos)
                        .toArray();
                samples.merge(result.getParams().getBenchmark(), nanos, Inside::joined);
            }
        }
        for (Step step : STEPS) {
            figures.held(
                    step.what(),
                    median(samples, step, "ours"),
                    step.peer(),
                    median(samples, step, "peer"),
                    step.bound());
        }
    }

    /** It lies where what it measures lies, which nobody else may use. */
    private static Class<?> window() {
        return dev.tierwise.adapter.hubspot.http.RollingWindowBenchmark.class;
    }

    private static double nanos(IterationResult iteration) {
        return iteration.getPrimaryResult().getScore();
    }

    private static double[] joined(double[] some, double[] others) {
        return Stream.of(some, others).flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    private static Figure median(Map<String, double[]> samples, Step step, String method) {
        return Figure.seconds(Numbers.median(
                        Objects.requireNonNull(samples.get(step.benchmark().getName() + "." + method), step.what()))
                / 1e9);
    }
}
