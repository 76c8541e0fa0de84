package dev.tierwise.application.evaluate;

import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an answer rests on although no source says it. */
public final class Assumptions {

    /** The day from which HubSpot counts points instead of MRR. */
    private static final LocalDate POINTS_SINCE = LocalDate.of(2022, 7, 18);

    private static final Set<MetricId> OF_SALES =
            Set.of(MetricId.SOLD_MRR, MetricId.SOLD_POINTS, MetricId.SOURCED_POINTS, MetricId.TOTAL_POINTS);

    private Assumptions() {}

    /** What an answer under a programme rests on that follows from such facts, in the order in which people read it. */
    public static List<Assumption> of(Programme programme, ReadFacts facts) {
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
        supersededOn(programme, facts.snapshot().day())
                .ifPresent(since -> assumptions.add(new Assumption("rules-superseded", since.toString())));
        return assumptions;
    }

    /** The day on which other rules replaced a programme, if that was on a day or before it; empty while the programme holds. */
    public static Optional<LocalDate> supersededOn(Programme programme, LocalDate day) {
        return asksForMrr(programme) && !day.isBefore(POINTS_SINCE) ? Optional.of(POINTS_SINCE) : Optional.empty();
    }

    private static boolean asksForMrr(Programme programme) {
        return programme.pointRules().isEmpty()
                && (programme.metrics().contains(MetricId.SOLD_MRR)
                        || programme.metrics().contains(MetricId.MANAGED_MRR));
    }
}
