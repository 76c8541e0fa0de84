package dev.tierwise.application.compare;

import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.Portal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The portals of several answers side by side. Answers that list the same portals in the same order are gone through
 * together, so that only portals that one of them lacks, or lists elsewhere, are held.
 */
final class AlignedPortals {

    private final List<EvaluationAnswer> reports;
    private final Map<String, List<Optional<PortalAssessment>>> waiting = new LinkedHashMap<>();

    private AlignedPortals(List<EvaluationAnswer> reports) {
        this.reports = reports;
    }

    /** Tells of each portal what every answer says of it, in the order of the answers; empty for one that lacks it. */
    static void forEach(List<EvaluationAnswer> reports, Consumer<List<Optional<PortalAssessment>>> consumer) {
        new AlignedPortals(reports).forEach(consumer);
    }

    private void forEach(Consumer<List<Optional<PortalAssessment>>> consumer) {
        List<Iterator<Portal>> portals = reports.stream()
                .map(report -> report.snapshot().portals().iterator())
                .toList();
        boolean more = true;
        while (more) {
            more = false;
            for (int i = 0; i < portals.size(); i++) {
                if (portals.get(i).hasNext()) {
                    more = true;
                    place(i, reports.get(i).assess(portals.get(i).next())).ifPresent(consumer);
                }
            }
        }
        waiting.values().forEach(consumer);
    }

    /** What all answers say of the portal, as soon as they have. */
    private Optional<List<Optional<PortalAssessment>>> place(int report, PortalAssessment portal) {
        String id = portal.portal().id();
        List<Optional<PortalAssessment>> row = waiting.computeIfAbsent(
                id, unseen -> new ArrayList<>(Collections.nCopies(reports.size(), Optional.empty())));
        row.set(report, Optional.of(portal));
        if (row.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        waiting.remove(id);
        return Optional.of(row);
    }
}
