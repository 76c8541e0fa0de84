package dev.tierwise.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs programs in turn, round by round: what disturbs the machine for a while then disturbs all of them alike, and ratios of their
 * medians stay what they are.
 */
final class Alternation {

    private final Map<String, Program> programs = new LinkedHashMap<>();

    Alternation add(String name, Program program) {
        programs.put(name, program);
        return this;
    }

    /** Runs each program once for nothing, then once in each round. */
    Outcomes warmedUp(int rounds) throws InterruptedException {
        return run(rounds, 1);
    }

    /** Runs each program once in each round, the first included: for those that take so long that what comes first does not matter. */
    Outcomes atOnce(int rounds) throws InterruptedException {
        return run(rounds, 0);
    }

    private Outcomes run(int rounds, int forNothing) throws InterruptedException {
        Map<String, List<Program.Run>> runs = new LinkedHashMap<>();
        Map<String, String> faults = new LinkedHashMap<>();
        for (int round = -forNothing; round < rounds; round++) {
            for (Map.Entry<String, Program> entry : programs.entrySet()) {
                String name = entry.getKey();
                if (faults.containsKey(name)) {
                    continue;
                }
                try {
                    Program.Run run = entry.getValue().run();
                    if (round >= 0) {
                        runs.computeIfAbsent(name, key -> new ArrayList<>()).add(run);
                    }
                } catch (Program.FailedException e) {
                    faults.put(name, String.valueOf(e.getMessage()));
                }
            }
        }
        return new Outcomes(runs, faults);
    }
}
