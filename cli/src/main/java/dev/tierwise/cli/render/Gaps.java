package dev.tierwise.cli.render;

import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.State;
import java.util.LinkedHashMap;
import java.util.Map;

/** The unknown facts that widen an answer, by kind: how many portals lack each. */
final class Gaps {

    private int sale;
    private int users;
    private int mrr;
    private int apps;

    private Gaps() {}

    /** Looks at the portals only when something is open. */
    static Map<String, Integer> of(EvaluationReport report) {
        Gaps gaps = new Gaps();
        if (report.evaluation().measurements().values().stream().anyMatch(Gaps::isOpen)) {
            report.forEachPortal(gaps::add);
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("gap.sale", gaps.sale);
        counts.put("gap.users", gaps.users);
        counts.put("gap.mrr", gaps.mrr);
        counts.put("gap.apps", gaps.apps);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static boolean isOpen(Measurement measurement) {
        if (measurement instanceof Measurement.Figure figure) {
            return !figure.value().isExact();
        }
        return isUnknownStatus(measurement);
    }

    static boolean isUnknownStatus(Measurement measurement) {
        return measurement instanceof Measurement.Status status && status.state() == State.UNDETERMINED;
    }

    private void add(PortalAssessment portal) {
        sale += portal.sold().count() == Count.UNKNOWN ? 1 : 0;
        users += portal.managed().count() == Count.UNKNOWN ? 1 : 0;
        if (portal.sold().count().or(portal.managed().count()) != Count.DOES_NOT_COUNT) {
            mrr += portal.mrr().isExact() ? 0 : 1;
        }
        if (portal.contributes() != Count.DOES_NOT_COUNT) {
            apps += portal.portal().appUsage().unknown().isEmpty() ? 0 : 1;
        }
    }
}
