package dev.tierwise.application.evaluate;

import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import java.util.List;
import java.util.function.Consumer;

/**
 * The answer.
 *
 * @param programme   the rules that it follows
 * @param rates       the exchange rates that were used
 * @param snapshot    the facts that it follows from
 * @param evaluation  metrics, tiers and the tier held
 * @param assumptions what it rests on although no source says it
 * @param problems    what was ignored or could not be read, in the order of the sources
 */
public record EvaluationAnswer(
        Programme programme,
        ExchangeRates rates,
        Snapshot snapshot,
        Evaluation evaluation,
        List<Assumption> assumptions,
        List<Problem> problems) {

    public EvaluationAnswer {
        assumptions = List.copyOf(assumptions);
        problems = List.copyOf(problems);
    }

    /**
     * The answer that follows from what was read.
     *
     * @throws IllegalArgumentException when a portal's MRR is in a currency without a rate
     */
    public static EvaluationAnswer of(SnapshotRequest request, ReadFacts facts) {
        Programme programme = request.programme().on(facts.snapshot().day());
        return of(programme, facts.rates(), facts.snapshot(), Assumptions.of(programme, facts), facts.warnings());
    }

    /**
     * The answer that the same rules give for other facts.
     *
     * @throws IllegalArgumentException when a portal's MRR is in a currency without a rate
     */
    public EvaluationAnswer with(Snapshot other) {
        return of(programme, rates, other, assumptions, problems);
    }

    private static EvaluationAnswer of(
            Programme programme,
            ExchangeRates rates,
            Snapshot snapshot,
            List<Assumption> assumptions,
            List<Problem> problems) {
        return new EvaluationAnswer(
                programme, rates, snapshot, Evaluation.of(snapshot, programme, rates), assumptions, problems);
    }

    /** What the rules say of one of the portals. */
    public PortalAssessment assess(Portal portal) {
        return PortalAssessment.of(portal, snapshot.day(), programme, rates);
    }

    /** Tells what the rules say of each portal, one after the other in the order in which the sources list them. */
    public void forEachPortal(Consumer<PortalAssessment> consumer) {
        snapshot.portals().forEach(portal -> consumer.accept(assess(portal)));
    }
}
