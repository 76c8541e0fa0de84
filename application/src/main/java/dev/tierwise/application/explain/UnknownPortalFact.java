package dev.tierwise.application.explain;

import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A fact of a portal that the programme asks for and that is unknown. */
public enum UnknownPortalFact {
    /** Its MRR. */
    MRR,
    /** Whether, and then when, this partner sold it. */
    SALE,
    /** When this partner sold it. */
    SALE_DAY,
    /** Since when it is no customer. */
    CANCELLATION_DAY,
    /** Whether a partner employee is among its users. */
    USERS,
    /** Whether it used some of the apps. */
    APPS,
    /** The customer's market. */
    MARKET,
    /** How many partners service it. */
    MANAGING_PARTNERS,
    /** What else was sold to it, or of what kind, how large or when a sale was. */
    PRODUCT_SALES;

    static Set<UnknownPortalFact> of(Portal portal, Programme programme) {
        Set<UnknownPortalFact> unknown = EnumSet.noneOf(UnknownPortalFact.class);
        if (portal.mrr().isEmpty()) {
            unknown.add(MRR);
        }
        if (portal.sale() instanceof Sale.Unknown) {
            unknown.add(SALE);
        }
        if (portal.sale() instanceof Sale.OnUnknownDay) {
            unknown.add(SALE_DAY);
        }
        if (portal.cancellation() instanceof Cancellation.SinceUnknownDay) {
            unknown.add(CANCELLATION_DAY);
        }
        if (!portal.users().complete() && !portal.users().managing()) {
            unknown.add(USERS);
        }
        if (programme.metrics().contains(MetricId.MEDIAN_APP_USAGE)
                && !portal.appUsage().unknown().isEmpty()) {
            unknown.add(APPS);
        }
        Optional<PointRules> rules = programme.pointRules();
        if (rules.isPresent()) {
            ofPoints(portal.pointFacts(), rules.get(), unknown);
        }
        return unknown;
    }

    private static void ofPoints(PointFacts facts, PointRules rules, Set<UnknownPortalFact> unknown) {
        if (facts.market().isEmpty()) {
            unknown.add(MARKET);
        }
        if (rules.managedSplit() && facts.managingPartners().isEmpty()) {
            unknown.add(MANAGING_PARTNERS);
        }
        if (facts.sales() instanceof ProductSales.Given given
                && (!given.complete()
                        || given.list().stream()
                                .anyMatch(sale -> sale.kind().isEmpty()
                                        || sale.mrr().isEmpty()
                                        || sale.soldOn().isEmpty()))) {
            unknown.add(PRODUCT_SALES);
        }
    }
}
