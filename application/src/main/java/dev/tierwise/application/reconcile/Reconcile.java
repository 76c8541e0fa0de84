package dev.tierwise.application.reconcile;

import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.spi.SourceException;
import java.util.List;

/** Where do HubSpot's own figures differ from those that the rules give, and why? */
public final class Reconcile {

    private final Snapshots snapshots;

    public Reconcile(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Reads the sources and compares, portal by portal, what HubSpot reports with what the rules give. Portals of which
     * HubSpot reports nothing are no difference: they are counted apart.
     *
     * @throws BadInputException when the data is wrong
     * @throws SourceException   when a source cannot be used
     */
    public ReconciliationAnswer reconcile(SnapshotRequest request) throws BadInputException, SourceException {
        ReadFacts facts = snapshots.read(request);
        Programme programme = request.programme().on(facts.snapshot().day());
        Terms terms = new Terms(programme, facts.rates(), facts.snapshot().day());
        List<FigureTally> tallies = ComparedFigure.of(programme).stream()
                .map(figure -> new FigureTally(figure, terms))
                .toList();
        for (Portal portal : facts.snapshot().portals()) {
            PortalAssessment assessment = terms.assess(portal);
            tallies.forEach(tally -> tally.add(assessment));
        }
        return new ReconciliationAnswer(
                programme,
                facts.snapshot().partner(),
                facts.snapshot().day(),
                tallies.stream().map(FigureTally::result).toList(),
                facts.warnings());
    }
}
