package dev.tierwise.application.reconcile;

import static dev.tierwise.application.Agency.managed;
import static dev.tierwise.application.Agency.mrr;
import static dev.tierwise.application.Agency.usersUnknown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.Agency;
import dev.tierwise.application.reconcile.Reason.UnknownFact;
import dev.tierwise.application.reconcile.ReconciledPortal.Given;
import dev.tierwise.application.reconcile.ReconciledPortal.State;
import dev.tierwise.application.snapshot.ScriptedSource;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.Label;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.spi.Redaction;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What HubSpot reports of one portal beside what the rules give on 15 August 2025. */
class ReconcileTest {

    private static final String DAY = "2025-08-15";
    private static final Programme PROGRAMME = programme();

    private final Agency agency = new Agency().under(PROGRAMME);

    @Test
    void theSameFigureNeedsNoReason() {
        ReconciledPortal portal =
                ofManaging(mrr("1000"), managed(), partners(1), market(Market.STANDARD), points("10"));
        assertThat(portal.state()).isEqualTo(State.AGREES);
        assertThat(portal.reasons()).isEmpty();
        assertThat(portal.difference()).contains(exactly("0"));
    }

    @Test
    void aFigureThatHubSpotWritesWithTwoDecimalsIsTheSameAsAThird() {
        assertThat(ofManaging(mrr("1000"), managed(), partners(3), market(Market.STANDARD), points("3.33"))
                        .state())
                .isEqualTo(State.AGREES);
        assertThat(ofManaging(mrr("1000"), managed(), partners(3), market(Market.STANDARD), points("3.3"))
                        .state())
                .isEqualTo(State.DIFFERS);
    }

    @Test
    void theWholeCreditOfACustomerOfTwoPartnersIsNotSplit() {
        ReconciledPortal portal =
                ofManaging(mrr("1000"), managed(), partners(2), market(Market.STANDARD), points("10"));
        assertThat(portal.state()).isEqualTo(State.DIFFERS);
        assertThat(portal.difference()).contains(exactly("-5"));
        assertThat(explaining(portal)).contains(new Reason.NotSplit(2));
    }

    @Test
    void aThirdOfTheCreditIsSplitBetweenThree() {
        assertThat(explaining(ofManaging(mrr("1000"), managed(), partners(1), market(Market.STANDARD), points("3.33"))))
                .containsExactly(new Reason.SplitBetween(3));
    }

    @Test
    void whereNobodyKnowsHowManyPartnersThereAreHubSpotsFigureSaysIt() {
        ReconciledPortal portal = ofManaging(mrr("1000"), managed(), market(Market.STANDARD), points("5"));
        assertThat(portal.state()).isEqualTo(State.OPEN);
        assertThat(portal.reasons())
                .containsExactly(
                        new Given(new Reason.SplitBetween(2), true),
                        new Given(new Reason.Unknown(UnknownFact.MANAGING_PARTNERS), false));
    }

    @Test
    void nothingForACustomerThatIsManagedMayFollowHubSpotsFlag() {
        ReconciledPortal portal = ofManaging(
                mrr("1000"),
                managed(),
                (request, facts) -> facts.managedFlag(false),
                partners(1),
                market(Market.STANDARD),
                points("0"));
        assertThat(explaining(portal)).containsExactly(new Reason.ManagedFlag(false));
    }

    @Test
    void twiceTheCreditIsThatOfAGrowthMarket() {
        assertThat(explaining(ofManaging(mrr("1000"), managed(), partners(1), market(Market.STANDARD), points("20"))))
                .containsExactly(new Reason.OtherMarket(Market.GROWTH), new Reason.OtherRate(new BigDecimal("2")));
    }

    @Test
    void aSaleAfterTheDayOfTheUpdateIsNotInAStaleFigure() {
        ReconciledPortal portal = ofSales(
                market(Market.STANDARD),
                sale("Sales Hub", DealKind.SOURCED, "100", "USD", "2025-08-10"),
                points("0"),
                updatedOn("2025-08-01"));
        assertThat(explaining(portal))
                .containsExactly(
                        new Reason.Stale(LocalDate.parse("2025-08-01")),
                        new Reason.SaleMissing("Sales Hub", Optional.of(LocalDate.parse("2025-08-10"))));
    }

    @Test
    void aSourcedSaleThatGivesLessWasTakenAsAssisted() {
        assertThat(explaining(ofSales(
                        market(Market.STANDARD),
                        sale("Sales Hub", DealKind.SOURCED, "1000", "USD", "2024-03-05"),
                        points("30"))))
                .containsExactly(new Reason.OtherKind(DealKind.ASSISTED), new Reason.OtherRate(new BigDecimal("3")));
    }

