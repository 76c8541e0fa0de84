package dev.tierwise.application.advise;

import dev.tierwise.application.advise.LookUp.Effect;
import dev.tierwise.application.advise.LookUp.UnknownFact;
import dev.tierwise.application.credit.MonthlyReport;
import dev.tierwise.application.credit.Outlook;
import dev.tierwise.application.credit.PortalStanding;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.Certifications;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.tier.TierResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;

/**
 * Which unknown facts could settle a tier. Each is tried alone: once as if it turned out well, once as if badly, while all
 * others stay unknown.
 */
final class LookUpTrials {

    /** Each trial goes through all portals; beyond that many facts only the figures that they touch are compared. */
    private static final int MOST_TRIALS = 200;

    /** Enough MRR for any threshold: what an unknown MRR may turn out to be. */
    private static final BigDecimal ENOUGH = new BigDecimal("1000000000000");

    /** So many that next to nothing is left of the credit. */
    private static final int MOST_PARTNERS = 1_000_000;

    private final EvaluationAnswer today;
    private final LocalDate tierDay;
    private final PublishedStandings standings;
    private final TierResult standing;
    private final MonthlyReport report;
    private final Map<String, Portal> portals = new HashMap<>();

    LookUpTrials(
            EvaluationAnswer today,
            LocalDate tierDay,
            PublishedStandings standings,
            TierResult standing,
            MonthlyReport report) {
        this.today = today;
        this.tierDay = tierDay;
        this.standings = standings;
        this.standing = standing;
        this.report = report;
        if (standing.state() == State.UNDETERMINED
                && today.programme().pointRules().isPresent()) {
            today.snapshot().portals().forEach(portal -> portals.put(portal.id(), portal));
        }
    }

    /** An unknown fact, and what becomes of the facts if it turns out well or badly. */
    private record Unknown(
            Optional<PortalStanding> portal,
            UnknownFact fact,
            UnaryOperator<Snapshot> well,
            UnaryOperator<Snapshot> badly) {}

    List<LookUp> lookUps() {
        if (standing.state() != State.UNDETERMINED) {
            return List.of();
        }
        List<Unknown> unknown = unknownFacts();
        List<LookUp> lookUps = new ArrayList<>();
        for (int i = 0; i < unknown.size(); i++) {
            Unknown fact = unknown.get(i);
            lookUps.add(new LookUp(
                    fact.portal().map(PortalStanding::portal),
                    fact.fact(),
                    fact.portal().map(PortalStanding::mrr),
                    i < MOST_TRIALS ? effect(fact) : Effect.NARROWS));
        }
        lookUps.sort(Comparator.comparing(LookUp::effect));
        return lookUps;
    }

    private Effect effect(Unknown fact) {
        if (state(fact.well()) == State.MET) {
            return Effect.REACHES;
        }
        return state(fact.badly()) == State.UNMET ? Effect.RULES_OUT : Effect.NARROWS;
    }

