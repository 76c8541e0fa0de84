package dev.tierwise.application.snapshot;

import static dev.tierwise.application.snapshot.ScriptedSource.at;
import static dev.tierwise.application.snapshot.ScriptedSource.of;
import static dev.tierwise.application.snapshot.ScriptedSource.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.PartnerFacts;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.ReportedFigures;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.FixedAmount;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.PointRate;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.Redaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The facts that only points depend on, and HubSpot's own figures. */
class PointFactsTest {

    private static final LocalDate DAY = LocalDate.parse("2025-08-15");
    private static final Instant NOW = Instant.parse("2025-08-15T12:00:00Z");
    private static final ProductSale MARKETING =
            sale("Marketing Hub", DealKind.SOURCED, new Money(new BigDecimal("1000"), "USD"), "2021-10-01");
    private static final ProductSale SALES = sale("Sales Hub", null, null, null);

    private Programme programme = BuiltInProgrammes.HUBSPOT_2018_01;
    private PartnerConfiguration configuration = PartnerConfiguration.NONE;

    @Nested
    class OfAPortal {

        @Test
        void theFirstSourceThatKnowsAFactIsBelievedFactByFact() throws Exception {
            Portal portal = only(
                    of("p", facts -> facts.market(Market.GROWTH).reportedSoldPoints(BigDecimal.ONE)),
                    of(
                            "p",
                            facts -> facts.market(Market.STANDARD)
                                    .managingPartners(2)
                                    .reportedManagedMrr(BigDecimal.TEN, "GBP")
                                    .reportedSoldPoints(BigDecimal.TEN)
                                    .reportedManagedPoints(BigDecimal.ZERO)
                                    .reportedTotalPoints(BigDecimal.TEN)
                                    .reportedUpdatedOn(DAY)),
                    of(
                            "p",
                            facts -> facts.managingPartners(3)
                                    .reportedManagedMrr(BigDecimal.ONE, "USD")
                                    .reportedManagedPoints(BigDecimal.ONE)
                                    .reportedTotalPoints(BigDecimal.ONE)
                                    .reportedUpdatedOn(DAY.minusDays(1))));
            assertThat(portal.pointFacts())
                    .isEqualTo(new PointFacts(Optional.of(Market.GROWTH), OptionalInt.of(2), ProductSales.NOT_GIVEN));
            assertThat(portal.reported())
                    .as("a currency without a rate, too: no rule counts what HubSpot reports")
                    .isEqualTo(new ReportedFigures(
                            Optional.of(new Money(BigDecimal.TEN, "GBP")),
                            Optional.of(BigDecimal.ONE),
                            Optional.of(BigDecimal.ZERO),
                            Optional.of(BigDecimal.TEN),
                            Optional.of(DAY)));
        }

        @Test
        void whatIsNotSaidIsUnknown() throws Exception {
            Portal portal = only(of("p", facts -> facts.managedFlag(true)));
            assertThat(portal.pointFacts()).isEqualTo(PointFacts.UNKNOWN);
            assertThat(portal.reported()).isEqualTo(ReportedFigures.NONE);
        }

        @Test
        void figuresOfMoreThanTwoPlacesAreRoundedHalfUp() throws Exception {
            Portal portal = only(of(
                    "p",
                    facts -> facts.reportedTotalPoints(new BigDecimal("3.335"))
                            .reportedManagedMrr(new BigDecimal("0.005"), "USD")
                            .productSale(sale("X", null, new Money(new BigDecimal("1.2350"), "USD"), null), at(2, 1))));
            assertThat(portal.reported().totalPoints()).contains(new BigDecimal("3.34"));
            assertThat(portal.reported().managedMrr()).contains(new Money(new BigDecimal("0.01"), "USD"));
            assertThat(sales(portal).list().get(0).mrr()).contains(new Money(new BigDecimal("1.24"), "USD"));
        }

