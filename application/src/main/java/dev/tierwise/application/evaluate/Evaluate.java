package dev.tierwise.application.evaluate;

import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.spi.SourceException;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which tier does the partner hold on a day, why, and what is missing for the others. */
public final class Evaluate {

    /** The day from which HubSpot counts points instead of MRR. */
    private static final LocalDate POINTS_SINCE = LocalDate.of(2022, 7, 18);

    private static final Set<MetricId> OF_SALES =
            Set.of(MetricId.SOLD_MRR, MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS, MetricId.TOTAL_POINTS);

    private final SnapshotReader reader;

    @Inject
    public Evaluate(SnapshotReader reader) {
        this.reader = reader;
    }

    /**
     * Reads the sources and evaluates what they know.
     *
     * @throws BadInputException when the data is wrong
     * @throws SourceException   when a source cannot be used
     */
    public EvaluationReport evaluate(SnapshotRequest request) throws BadInputException, SourceException {
        ReadFacts facts = reader.read(request);
        Programme programme = request.programme();
        return new EvaluationReport(
                programme,
                request.rates(),
                facts.snapshot(),
                Evaluation.of(facts.snapshot(), programme, request.rates()),
                assumptions(programme, facts),
                facts.warnings());
    }

    /** What an answer by the rules of a programme rests on although no source says it. */
    public static List<Assumption> assumptions(Programme programme, ReadFacts facts) {
        List<Assumption> assumptions = new ArrayList<>();
        if (programme.metrics().contains(MetricId.MEDIAN_APP_USAGE)) {
            assumptions.add(new Assumption(
                    "app-usage-look-back", programme.appLookBack().toString()));
            assumptions.add(new Assumption("even-median-is-mean", "mean-of-middle-two"));
        }
        if (programme.metrics().stream().anyMatch(OF_SALES::contains)) {
            assumptions.add(new Assumption(
                    "twelve-months-inclusive", programme.soldWindow().toString()));
        }
        facts.assumptions().forEach((id, value) -> assumptions.add(new Assumption(id, value)));
        if (asksForMrr(programme) && !facts.snapshot().day().isBefore(POINTS_SINCE)) {
            assumptions.add(new Assumption("rules-superseded", POINTS_SINCE.toString()));
        }
        return assumptions;
    }

    private static boolean asksForMrr(Programme programme) {
        return programme.pointRules().isEmpty()
                && (programme.metrics().contains(MetricId.SOLD_MRR)
                        || programme.metrics().contains(MetricId.MANAGED_MRR));
    }
}
