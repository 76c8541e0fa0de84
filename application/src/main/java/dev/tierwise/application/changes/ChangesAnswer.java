package dev.tierwise.application.changes;

import dev.tierwise.application.status.StatusAnswer;
import dev.tierwise.domain.programme.MetricId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is different between two days.
 *
 * @param from    what the ledger knew on the one day: the figures and the tiers
 * @param to      what it knew on the other
 * @param portals for each metric that is made of portals, in the programme's order, those that add something else to it
 *                than before, the largest effect first. What their bounds have moved by adds up to what the bounds of
 *                sold and of managed MRR have moved by
 */
public record ChangesAnswer(StatusAnswer from, StatusAnswer to, Map<MetricId, List<PortalChange>> portals) {

    public ChangesAnswer {
        portals = Collections.unmodifiableMap(new LinkedHashMap<>(portals));
    }
}
