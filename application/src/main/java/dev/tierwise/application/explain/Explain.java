package dev.tierwise.application.explain;

import dev.tierwise.application.evaluate.Assumptions;
import dev.tierwise.application.snapshot.BadInputException;
import dev.tierwise.application.snapshot.PortalRecord;
import dev.tierwise.application.snapshot.ReadFacts;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.application.snapshot.Snapshots;
import dev.tierwise.application.suggest.PortalNames;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.text.Suggestion;
import dev.tierwise.domain.text.UserException;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.spi.SourceException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What counts, since when and by which rule, and how does a figure come about? */
public final class Explain {

    private final Snapshots snapshots;

    public Explain(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * Reads the sources and explains portals.
     *
     * @param asked the ids or names of those that are asked about; none means all
     * @throws UserException     if no source lists one of them, or several portals have one of the names
     * @throws BadInputException        when the data is wrong
     * @throws SourceException          when a source cannot be used
     */
    public PortalsExplained portals(SnapshotRequest request, Set<String> asked)
            throws BadInputException, SourceException {
        ReadFacts facts = snapshots.read(request);
        Programme programme = request.programme().on(facts.snapshot().day());
        Set<String> ids = ids(asked, facts.snapshot().portals());
        Iterable<ExplainedPortal> portals = () -> StreamSupport.stream(
                        facts.records().spliterator(), false)
                .filter(portal -> isAskedFor(portal, ids))
                .map(portal -> ExplainedPortal.of(portal, facts.snapshot().day(), programme, facts.rates()))
                .iterator();
        PortalTallies tallies = new PortalTallies(
                request.on(facts.snapshot().day()).with(facts.rates()),
                facts.snapshot().day());
        int listed = 0;
        for (Portal portal : facts.snapshot().portals()) {
            listed++;
            if (ids.isEmpty() || ids.contains(portal.id())) {
                tallies.add(portal);
            }
        }
        return new PortalsExplained(
                programme,
                facts.snapshot().partner(),
                facts.snapshot().day(),
                listed,
                tallies.portals(),
                tallies.sold(),
                tallies.managed(),
                tallies.contributing(),
                portals,
                ClausesBehind.ofPortals(programme),
                Assumptions.of(programme, facts),
                facts.warnings());
    }

    private static boolean isAskedFor(PortalRecord portal, Set<String> ids) {
        return ids.isEmpty() || ids.contains(portal.portal().id());
    }

    private static Set<String> ids(Set<String> asked, Iterable<Portal> portals) {
        if (asked.isEmpty()) {
            return Set.of();
        }
        PortalNames names = new PortalNames();
        portals.forEach(portal -> names.add(portal.id(), portal.name()));
        Set<String> ids = new LinkedHashSet<>();
        for (String written : asked) {
            List<String> meant = names.meant(written);
            if (meant.isEmpty()) {
                throw UserException.usage(
                        Explain.class, "unknown.portal", written, Suggestion.of(names.nearest(written)));
            }
            if (meant.size() > 1) {
                throw UserException.usage(Explain.class, "ambiguous.portal", written, String.join(", ", meant));
            }
            ids.add(meant.get(0));
        }
        return ids;
    }

    /**
     * Reads the sources and explains a figure.
     *
     * @param metric one of the programme's; empty for the tier
     * @throws BadInputException        when the data is wrong
     * @throws SourceException          when a source cannot be used
     * @throws IllegalArgumentException when the programme does not look at the metric
     */
    public FigureExplained figure(SnapshotRequest request, Optional<MetricId> metric)
            throws BadInputException, SourceException {
        if (metric.isPresent() && !request.programme().metrics().contains(metric.get())) {
            throw new IllegalArgumentException("the programme does not look at '" + metric.get() + "'");
        }
        ReadFacts facts = snapshots.read(request);
        Programme programme = request.programme().on(facts.snapshot().day());
        Evaluation evaluation = Evaluation.of(facts.snapshot(), programme, facts.rates());
        return new FigureExplained(
                programme,
                facts.snapshot(),
                evaluation,
                metric.map(asked -> new Reckoner(
                                        request.on(facts.snapshot().day()).with(facts.rates()), facts.snapshot())
                                .explain(asked, evaluation))
                        .orElseGet(Reckoning.Tiers::new),
                metric.map(asked -> ClausesBehind.of(asked, programme))
                        .orElseGet(() -> ClausesBehind.ofTiers(programme)),
                Assumptions.of(programme, facts),
                facts.warnings());
    }
}