    @Test
    void anOldLineAtTheRateOfTodayIsAnotherRate() {
        assertThat(explaining(ofSales(
                        market(Market.STANDARD),
                        sale("Marketing Hub", DealKind.SOURCED, "1000", "USD", "2021-10-05"),
                        points("50"))))
                .containsExactly(new Reason.OtherRate(new BigDecimal("5")));
    }

    @Test
    void eurosMayHaveBeenTakenAtAnotherAmountOrAtTheExchangeRate() {
        Agency.Fact sale = sale("Sales Hub", DealKind.SOURCED, "88", "EUR", "2025-07-15");
        assertThat(explaining(ofSales(market(Market.STANDARD), sale, points("5.87"))))
                .containsExactly(new Reason.OtherAmount("EUR", Optional.of(new BigDecimal("75"))));
        assertThat(explaining(ofSales(market(Market.STANDARD), sale, points("5.15"))))
                .containsExactly(new Reason.OtherAmount("EUR", Optional.empty()));
    }

    @Test
    void aSaleThatHubSpotLacksIsNamed() {
        ReconciledPortal portal = ofSales(
                market(Market.STANDARD),
                sale("Sales Hub", DealKind.SOURCED, "1000", "USD", "2024-03-05"),
                sale("CMS Hub", DealKind.ASSISTED, "100", "USD", "2024-05-05"),
                points("50"));
        assertThat(portal.difference()).contains(exactly("3"));
        assertThat(explaining(portal))
                .containsExactly(new Reason.SaleMissing("CMS Hub", Optional.of(LocalDate.parse("2024-05-05"))));
    }

    @Test
    void factsThatNobodyKnowsAreNamedWhereTheyLeaveTheFigureOpen() {
        ReconciledPortal portal = ofManaging(mrr("1000"), usersUnknown(), partners(1), points("15"));
        assertThat(portal.state()).isEqualTo(State.OPEN);
        assertThat(portal.byRules()).isEqualTo(Interval.between(BigDecimal.ZERO, new BigDecimal("20")));
        assertThat(portal.reasons())
                .extracting(Given::reason)
                .contains(new Reason.Unknown(UnknownFact.USERS), new Reason.Unknown(UnknownFact.MARKET));
        assertThat(ofSales(
                                market(Market.STANDARD),
                                (request, facts) -> facts.productSale(
                                                new ProductSale(
                                                        "Sales Hub",
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        Optional.empty()),
                                                ScriptedSource.at(5, 1))
                                        .furtherProductSalesPossible(),
                                points("15"))
                        .reasons())
                .extracting(Given::reason)
                .containsExactly(
                        new Reason.Unknown(UnknownFact.MRR),
                        new Reason.Unknown(UnknownFact.SALE_DAY),
                        new Reason.Unknown(UnknownFact.DEAL_KIND),
                        new Reason.Unknown(UnknownFact.FURTHER_SALES));
    }

    @Test
    void whatNoCauseExplainsIsUnexplainedOrPerhapsStale() {
        Agency.Fact[] odd = {mrr("1000"), managed(), partners(1), market(Market.STANDARD), points("7.77")};
        assertThat(ofManaging(odd).reasons()).containsExactly(new Given(new Reason.Unexplained(), false));
        Agency.Fact[] old = {
            mrr("1000"), managed(), partners(1), market(Market.STANDARD), points("7.77"), updatedOn("2025-08-01")
        };
        assertThat(ofManaging(old).reasons())
                .containsExactly(new Given(new Reason.Stale(LocalDate.parse("2025-08-01")), false));
    }

    @Test
    void aReportedMrrWithoutARateCannotBeCompared() {
        agency.portal(
                "1",
                mrr("1000"),
                managed(),
                (request, facts) -> facts.reportedManagedMrr(new BigDecimal("900"), "GBP"));
        ReconciledFigure figure = figure(MetricId.MANAGED_MRR);
        assertThat(figure.reported()).isEqualByComparingTo("0");
        assertThat(figure.portals().get(0).state()).isEqualTo(State.NOT_COMPARABLE);
        assertThat(figure.portals().get(0).reasons())
                .containsExactly(new Given(new Reason.NoExchangeRate("GBP"), false));
    }

    @Test
    void aPortalOfWhichHubSpotReportsNothingIsCountedApart() {
        agency.portal("1", mrr("1000"), managed(), partners(1), market(Market.STANDARD), points("10"))
                .portal("2", mrr("500"), managed(), partners(1), market(Market.STANDARD))
                .portal("3", mrr("500"), market(Market.STANDARD));
        ReconciledFigure figure = figure(MetricId.MANAGED_POINTS);
        assertThat(figure.difference()).isEqualTo(exactly("0"));
        assertThat(figure.notReported().portals()).isEqualTo(1);
        assertThat(figure.notReported().byRules().low()).isEqualByComparingTo("5");
        assertThat(figure.portals()).hasSize(1);
    }