        @Test
        void whatCannotBeIsRefused() {
            List<Consumer<PortalFacts>> wrong = List.of(
                    facts -> facts.managingPartners(0),
                    facts -> facts.reportedSoldPoints(BigDecimal.ONE.negate()),
                    facts -> facts.reportedManagedPoints(BigDecimal.ONE.negate()),
                    facts -> facts.reportedTotalPoints(BigDecimal.ONE.negate()),
                    facts -> facts.reportedManagedMrr(BigDecimal.ONE.negate(), "USD"),
                    facts -> facts.reportedManagedMrr(BigDecimal.ONE, "usd"),
                    facts -> facts.productSale(sale(" ", null, null, null), at(2, 1)),
                    facts -> facts.productSale(sale("?", null, null, null), at(2, 1)),
                    facts -> facts.productSale(sale("* ", null, null, null), at(2, 1)));
            assertThat(wrong)
                    .allSatisfy(says -> assertThatThrownBy(() -> only(of("p", says::accept)))
                            .isInstanceOf(IllegalArgumentException.class));
        }

        @Test
        void eachFactSaysWhereItComesFrom() throws Exception {
            ReadFacts facts = read(
                    of("p", portal -> portal.market(Market.GROWTH).furtherProductSalesPossible()),
                    saying((request, sink) -> {
                        sink.portal("p", at(7, 1)).reportedUpdatedOn(DAY);
                        sink.about("p", at(9, 1))
                                .productSale(MARKETING, at(9, 1))
                                .productSale(SALES, at(10, 1));
                    }),
                    of("p", portal -> portal.managingPartners(1).productSale(SALES, at(3, 1))),
                    of("q", PortalFacts::productSalesComplete));
            List<Provenance> provenance = new ArrayList<>();
            facts.records().forEach(portal -> provenance.addAll(portal.provenance()));
            assertThat(provenance)
                    .containsExactly(
                            new Provenance("p", "market", "source0", "facts.csv:2"),
                            new Provenance("p", "reported-updated-on", "source1", "facts.csv:7"),
                            new Provenance("p", "product-sales", "source1", "facts.csv:9"),
                            new Provenance("p", "managing-partners", "source2", "facts.csv:2"),
                            new Provenance("q", "product-sales", "source3", "facts.csv:2"));
        }
    }

    @Nested
    class Sales {

        @Test
        void ofAPortalAreThoseOfTheFirstSourceThatGivesSome() throws Exception {
            assertThat(sales(only(
                            of("p", facts -> facts.managedFlag(true).productSalesNotGiven()),
                            of(
                                    "p",
                                    facts -> facts.productSale(MARKETING, at(2, 1))
                                            .productSalesComplete()),
                            of("p", facts -> facts.productSale(SALES, at(2, 1)).furtherProductSalesPossible()))))
                    .isEqualTo(new ProductSales.Given(List.of(MARKETING), true));
        }

        @Test
        void areNotAllUnlessTheSourceSaysSo() throws Exception {
            assertThat(sales(only(of("p", facts -> facts.productSale(MARKETING, at(2, 1)))))
                            .complete())
                    .isFalse();
            assertThat(sales(only(of(
                                    "p",
                                    facts -> facts.furtherProductSalesPossible()
                                            .productSale(MARKETING, at(2, 1))
                                            .productSalesComplete())))
                            .complete())
                    .isFalse();
        }

        @Test
        void ofASourceThatGivesNoneButAllOfThemAreNone() throws Exception {
            assertThat(sales(only(
                            of("p", PortalFacts::productSalesComplete),
                            of("p", facts -> facts.productSale(SALES, at(2, 1))))))
                    .isEqualTo(new ProductSales.Given(List.of(), true));
        }

        @Test
        void thatASourceOnlyHoldsPossibleAreThoseOfALaterOneThatKnows() throws Exception {
            assertThat(sales(only(
                            of("p", facts -> facts.productSalesComplete().furtherProductSalesPossible()),
                            of("p", facts -> facts.productSale(SALES, at(2, 1)).productSalesComplete()))))
                    .isEqualTo(new ProductSales.Given(List.of(SALES), true));
            assertThat(sales(only(
                            of("p", PortalFacts::furtherProductSalesPossible),
                            of("p", PortalFacts::productSalesNotGiven))))
                    .isEqualTo(new ProductSales.Given(List.of(), false));
        }

