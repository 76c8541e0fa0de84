package dev.tierwise.application.reconcile;

import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;

/**
 * HubSpot's own figures beside those that the rules give.
 *
 * @param programme the rules
 * @param partner   whose portals they are
 * @param asOf      the day
 * @param figures   the points in total first, then what they are made of, then managed MRR
 * @param problems  what was ignored or could not be read, in the order of the sources
 */
public record ReconciliationAnswer(
        Programme programme, Partner partner, LocalDate asOf, List<ReconciledFigure> figures, List<Problem> problems) {

    public ReconciliationAnswer {
        figures = List.copyOf(figures);
        problems = List.copyOf(problems);
    }

    /** Whether HubSpot reports anything at all. */
    public boolean hasReported() {
        return figures.stream().anyMatch(figure -> !figure.portals().isEmpty());
    }
}
