package dev.tierwise.application.reconcile;

import dev.tierwise.application.reconcile.Reason.UnknownFact;
import dev.tierwise.application.reconcile.ReconciledPortal.Given;
import dev.tierwise.application.reconcile.ReconciledPortal.State;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Looks for the reasons of a difference: each known cause is tried alone, and explains the difference when the rules with
 * it give what HubSpot reports. Where none does, those that may have a part in it are named.
 */
final class Causes {

    private static final int MOST_PARTNERS = 9;

    private final ComparedFigure figure;
    private final Terms terms;
    private final PortalAssessment assessment;
    private final Portal portal;
    private final PointRange given;
    private final BigDecimal reported;
    private final State state;
    private final List<Given> explaining = new ArrayList<>();

    Causes(
            ComparedFigure figure,
            Terms terms,
            PortalAssessment assessment,
            PointRange given,
            BigDecimal reported,
            State state) {
        this.figure = figure;
        this.terms = terms;
        this.assessment = assessment;
        this.portal = assessment.portal();
        this.given = given;
        this.reported = reported;
        this.state = state;
    }

    /** The reasons, those that explain it first; at least one. */
    List<Given> find() {
        tryManagedFlag();
        tryPartners();
        tryDayOfUpdate();
        terms.programme().pointRules().filter(rules -> !figure.isMoney()).ifPresent(rules -> {
            tryMarket();
            if (figure.isFromSales()) {
                tryKinds();
                tryMissingSales();
            }
            tryRates(rules);
            tryAmounts(rules);
        });
        List<Given> reasons = new ArrayList<>(explaining);
        unknownFacts().forEach(fact -> reasons.add(new Given(new Reason.Unknown(fact), false)));
        if (explaining.isEmpty() && state == State.DIFFERS) {
            staleSince().ifPresent(since -> reasons.add(new Given(new Reason.Stale(since), false)));
        }
        if (reasons.isEmpty()) {
            reasons.add(new Given(new Reason.Unexplained(), false));
        }
        return reasons;
    }

    /** Takes note of a reason when the rules with it give exactly what HubSpot reports. */
    private void explain(Reason reason, PointRange otherwise) {
        boolean known = explaining.stream().anyMatch(other -> other.reason().equals(reason));
        if (!known && Agreement.isCertain(otherwise, reported)) {
            explaining.add(new Given(reason, true));
        }
    }

    private PointRange by(Terms otherTerms, Portal otherPortal) {
        return figure.byRules(otherTerms.assess(otherPortal));
    }

    private void tryManagedFlag() {
        if (figure.isFromManaging()
                && portal.managedFlag().isPresent()
                && portal.users().complete()) {
            boolean managed = portal.managedFlag().get();
            if (managed != (assessment.managed().count() == Count.COUNTS)) {
                explain(new Reason.ManagedFlag(managed), by(terms, portal.withUsers(PortalUsers.UNKNOWN)));
            }
        }
    }

    private void tryPartners() {
        if (!figure.isFromManaging()) {
            return;
        }
        OptionalInt known = portal.pointFacts().managingPartners();
        boolean split =
                terms.programme().pointRules().map(PointRules::managedSplit).orElse(false) && !figure.isMoney();
        if (split && known.isPresent() && known.getAsInt() > 1) {
            explain(new Reason.NotSplit(known.getAsInt()), withPartners(1));
        }
        for (int partners = 2; partners <= MOST_PARTNERS; partners++) {
            if (!split || known.isEmpty() || known.getAsInt() != partners) {
                explain(new Reason.SplitBetween(partners), withPartners(partners));
            }
        }
    }

    private PointRange withPartners(int partners) {
        if (figure.isMoney()) {
            Fraction share = Fraction.of(BigDecimal.valueOf(partners));
            return new PointRange(given.low().dividedBy(share), given.high().map(high -> high.dividedBy(share)));
        }
        Terms splitting = terms.programme()
                .pointRules()
                .map(rules -> terms.with(
                        new PointRules(rules.per(), rules.rates(), rules.fixedAmounts(), true, rules.rounding())))
                .orElse(terms);
        PointFacts facts = portal.pointFacts();
        return by(
                splitting,
                portal.withPointFacts(new PointFacts(facts.market(), OptionalInt.of(partners), facts.sales())));
    }

    private Optional<LocalDate> staleSince() {
        return portal.reported().updatedOn().filter(day -> day.isBefore(terms.day()));
    }

    private void tryDayOfUpdate() {
        staleSince().ifPresent(since -> explain(new Reason.Stale(since), by(terms.on(since), portal)));
    }

    private void tryMarket() {
        PointFacts facts = portal.pointFacts();
        for (Market market : Market.values()) {
            if (!facts.market().equals(Optional.of(market))) {
                explain(
                        new Reason.OtherMarket(market),
                        by(
                                terms,
                                portal.withPointFacts(
                                        new PointFacts(Optional.of(market), facts.managingPartners(), facts.sales()))));
            }
        }
    }

    private void tryKinds() {
        List<ProductSale> sales = sales();
        for (DealKind kind : DealKind.values()) {
            if (sales.stream().anyMatch(sale -> !sale.kind().equals(Optional.of(kind)))) {
                explain(
                        new Reason.OtherKind(kind),
                        by(
                                terms,
                                withSales(sales.stream()
                                        .map(sale -> new ProductSale(
                                                sale.product(), Optional.of(kind), sale.mrr(), sale.soldOn()))
                                        .toList())));
            }
        }
    }