        @Test
        void thatAreNotGivenOutweighThatThereAreNoOthersAndASaleOutweighsThat() throws Exception {
            assertThat(only(of("p", facts -> facts.productSalesNotGiven().productSalesComplete()))
                            .pointFacts()
                            .sales())
                    .isEqualTo(ProductSales.NOT_GIVEN);
            assertThat(sales(only(of(
                            "p",
                            facts -> facts.productSalesNotGiven()
                                    .productSalesComplete()
                                    .productSale(SALES, at(2, 1))))))
                    .isEqualTo(new ProductSales.Given(List.of(SALES), true));
        }

        @Test
        void ofProductLinesThatOnlyLookDifferentAreOfOneLine() throws Exception {
            assertThat(sales(only(of(
                                    "p",
                                    facts -> facts.productSale(sale(" Sales Hub ", null, null, null), at(2, 1))
                                            .productSale(sale("sales-hub", null, null, null), at(3, 1))
                                            .productSale(sale("Marketing Hub", null, null, null), at(4, 1)))))
                            .list())
                    .extracting(ProductSale::product)
                    .containsExactly("Sales Hub", "Sales Hub", "Marketing Hub");
        }
    }

    @Nested
    class TheRate {

        private final ScriptedSource inPounds = of(
                "p",
                facts -> facts.productSale(sale("X", null, new Money(BigDecimal.ONE, "GBP"), "1999-01-01"), at(2, 5)));

        @Test
        void ofASaleIsNeededWhereTheProgrammeCountsPointsWhetherOrNotTheSaleCounts() {
            programme = withPoints();
            assertThat(errors(inPounds))
                    .singleElement()
                    .asString()
                    .startsWith("facts.csv:2:5: there is no exchange rate for GBP; expected one, as in --rate GBP=");
        }

        @Test
        void ofASaleIsNotNeededWhereTheProgrammeKnowsNoPoints() throws Exception {
            assertThat(sales(only(inPounds)).list()).hasSize(1);
        }

        @Test
        void isNotNeededWhereTheProgrammeFixesAnAmountSinceEver() throws Exception {
            programme = withPoints(new FixedAmount("GBP", new BigDecimal("74"), Optional.empty()));
            assertThat(sales(only(inPounds)).list()).hasSize(1);
            assertThat(only(of("p", facts -> facts.mrr(BigDecimal.ONE, "GBP", at(2, 5))))
                            .mrr())
                    .isPresent();
        }

        @Test
        void isNeededWhereAnAmountIsFixedOnlyFromADayOn() {
            programme = withPoints(new FixedAmount("GBP", new BigDecimal("74"), Optional.of(DAY.minusYears(1))));
            assertThat(errors(inPounds)).hasSize(1);
            assertThat(errors(of("p", facts -> facts.mrr(BigDecimal.ONE, "GBP", at(2, 5)))))
                    .hasSize(1);
        }

        @Test
        void ofASaleThatAnEarlierSourceOutweighsIsNotNeeded() throws Exception {
            programme = withPoints();
            assertThat(sales(only(of("p", facts -> facts.productSale(MARKETING, at(2, 1))), inPounds))
                            .list())
                    .containsExactly(MARKETING);
        }

        private static Programme withPoints(FixedAmount... fixed) {
            Programme like = BuiltInProgrammes.HUBSPOT_2018_01;
            return new Programme(
                    "points",
                    like.label(),
                    like.currency(),
                    like.metrics(),
                    like.soldWindow(),
                    like.appLookBack(),
                    like.apps(),
                    like.certification(),
                    like.updateDays(),
                    like.tiers(),
                    Optional.of(new PointRules(
                            new BigDecimal("100"),
                            List.of(new PointRate(
                                    PointRate.Kind.SOLD, Optional.empty(), BigDecimal.ONE, BigDecimal.ONE)),
                            List.of(fixed),
                            false,
                            Optional.empty())),
                    Map.of());
        }
    }

    @Nested
    class OfThePartner {

