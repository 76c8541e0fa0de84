package dev.tierwise.application.explain;

import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.programme.Clause;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;

/**
 * Portals, each with what the rules make of it and why.
 *
 * @param programme    the rules
 * @param partner      whose portals they are
 * @param asOf         the day
 * @param listed       how many portals the sources list
 * @param explained    how many of them are explained
 * @param sold         how many of these count as sold
 * @param managed      how many of these count as managed
 * @param contributing how many of these contribute to the median
 * @param portals      those that are explained, in the order of the sources; made anew each time they are gone through
 * @param clauses      the rules and figures that can be behind what is said of them
 * @param assumptions  what it rests on although no source says it
 * @param problems     what was ignored or could not be read, in the order of the sources
 */
public record PortalsExplained(
        Programme programme,
        Partner partner,
        LocalDate asOf,
        int listed,
        int explained,
        PortalCount sold,
        PortalCount managed,
        PortalCount contributing,
        Iterable<ExplainedPortal> portals,
        List<Clause> clauses,
        List<Assumption> assumptions,
        List<Problem> problems) {

    public PortalsExplained {
        clauses = List.copyOf(clauses);
        assumptions = List.copyOf(assumptions);
        problems = List.copyOf(problems);
    }
}
