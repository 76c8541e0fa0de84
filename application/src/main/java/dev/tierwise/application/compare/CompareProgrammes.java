package dev.tierwise.application.compare;

import dev.tierwise.application.evaluate.Evaluate;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.spi.SourceException;
import java.util.ArrayList;
import java.util.List;

/** What do the same facts come to under several programmes, and which rules and portals make the difference? */
public final class CompareProgrammes {

    private final Evaluate evaluate;

    public CompareProgrammes(Evaluate evaluate) {
        this.evaluate = evaluate;
    }

    /**
     * Reads the sources once for each programme, all for the day that the first one is about.
     *
     * @param requests one for each programme, which differ in nothing but programme and rates; at least two
     * @throws IllegalArgumentException when there are fewer than two
     * @throws BadInputException        when the data is wrong
     * @throws SourceException          when a source cannot be used
     */
    public ProgrammeComparison compare(List<SnapshotRequest> requests) throws BadInputException, SourceException {
        if (requests.size() < 2) {
            throw new IllegalArgumentException("there are not two programmes to compare");
        }
        List<EvaluationAnswer> reports = new ArrayList<>();
        for (SnapshotRequest request : requests) {
            // a reading that begins after midnight must not be about another day
            reports.add(evaluate.evaluate(
                    reports.isEmpty()
                            ? request
                            : request.asOf(reports.get(0).snapshot().day())));
        }
        List<Programme> programmes =
                reports.stream().map(EvaluationAnswer::programme).toList();
        List<PortalUnderEach> portals = new ArrayList<>();
        AlignedPortals.forEach(
                reports, under -> PortalUnderEach.of(programmes, under).ifPresent(portals::add));
        return new ProgrammeComparison(reports, Rule.differing(programmes), CountedApp.differing(programmes), portals);
    }
}
