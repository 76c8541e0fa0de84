package dev.tierwise.benchmark;

import dev.tierwise.benchmark.Results.Figures;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the runs of several programs came to, by the programs' names. */
final class Outcomes {

    private final Map<String, List<Program.Run>> runs;
    private final Map<String, String> faults;
    private final Set<String> toldFaults = new HashSet<>();

    /**
     * @param runs   the runs of each program that did not fail
     * @param faults what those said that failed
     */
    Outcomes(Map<String, List<Program.Run>> runs, Map<String, String> faults) {
        this.runs = Map.copyOf(runs);
        this.faults = Map.copyOf(faults);
    }

    /** Whether two programs ran; those that did not are figures that failed. */
    boolean ran(Figures figures, String program, String peer) {
        boolean ran = true;
        for (String name : List.of(program, peer)) {
            String fault = faults.get(name);
            if (fault != null) {
                ran = false;
                if (toldFaults.add(name)) {
                    figures.failed(name, fault);
                }
            }
        }
        return ran;
    }

    /** The time of a program that must not exceed a multiple of another's. */
    void held(Figures figures, String program, String peer, String peersName, Bound bound) {
        if (ran(figures, program, peer)) {
            figures.held(program, seconds(program), peersName, seconds(peer), bound);
        }
    }

    /** The time of a program beside another's, printed only. */
    void told(Figures figures, String what, String program, String peer, String peersName) {
        if (ran(figures, program, peer)) {
            figures.told(what, seconds(program), peersName, seconds(peer));
        }
    }

    /** The median of the wall times of a program that ran. */
    Figure seconds(String name) {
        return Figure.seconds(Numbers.median(
                runsOf(name).stream().mapToDouble(Program.Run::seconds).toArray()));
    }

    /**
     * The median of the peaks of memory of a program that ran.
     *
     * @throws IllegalArgumentException if none was measured
     */
    Figure peak(String name) {
        return Figure.bytes(Numbers.median(runsOf(name).stream()
                .flatMapToDouble(run -> run.peak().stream().mapToDouble(bytes -> bytes))
                .toArray()));
    }

    private List<Program.Run> runsOf(String name) {
        return Objects.requireNonNull(runs.get(name), name);
    }
}