    @Test
    void theLargestEffectComesFirstAndWhatAgreesLast() {
        agency.portal("agrees", mrr("1000"), managed(), partners(1), market(Market.STANDARD), points("10"))
                .portal("open", mrr("1000"), managed(), market(Market.STANDARD), points("5"))
                .portal("less", mrr("1000"), managed(), partners(1), market(Market.STANDARD), points("9"))
                .portal("more", mrr("1000"), managed(), partners(1), market(Market.STANDARD), points("1"));
        assertThat(figure(MetricId.MANAGED_POINTS).portals())
                .extracting(ReconciledPortal::id)
                .containsExactly("more", "less", "open", "agrees");
    }

    @Test
    void withoutPointsOnlyManagedMrrIsCompared() {
        agency.under(BuiltInProgrammes.HUBSPOT_2018_01)
                .portal(
                        "1",
                        mrr("1000"),
                        managed(),
                        (request, facts) -> facts.reportedManagedMrr(new BigDecimal("500"), "USD"));
        assertThat(report().figures()).extracting(ReconciledFigure::metric).containsExactly(MetricId.MANAGED_MRR);
        assertThat(explaining(figure(MetricId.MANAGED_MRR).portals().get(0)))
                .containsExactly(new Reason.SplitBetween(2));
    }

    private ReconciledPortal ofManaging(Agency.Fact... facts) {
        agency.portal("1", facts);
        return figure(MetricId.MANAGED_POINTS).portals().get(0);
    }

    private ReconciledPortal ofSales(Agency.Fact... facts) {
        agency.portal("1", facts);
        return figure(MetricId.SOLD_POINTS).portals().get(0);
    }

    private ReconciledFigure figure(MetricId metric) {
        return report().figures().stream()
                .filter(figure -> figure.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    private ReconciliationAnswer report() {
        try {
            return new Reconcile(new SnapshotReader(InstantSource.fixed(Instant.EPOCH), new Redaction()))
                    .reconcile(agency.asked(DAY));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<Reason> explaining(ReconciledPortal portal) {
        return portal.reasons().stream()
                .filter(Given::explains)
                .map(Given::reason)
                .toList();
    }

    private static Difference exactly(String difference) {
        return new Difference(new BigDecimal(difference), Optional.of(new BigDecimal(difference)));
    }

    private static Agency.Fact partners(int partners) {
        return (request, facts) -> facts.managingPartners(partners);
    }

    private static Agency.Fact market(Market market) {
        return (request, facts) -> facts.market(market);
    }

    /** HubSpot reports so many points, for sales and for managing. */
    private static Agency.Fact points(String reported) {
        return (request, facts) ->
                facts.reportedManagedPoints(new BigDecimal(reported)).reportedSoldPoints(new BigDecimal(reported));
    }

    private static Agency.Fact updatedOn(String day) {
        return (request, facts) -> facts.reportedUpdatedOn(LocalDate.parse(day));
    }

    private static Agency.Fact sale(String product, DealKind kind, String amount, String currency, String day) {
        return (request, facts) -> facts.productSale(
                        new ProductSale(
                                product,
                                Optional.of(kind),
                                Optional.of(new Money(new BigDecimal(amount), currency)),
                                Optional.of(LocalDate.parse(day))),
                        ScriptedSource.at(5, 1))
                .productSalesComplete();
    }

    private static Programme programme() {
        Programme usual = BuiltInProgrammes.HUBSPOT_2018_01;
        return new Programme(
                "points",
                Label.same("Points"),
                "USD",
                List.of(MetricId.SOLD_POINTS, MetricId.MANAGED_POINTS, MetricId.TOTAL_POINTS),
                Period.ofYears(5),
                usual.appLookBack(),
                usual.apps(),
                usual.certification(),
                usual.updateDays(),
                List.of(new Tier(
                        "any",
                        Label.same("Any"),
                        List.of(new Requirement.AtLeast(MetricId.TOTAL_POINTS, BigDecimal.ONE)))),
                Optional.of(new PointRules(
                        new BigDecimal("100"),
                        List.of(
                                rate(PointRate.Kind.SOLD, Optional.empty(), "3", "6"),
                                rate(PointRate.Kind.SOURCED, Optional.of("2024-02-27"), "5", "10"),
                                rate(PointRate.Kind.ASSISTED, Optional.of("2024-02-27"), "3", "6"),
                                rate(PointRate.Kind.MANAGED, Optional.empty(), "1", "2")),
                        List.of(
                                new FixedAmount("EUR", new BigDecimal("75"), Optional.empty()),
                                new FixedAmount(
                                        "EUR", new BigDecimal("88"), Optional.of(LocalDate.parse("2025-07-15")))),
                        true,
                        Optional.empty())),
                Map.of());
    }

    private static PointRate rate(PointRate.Kind kind, Optional<String> from, String standard, String growth) {
        return new PointRate(kind, from.map(LocalDate::parse), new BigDecimal(standard), new BigDecimal(growth));
    }
}
