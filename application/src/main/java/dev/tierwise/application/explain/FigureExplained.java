package dev.tierwise.application.explain;

import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.Evaluation;
import java.util.List;

/**
 * How one figure, or the tier, comes about.
 *
 * @param programme  the rules
 * @param snapshot   the facts
 * @param evaluation metrics, tiers and the tier held
 * @param reckoning  the arithmetic
 * @param clauses    the rules and figures behind it
 * @param assumptions what it rests on although no source says it
 * @param problems   what was ignored or could not be read, in the order of the sources
 */
public record FigureExplained(
        Programme programme,
        Snapshot snapshot,
        Evaluation evaluation,
        Reckoning reckoning,
        List<Clause> clauses,
        List<Assumption> assumptions,
        List<Problem> problems) {

    public FigureExplained {
        clauses = List.copyOf(clauses);
        assumptions = List.copyOf(assumptions);
        problems = List.copyOf(problems);
    }
}
