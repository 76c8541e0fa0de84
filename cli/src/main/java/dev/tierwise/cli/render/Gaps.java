package dev.tierwise.cli.render;

import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.programme.PointRules;
import java.util.LinkedHashMap;
import java.util.Map;

/** The unknown facts that widen an answer, by kind: how many portals lack each. */
final class Gaps {

    private int sale;
    private int users;
    private int mrr;
    private int apps;
    private int market;
    private int partners;
    private int sales;

    private Gaps() {}

    /** Looks at the portals only when something is open. */
    static Map<String, Integer> of(EvaluationReport report) {
        Gaps gaps = new Gaps();
        if (report.evaluation().measurements().values().stream().anyMatch(Gaps::isOpen)) {
            report.forEachPortal(portal -> {
                gaps.add(portal);
                report.programme().pointRules().ifPresent(rules -> gaps.addPoints(portal, rules));
            });
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("gap.sale", gaps.sale);
        counts.put("gap.users", gaps.users);
        counts.put("gap.mrr", gaps.mrr);
        counts.put("gap.apps", gaps.apps);
        counts.put("gap.market", gaps.market);
        counts.put("gap.partners", gaps.partners);
        counts.put("gap.sales", gaps.sales);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static boolean isOpen(Measurement measurement) {
        if (measurement instanceof Measurement.Numeric number) {
            return !number.value().isExact();
        }
        return isUnknownOfPartner(measurement);
    }

    /** Whether something is unknown that is the partner's, whatever its portals. */
    static boolean isUnknownOfPartner(Measurement measurement) {
        return (measurement instanceof Measurement.Status status && status.state() == State.UNDETERMINED)
                || (measurement instanceof Measurement.Quantity quantity
                        && !quantity.value().isExact());
    }

    /** Whether tiers ask for one figure or another, depending on the partner's market, which nobody knows. */
    static boolean lacksPartnerMarket(EvaluationReport report) {
        return report.evaluation().tiers().stream()
                .flatMap(tier -> tier.criteria().stream())
                .flatMap(criterion -> criterion.required().stream())
                .anyMatch(required -> !required.isExact());
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
    /** What points alone depend on, where they are not known exactly. */
    private void addPoints(PortalAssessment portal, PointRules rules) {
        PortalPoints points = portal.creditedPoints().orElse(PortalPoints.UNKNOWN);
        PointFacts facts = portal.portal().pointFacts();
        boolean soldIsOpen =
                !points.sold().points().isExact() || !points.sourced().points().isExact();
        boolean managedIsOpen = !points.managed().isExact();
        market += (soldIsOpen || managedIsOpen) && facts.market().isEmpty() ? 1 : 0;
        partners += managedIsOpen
                        && rules.managedSplit()
                        && facts.managingPartners().isEmpty()
                ? 1
                : 0;
        sales += soldIsOpen && !isComplete(facts.sales()) ? 1 : 0;
    }

    private static boolean isComplete(ProductSales sales) {
        return sales instanceof ProductSales.Given given
                && given.complete()
                && given.list().stream()
                        .allMatch(sale -> sale.kind().isPresent()
                                && sale.mrr().isPresent()
                                && sale.soldOn().isPresent());
    }
}