    private State state(UnaryOperator<Snapshot> change) {
        return Outlook.of(change.apply(today.snapshot()), report, today.programme(), today.rates())
                .on(tierDay)
                .tiers()
                .stream()
                .filter(result -> result.tier().equals(standing.tier()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /** Every unknown fact that a criterion depends on: what may be worth most first. */
    private List<Unknown> unknownFacts() {
        List<Unknown> ofMrr = new ArrayList<>();
        List<Unknown> ofApps = new ArrayList<>();
        for (PortalStanding portal : standings.all()) {
            if (counts(portal) == Count.DOES_NOT_COUNT) {
                continue;
            }
            ofMrr.addAll(ofPoints(portal));
            if (!portal.mrr().isExact()) {
                ofMrr.add(about(portal, UnknownFact.MRR, this::withMuch, this::withNothing));
            }
            if (portal.countsAsSold() == Count.UNKNOWN) {
                ofMrr.add(about(
                        portal,
                        UnknownFact.SALE_DAY,
                        other -> other.withSale(Sale.on(today.snapshot().day())),
                        other -> other.withSale(Sale.NEVER)));
            }
            if (portal.countsAsManaged() == Count.UNKNOWN) {
                ofMrr.add(about(
                        portal,
                        UnknownFact.USERS,
                        other -> other.withUsers(new PortalUsers(true, false, true)),
                        other -> other.withUsers(other.users().asComplete())));
            }
            if (!portal.unknownApps().isEmpty()
                    && portal.contributes() != Count.DOES_NOT_COUNT
                    && isOpen(MetricId.MEDIAN_APP_USAGE)) {
                ofApps.add(about(
                        portal,
                        UnknownFact.APP_USAGE,
                        other -> other.withAppUsage(
                                other.appUsage().withUsed(other.appUsage().unknown())),
                        other -> other.withAppUsage(new AppUsage(
                                other.appUsage().used(),
                                other.appUsage()
                                        .unknown()
                                        .without(other.appUsage().unknown())))));
            }
        }
        ofMrr.sort(Comparator.comparing((Unknown fact) -> worth(fact)).reversed());
        ofApps.sort(Comparator.comparing((Unknown fact) ->
                        fact.portal().orElseThrow().unknownApps().size())
                .reversed());
        List<Unknown> all = new ArrayList<>();
        if (isOpen(MetricId.CERTIFICATION)) {
            all.add(certification());
        }
        all.addAll(ofMrr);
        all.addAll(ofApps);
        return all;
    }

    /** Whether it matters to a figure, for its sales or because it is managed. */
    private static Count counts(PortalStanding portal) {
        return portal.points().isEmpty()
                ? portal.countsAsSold().or(portal.countsAsManaged())
                : portal.credit(MetricId.TOTAL_POINTS)
                        .map(PortalPoints.Credit::count)
                        .orElse(Count.DOES_NOT_COUNT);
    }

    /** What only points depend on: the market, how many partners share the credit for managing, and of what kind sales are. */
    private List<Unknown> ofPoints(PortalStanding standing) {
        Optional<PointRules> rules = today.programme().pointRules();
        Portal portal = portals.get(standing.id());
        if (rules.isEmpty() || portal == null || MetricId.POINTS.stream().noneMatch(this::isOpen)) {
            return List.of();
        }
        List<Unknown> unknown = new ArrayList<>();
        PointFacts facts = portal.pointFacts();
        if (facts.market().isEmpty()) {
            unknown.add(about(
                    standing,
                    UnknownFact.MARKET,
                    other -> inMarket(other, Market.GROWTH),
                    other -> inMarket(other, Market.STANDARD)));
        }
        if (rules.get().managedSplit()
                && facts.managingPartners().isEmpty()
                && standing.countsAsManaged() != Count.DOES_NOT_COUNT) {
            unknown.add(about(
                    standing,
                    UnknownFact.MANAGING_PARTNERS,
                    other -> sharedBy(other, 1),
                    other -> sharedBy(other, MOST_PARTNERS)));
        }
        boolean sells = standing.credit(MetricId.SOLD_POINTS)
                .filter(credit -> credit.count() != Count.DOES_NOT_COUNT)
                .isPresent();
        if (sells && sales(portal).stream().anyMatch(sale -> sale.kind().isEmpty())) {
            unknown.add(about(
                    standing,
                    UnknownFact.SALE_KIND,
                    other -> ofKind(other, DealKind.SOURCED),
                    other -> ofKind(other, DealKind.ASSISTED)));
        }
        return unknown;
    }

    /** The sales; where no source tells them apart the one that the portal's own MRR and day stand for. */
    private static List<ProductSale> sales(Portal portal) {
        if (portal.pointFacts().sales() instanceof ProductSales.Given given) {
            return given.list();
        }
        Optional<LocalDate> day = portal.sale() instanceof Sale.On on ? Optional.of(on.day()) : Optional.empty();
        return portal.sale() instanceof Sale.Never
                ? List.of()
                : List.of(new ProductSale(portal.id(), Optional.empty(), portal.mrr(), day));
    }

    private static Portal ofKind(Portal portal, DealKind kind) {
        boolean complete = !(portal.pointFacts().sales() instanceof ProductSales.Given given) || given.complete();
        List<ProductSale> sales = sales(portal).stream()
                .map(sale -> new ProductSale(
                        sale.product(), sale.kind().or(() -> Optional.of(kind)), sale.mrr(), sale.soldOn()))
                .toList();
        PointFacts facts = portal.pointFacts();
        return portal.withPointFacts(
                new PointFacts(facts.market(), facts.managingPartners(), new ProductSales.Given(sales, complete)));
    }

    private static Portal inMarket(Portal portal, Market market) {
        PointFacts facts = portal.pointFacts();
        return portal.withPointFacts(new PointFacts(Optional.of(market), facts.managingPartners(), facts.sales()));
    }

    private static Portal sharedBy(Portal portal, int partners) {
        PointFacts facts = portal.pointFacts();
        return portal.withPointFacts(new PointFacts(facts.market(), OptionalInt.of(partners), facts.sales()));
    }

    private static BigDecimal worth(Unknown fact) {
        return fact.portal().orElseThrow().mrr().high().orElse(ENOUGH);
    }

    private boolean isOpen(MetricId metric) {
        return standing.criteria().stream()
                .anyMatch(criterion ->
                        criterion.requirement().metric().equals(metric) && criterion.state() == State.UNDETERMINED);
    }

    private Portal withMuch(Portal portal) {
        return portal.withMrr(Optional.of(new Money(ENOUGH, today.programme().currency())));
    }

    private Portal withNothing(Portal portal) {
        return portal.withMrr(
                Optional.of(new Money(BigDecimal.ZERO, today.programme().currency())));
    }

    private static Unknown about(
            PortalStanding portal, UnknownFact fact, UnaryOperator<Portal> well, UnaryOperator<Portal> badly) {
        return new Unknown(
                Optional.of(portal),
                fact,
                facts -> with(facts, portal.id(), well),
                facts -> with(facts, portal.id(), badly));
    }

    private static Snapshot with(Snapshot facts, String id, UnaryOperator<Portal> change) {
        return new Snapshot(
                facts.day(),
                facts.partner(),
                facts.partnerFacts(),
                () -> StreamSupport.stream(facts.portals().spliterator(), false)
                        .map(portal -> portal.id().equals(id) ? change.apply(portal) : portal)
                        .iterator());
    }

    private Unknown certification() {
        Certification held = new Certification(
                today.programme().certification(),
                Optional.empty(),
                today.snapshot().day(),
                Optional.empty());
        return new Unknown(
                Optional.empty(),
                UnknownFact.CERTIFICATION,
                facts -> with(facts, new Certifications(List.of(held), true)),
                facts -> with(facts, new Certifications(facts.certifications().list(), true)));
    }

    private static Snapshot with(Snapshot facts, Certifications certifications) {
        PartnerFacts partner = facts.partnerFacts();
        return new Snapshot(facts.day(), facts.partner(), partner.with(certifications), facts.portals());
    }
}