        @Test
        void theFirstSourceThatKnowsAFactIsBelieved() throws Exception {
            ReadFacts facts = read(
                    of("p", portal -> {}).partner(sink -> {
                        sink.name("Nordlicht", at(2, 1));
                        sink.emailDomains(Set.of("nordlicht.example"), at(2, 2));
                        sink.invited(false, at(2, 4));
                    }),
                    of("p", portal -> {}).partner(sink -> {
                        sink.market(Market.GROWTH, at(2, 1));
                        sink.invited(true, at(2, 2));
                        sink.retention(new BigDecimal("84.995"), at(2, 3));
                    }),
                    of("p", portal -> {}).partner(sink -> {
                        sink.market(Market.STANDARD, at(2, 1));
                        sink.retention(BigDecimal.TEN, at(2, 3));
                    }));
            assertThat(facts.snapshot().partnerFacts())
                    .isEqualTo(new PartnerFacts(
                            facts.snapshot().certifications(),
                            Optional.of(Market.GROWTH),
                            Optional.of(false),
                            Optional.of(new BigDecimal("85.00"))));
            assertThat(facts.partnerProvenance())
                    .containsExactly(
                            new Provenance("", "invited", "source0", "facts.csv:2"),
                            new Provenance("", "market", "source1", "facts.csv:2"),
                            new Provenance("", "retention", "source1", "facts.csv:2"));
        }

        @Test
        void theConfigurationIsBelievedBeforeAnySource() throws Exception {
            configuration = new PartnerConfiguration(
                    Optional.empty(),
                    Set.of(),
                    Optional.empty(),
                    Optional.of(Market.STANDARD),
                    Optional.of(true),
                    Optional.of(new BigDecimal("90")),
                    Optional.empty());
            ReadFacts facts = read(of("p", portal -> {}).partner(sink -> {
                sink.name("Nordlicht", at(2, 1));
                sink.emailDomains(Set.of("nordlicht.example"), at(2, 2));
                sink.market(Market.GROWTH, at(2, 3));
                sink.invited(false, at(2, 4));
                sink.retention(BigDecimal.TEN, at(2, 5));
            }));
            assertThat(facts.snapshot().partnerFacts())
                    .isEqualTo(new PartnerFacts(
                            facts.snapshot().certifications(),
                            Optional.of(Market.STANDARD),
                            Optional.of(true),
                            Optional.of(new BigDecimal("90"))));
            assertThat(facts.partnerProvenance()).extracting(Provenance::source).containsOnly("configuration");
        }

        @Test
        void whatNobodySaysIsUnknown() throws Exception {
            assertThat(read(of("p", portal -> {})).snapshot().partnerFacts().invited())
                    .isEmpty();
        }

        @ParameterizedTest
        @ValueSource(strings = {"-1", "-0.01"})
        void aNegativeRetentionIsRefused(String percent) {
            assertThatThrownBy(() -> read(
                            of("p", portal -> {}).partner(sink -> sink.retention(new BigDecimal(percent), at(2, 1)))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static ProductSale sale(String product, DealKind kind, Money mrr, String soldOn) {
        return new ProductSale(
                product,
                Optional.ofNullable(kind),
                Optional.ofNullable(mrr),
                Optional.ofNullable(soldOn).map(LocalDate::parse));
    }

    private static ProductSales.Given sales(Portal portal) {
        return (ProductSales.Given) portal.pointFacts().sales();
    }

    private Portal only(ScriptedSource... sources) throws Exception {
        List<Portal> portals = new ArrayList<>();
        read(sources).snapshot().portals().forEach(portals::add);
        assertThat(portals).hasSize(1);
        return portals.get(0);
    }

    private List<String> errors(ScriptedSource... sources) {
        return catchThrowableOfType(BadInputException.class, () -> read(sources)).errors().stream()
                .map(Problem::toString)
                .toList();
    }

    private ReadFacts read(ScriptedSource... sources) throws Exception {
        List<ConfiguredSource> configured = new ArrayList<>();
        for (ScriptedSource source : sources) {
            configured.add(source.at("source" + configured.size()));
        }
        return new SnapshotReader(InstantSource.fixed(NOW), new Redaction())
                .read(new SnapshotRequest(
                        configured,
                        configuration,
                        Optional.of(DAY),
                        programme,
                        new ExchangeRates("USD", Map.of("EUR", new BigDecimal("1.17"))),
                        Detail.EVERYTHING,
                        Duration.ofSeconds(60),
                        (source, rows) -> {}));
    }
}
