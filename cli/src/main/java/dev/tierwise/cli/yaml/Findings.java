package dev.tierwise.cli.yaml;

import static java.util.Comparator.comparingInt;

import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.snapshot.Problem.Severity;
import dev.tierwise.cli.ExitCode;
import dev.tierwise.cli.UserException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with a file, collected so that people can put all of it right at once. A finding is one line, whatever
 * the file holds.
 */
public final class Findings {

    private static final int MOST_SHOWN = 100;

    private record Finding(Place place, Problem problem) {}

    private final List<Finding> findings = new ArrayList<>();

    /** The file cannot be used. */
    public void error(Place place, String message) {
        add(Severity.ERROR, place, message);
    }

    /** The file can be used, but people should know this. */
    public void warning(Place place, String message) {
        add(Severity.WARNING, place, message);
    }

    /** Whether there was an error. */
    public boolean hasErrors() {
        return of(Severity.ERROR).findAny().isPresent();
    }

    /** The warnings, in the order of the file. */
    public List<Problem> warnings() {
        return of(Severity.WARNING).toList();
    }

    /**
     * Gives up when there was an error.
     *
     * @throws UserException naming every error on a line of its own, in the order of the file; beyond the first 100 only
     *                       their number
     */
    public void throwErrors() {
        List<Problem> errors = of(Severity.ERROR).toList();
        if (errors.isEmpty()) {
            return;
        }
        String message =
                errors.stream().limit(MOST_SHOWN).map(Problem::toString).collect(Collectors.joining("\n"));
        if (errors.size() > MOST_SHOWN) {
            message += "\nand " + (errors.size() - MOST_SHOWN) + " more";
        }
        throw new UserException(ExitCode.USAGE, message);
    }

    private void add(Severity severity, Place place, String message) {
        StringBuilder line = new StringBuilder();
        message.codePoints().forEach(c -> line.appendCodePoint(YamlText.isLineBreakOrControl(c) ? ' ' : c));
        findings.add(new Finding(place, new Problem(severity, place.toString(), line.toString())));
    }

    private Stream<Problem> of(Severity severity) {
        return findings.stream()
                .sorted(comparingInt((Finding finding) -> finding.place().line())
                        .thenComparingInt(finding -> finding.place().column()))
                .map(Finding::problem)
                .filter(problem -> problem.severity() == severity);
    }
}
