package dev.tierwise.answers.document;

import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.evaluate.UnknownFacts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A fact that is unknown and makes a range of some figure.
 *
 * @param fact    which kind of fact; of the partner itself {@code partner-market}, or the id of a metric
 * @param portals of how many portals it is unknown; left out of a fact of the partner
 */
public record UnknownFact(
        String fact, @LeftOutIfNull @Nullable Integer portals) {

    /** All that widen an answer. */
    public static List<UnknownFact> all(EvaluationAnswer answer) {
        List<UnknownFact> all = new ArrayList<>();
        UnknownFacts.ofPortals(answer).forEach((fact, portals) -> all.add(new UnknownFact(fact, portals)));
        UnknownFacts.ofPartner(answer).forEach(fact -> all.add(new UnknownFact(fact, null)));
        return List.copyOf(all);
    }
}
