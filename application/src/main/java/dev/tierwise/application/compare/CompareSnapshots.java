package dev.tierwise.application.compare;

import dev.tierwise.application.changes.AppChanges;
import dev.tierwise.application.changes.Comparison;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.evaluate.Evaluate;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ConfiguredSource;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.spi.SourceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** In what do two snapshots differ, and which portals make the difference? */
public final class CompareSnapshots {

    private final Evaluate evaluate;

    public CompareSnapshots(Evaluate evaluate) {
        this.evaluate = evaluate;
    }

    /**
     * Reads both and compares them. All facts of a day count at once, as in {@link Evaluate}: nothing waits for a report.
     *
     * @param first  what is compared
     * @param second with what; under the same programme. Without a day of its own it is read for that of the first
     * @throws BadInputException when the data of one is wrong
     * @throws SourceException   when a source cannot be used
     */
    public SnapshotComparison compare(SnapshotRequest first, SnapshotRequest second)
            throws BadInputException, SourceException {
        EvaluationAnswer one = evaluate.evaluate(first.beside(second.sources()));
        SnapshotRequest secondOnItsDay =
                second.asOf(second.asOf().orElse(one.snapshot().day()));
        EvaluationAnswer other = evaluate.evaluate(secondOnItsDay.beside(first.sources()));
        Comparison comparison = new Comparison(one.programme());
        List<PortalDifference> portals = new ArrayList<>();
        AlignedPortals.forEach(List.of(one, other), both -> {
            Optional<PortalStanding> before = standing(both.get(0), one);
            Optional<PortalStanding> after = standing(both.get(1), other);
            before.ifPresent(comparison::before);
            after.ifPresent(comparison::after);
            AppChanges apps = before.isPresent() && after.isPresent()
                    ? AppChanges.between(before.get(), after.get())
                    : AppChanges.NONE;
            PortalDifference.between(both.get(0), both.get(1), apps).ifPresent(portals::add);
        });
        portals.sort(Comparator.comparing(PortalDifference::kind));
        return new SnapshotComparison(side(first, one), side(second, other), portals, comparison.result());
    }

    private static Optional<PortalStanding> standing(Optional<PortalAssessment> portal, EvaluationAnswer report) {
        return portal.map(
                assessment -> PortalStanding.live(assessment, report.snapshot().day()));
    }

    private static SnapshotComparison.Side side(SnapshotRequest request, EvaluationAnswer report) {
        return new SnapshotComparison.Side(
                request.sources().stream().map(ConfiguredSource::location).toList(), report);
    }
}
