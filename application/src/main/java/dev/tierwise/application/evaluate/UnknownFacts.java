package dev.tierwise.application.evaluate;

import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.programme.PointRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The unknown facts that widen an answer, by kind: how many portals lack each. */
public final class UnknownFacts {

    public static final String PARTNER_MARKET = "partner-market";

    private int sale;
    private int users;
    private int mrr;
    private int apps;
    private int market;
    private int partners;
    private int sales;

    private UnknownFacts() {}

    /** The kinds of facts that are unknown of portals, by code. Looks at the portals only when something is open. */
    public static Map<String, Integer> ofPortals(EvaluationAnswer answer) {
        UnknownFacts gaps = new UnknownFacts();
        if (answer.evaluation().measurements().values().stream().anyMatch(UnknownFacts::isOpen)) {
            answer.forEachPortal(portal -> {
                gaps.add(portal);
                answer.programme().pointRules().ifPresent(rules -> gaps.addPoints(portal, rules));
            });
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        counts.put("sale-day", gaps.sale);
        counts.put("users", gaps.users);
        counts.put("mrr", gaps.mrr);
        counts.put("apps", gaps.apps);
        counts.put("market", gaps.market);
        counts.put("managing-partners", gaps.partners);
        counts.put("product-sales", gaps.sales);
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    /** What is unknown of the partner itself: metrics, and its market by the code {@link #PARTNER_MARKET}. */
    public static List<String> ofPartner(EvaluationAnswer answer) {
        List<String> unknown = new ArrayList<>();
        answer.evaluation().measurements().forEach((metric, measurement) -> {
            if (isUnknownOfPartner(measurement)) {
                unknown.add(metric.value());
            }
        });
        if (lacksPartnerMarket(answer)) {
            unknown.add(PARTNER_MARKET);
        }
        return unknown;
    }

    private static boolean isOpen(Measurement measurement) {
        if (measurement instanceof Measurement.Numeric number) {
            return !number.value().isExact();
        }
        return isUnknownOfPartner(measurement);
    }

    /** Whether something is unknown that is the partner's, whatever its portals. */
    private static boolean isUnknownOfPartner(Measurement measurement) {
        return (measurement instanceof Measurement.Status status && status.state() == State.UNDETERMINED)
                || (measurement instanceof Measurement.Quantity quantity
                        && !quantity.value().isExact());
    }

    /** Whether tiers ask for one figure or another, depending on the partner's market, which is unknown. */
    private static boolean lacksPartnerMarket(EvaluationAnswer answer) {
        return answer.evaluation().tiers().stream()
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