    /** The sales that points are counted from, also where none is listed by its product line. */
    private List<ProductSale> sales() {
        if (portal.pointFacts().sales() instanceof ProductSales.Given listed) {
            return listed.list();
        }
        if (portal.sale() instanceof Sale.Never) {
            return List.of();
        }
        Optional<LocalDate> soldOn = portal.sale() instanceof Sale.On on ? Optional.of(on.day()) : Optional.empty();
        return List.of(new ProductSale(portal.id(), Optional.empty(), portal.mrr(), soldOn));
    }

    private Portal withSales(List<ProductSale> sales) {
        PointFacts facts = portal.pointFacts();
        boolean complete = !(facts.sales() instanceof ProductSales.Given listed) || listed.complete();
        return portal.withPointFacts(
                new PointFacts(facts.market(), facts.managingPartners(), new ProductSales.Given(sales, complete)));
    }

    private void tryMissingSales() {
        if (portal.pointFacts().sales() instanceof ProductSales.Given listed) {
            for (int i = 0; i < listed.list().size(); i++) {
                List<ProductSale> others = new ArrayList<>(listed.list());
                ProductSale missing = others.remove(i);
                explain(new Reason.SaleMissing(missing.product(), missing.soldOn()), by(terms, withSales(others)));
            }
        }
    }

    /** Every rate of the programme in turn, for everything that the figure is made of but managing beside sales. */
    private void tryRates(PointRules rules) {
        Set<BigDecimal> points = new TreeSet<>();
        rules.rates().stream()
                .filter(rate -> figure.isFromSales() == (rate.kind() != PointRate.Kind.MANAGED))
                .forEach(rate -> points.addAll(List.of(rate.standard(), rate.growth())));
        for (BigDecimal rate : points) {
            Stream<PointRate> others = rules.rates().stream()
                    .filter(other -> figure.isFromSales() == (other.kind() == PointRate.Kind.MANAGED));
            PointRate everywhere = new PointRate(
                    figure.isFromSales() ? PointRate.Kind.SOLD : PointRate.Kind.MANAGED, Optional.empty(), rate, rate);
            explain(
                    new Reason.OtherRate(rate),
                    by(
                            terms.with(new PointRules(
                                    rules.per(),
                                    Stream.concat(others, Stream.of(everywhere)).toList(),
                                    rules.fixedAmounts(),
                                    rules.managedSplit(),
                                    rules.rounding())),
                            portal));
        }
    }

    private void tryAmounts(PointRules rules) {
        for (String currency : currencies()) {
            List<FixedAmount> others = rules.fixedAmounts().stream()
                    .filter(fixed -> !fixed.currency().equals(currency))
                    .toList();
            if (others.size() < rules.fixedAmounts().size() && terms.rates().knows(currency)) {
                explain(new Reason.OtherAmount(currency, Optional.empty()), withAmounts(rules, others));
            }
            rules.fixedAmounts().stream()
                    .filter(fixed -> fixed.currency().equals(currency))
                    .forEach(fixed -> {
                        List<FixedAmount> amounts = new ArrayList<>(others);
                        amounts.add(new FixedAmount(currency, fixed.amount(), Optional.empty()));
                        explain(
                                new Reason.OtherAmount(currency, Optional.of(fixed.amount())),
                                withAmounts(rules, amounts));
                    });
        }
    }

    private PointRange withAmounts(PointRules rules, List<FixedAmount> amounts) {
        return by(
                terms.with(new PointRules(rules.per(), rules.rates(), amounts, rules.managedSplit(), rules.rounding())),
                portal);
    }

    private Set<String> currencies() {
        Set<String> currencies = new TreeSet<>();
        Stream.concat(portal.mrr().stream(), sales().stream().flatMap(sale -> sale.mrr().stream()))
                .map(Money::currency)
                .filter(currency -> !currency.equals(terms.programme().currency()))
                .forEach(currencies::add);
        return currencies;
    }

    /** The facts for want of which the rules cannot say it exactly. */
    private Set<UnknownFact> unknownFacts() {
        Set<UnknownFact> unknown = EnumSet.noneOf(UnknownFact.class);
        if (given.isExact()) {
            return unknown;
        }
        PointFacts facts = portal.pointFacts();
        boolean managing = figure.isFromManaging() && assessment.managed().count() != Count.DOES_NOT_COUNT;
        if (managing && assessment.managed().count() == Count.UNKNOWN) {
            unknown.add(UnknownFact.USERS);
        }
        if (managing && portal.mrr().isEmpty()) {
            unknown.add(UnknownFact.MRR);
        }
        if (figure.isMoney()) {
            return unknown;
        }
        if (facts.market().isEmpty()) {
            unknown.add(UnknownFact.MARKET);
        }
        if (managing
                && facts.managingPartners().isEmpty()
                && terms.programme().pointRules().map(PointRules::managedSplit).orElse(false)) {
            unknown.add(UnknownFact.MANAGING_PARTNERS);
        }
        if (figure.isFromSales()) {
            unknownOfSales(unknown);
        }
        return unknown;
    }

    private void unknownOfSales(Set<UnknownFact> unknown) {
        List<ProductSale> sales = sales();
        if (sales.stream().anyMatch(sale -> sale.soldOn().isEmpty())) {
            unknown.add(UnknownFact.SALE_DAY);
        }
        if (sales.stream().anyMatch(sale -> sale.mrr().isEmpty())) {
            unknown.add(UnknownFact.MRR);
        }
        if (sales.stream().anyMatch(sale -> sale.kind().isEmpty())) {
            unknown.add(UnknownFact.DEAL_KIND);
        }
        if (portal.pointFacts().sales() instanceof ProductSales.Given listed && !listed.complete()) {
            unknown.add(UnknownFact.FURTHER_SALES);
        }
    }
}
