package dev.tierwise.application.snapshot;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Origin;
import java.util.ArrayList;
import java.util.List;

/** What the sources said they do not have: an error only where no other source has it. */
final class MissingFacts {

    private record Absence(int source, Fact fact, Origin at, Text message) {}

    private final List<Absence> absences = new ArrayList<>();

    synchronized void add(int source, Fact fact, Origin at, Text message) {
        absences.add(new Absence(source, fact, at, message));
    }

    synchronized boolean isMissing(int source, Fact fact) {
        return absences.stream().anyMatch(absence -> absence.source() == source && absence.fact() == fact);
    }

    /** Reports each place where the fact was looked for in vain; false when no source named one. */
    synchronized boolean report(Fact fact, Problems problems) {
        boolean reported = false;
        for (Absence absence : absences) {
            if (absence.fact() == fact) {
                problems.error(absence.source(), absence.at(), absence.message());
                reported = true;
            }
        }
        return reported;
    }
}
