package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.Rules;
import java.util.List;

/**
 * {@code tierwise/evaluations/1}: the same facts under several programmes.
 *
 * @param evaluations under each, in the order in which they were asked for
 */
public record EvaluationsDocument(List<EvaluationDocument> evaluations) implements Document {

    @Override
    public String schema() {
        return "tierwise/evaluations/1";
    }

    @Override
    public Rules programmeRules() {
        return evaluations.get(0).programmeRules();
    }
}
