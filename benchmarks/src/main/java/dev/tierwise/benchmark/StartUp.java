package dev.tierwise.benchmark;

import dev.tierwise.benchmark.Results.Figures;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long commands take on the example that comes along, against the least that a JVM takes. */
final class StartUp implements Results.Part {

    private static final String HELLO = "hello-world JVM";
    private static final String VERSION = "--version";
    private static final String LAUNCHER = "the launcher alone";
    private static final List<String> AS_OF = List.of("--as-of", "2018-03-15");

    /** 10 ms where the JVM takes 30. */
    private static final Bound MOST_OF_LAUNCHER = Bound.of(0.33);

    private final Distribution distribution;
    private final Path data;
    private final int rounds;

    StartUp(Distribution distribution, Path data, int rounds) {
        this.distribution = distribution;
        this.data = data;
        this.rounds = rounds;
    }

    @Override
    public String name() {
        return "start-up";
    }

    @Override
    public void measure(Figures figures) throws Exception {
        Map<String, Bound> most = new LinkedHashMap<>();
        Alternation alternation = new Alternation().add(HELLO, distribution.helloWorld());
        add(alternation, most, Bound.of(4), VERSION);
        alternation.add(LAUNCHER, distribution.launcherAlone(data.resolve("no-java")));
        add(alternation, most, new Bound(4, 6.5), "--help");
        String example = distribution.example().toString();
        onExample(alternation, most, new Bound(7, 10.5), "evaluate", example);
        onExample(alternation, most, new Bound(7, 12), "evaluate", example, "--format", "json");
        onExample(alternation, most, new Bound(8, 12.5), "forecast", example);
        onExample(alternation, most, new Bound(8, 14.5), "advise", example);
        onExample(alternation, most, new Bound(8, 14), "simulate", example, "--sell", "Kiel=1500");
        onExample(alternation, most, new Bound(8, 10.5), "explain", example, "--why", "tier");
        onExample(
                alternation,
                most,
                new Bound(8, 11.5),
                "compare",
                example,
                "--programme",
                "hubspot-2018-01",
                "--programme",
                "hubspot-2016-11");
        onExample(alternation, most, new Bound(8, 11.5), "schedule", example);
        onExample(alternation, most, new Bound(8, 16.5), "report", example);
        onExample(alternation, most, new Bound(8, 18), "report", example, "--format", "html");
        onExample(alternation, most, new Bound(8, 10.5), "doctor", example);
        add(alternation, most, new Bound(8, 9.5), "programme", "show", "hubspot-2018-01");
        add(alternation, most, Bound.of(8), "adapters");
        Map<String, Optional<Program>> others = new LinkedHashMap<>();
        others.put("node -e 0", distribution.other(List.of("node", "-p", "process.execPath"), "-e", "0"));
        others.put(
                "python3 -c 0",
                distribution.other(List.of("python3", "-c", "import sys; print(sys.executable)"), "-c", "0"));
        others.forEach((name, program) -> program.ifPresent(there -> alternation.add(name, there)));

        Outcomes outcomes = alternation.warmedUp(rounds);

        most.forEach((name, bound) -> outcomes.held(figures, name, HELLO, HELLO, bound));
        outcomes.held(figures, LAUNCHER, HELLO, HELLO, MOST_OF_LAUNCHER);
        others.forEach((name, program) -> {
            String what = "evaluate beside " + name;
            if (program.isPresent()) {
                outcomes.told(figures, what, "evaluate", name, name);
            } else {
                figures.leftOut(what, "not installed");
            }
        });
    }

    private void onExample(Alternation alternation, Map<String, Bound> most, Bound bound, String... arguments) {
        Program program = distribution.tierwise(arguments).with(AS_OF.toArray(String[]::new));
        add(alternation, most, bound, name(arguments), program);
    }

    private void add(Alternation alternation, Map<String, Bound> most, Bound bound, String... arguments) {
        add(alternation, most, bound, name(arguments), distribution.tierwise(arguments));
    }

    private static void add(
            Alternation alternation, Map<String, Bound> most, Bound bound, String name, Program program) {
        alternation.add(name, program);
        most.put(name, bound);
    }

    /** A command as people would name it, without the example that all of them are about. */
    private String name(String... arguments) {
        return String.join(" ", arguments).replace(" " + distribution.example(), "");
    }
}
