package dev.tierwise.application.snapshot;

import static dev.tierwise.application.snapshot.ScriptedSource.at;
import static dev.tierwise.application.snapshot.ScriptedSource.of;
import static dev.tierwise.application.snapshot.ScriptedSource.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.SourceException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SnapshotReaderTest {

    private static final LocalDate DAY = LocalDate.parse("2018-03-15");
    private static final Instant NOW = Instant.parse("2018-03-15T22:30:00Z");

    @Nested
    class OfSeveralSources {

        @Test
        void theFirstThatKnowsAFactIsBelieved() throws Exception {
            Portal portal = only(
                    of("p", facts -> facts.name("first")),
                    of("p", facts -> facts.name("second").managedFlag(true).customerSince(DAY)),
                    of("p", facts -> facts.managedFlag(false).customerSince(DAY.minusDays(1))));
            assertThat(portal.name()).contains("first");
            assertThat(portal.managedFlag()).contains(true);
            assertThat(portal.customerSince()).contains(DAY);
        }

        @Test
        void theMrrGoesWithItsCurrency() throws Exception {
            Portal portal = only(
                    of("p", facts -> facts.name("knows no MRR")),
                    of("p", facts -> facts.mrr(BigDecimal.TEN, "EUR", at(2, 3))),
                    of("p", facts -> facts.mrr(BigDecimal.ONE, "USD", at(2, 3))));
            assertThat(portal.mrr()).contains(new Money(BigDecimal.TEN, "EUR"));
        }

        @Test
        void aSaleOnAnUnknownDayIsRefinedByALaterSourcesDay() throws Exception {
            Portal portal = only(
                    of("p", facts -> facts.soldOnUnknownDay()),
                    of("p", facts -> facts.notSoldByPartner()),
                    of("p", facts -> facts.soldOn(DAY)),
                    of("p", facts -> facts.soldOn(DAY.minusDays(9))));
            assertThat(portal.sale()).isEqualTo(Sale.on(DAY));
        }

        @Test
        void aSaleOnAnUnknownDayIsNeverNegated() throws Exception {
            assertThat(only(of("p", facts -> facts.soldOnUnknownDay()), of("p", facts -> facts.notSoldByPartner()))
                            .sale())
                    .isEqualTo(Sale.ON_UNKNOWN_DAY);
        }

        @Test
        void aPortalThatTheFirstSourceKnowsToBeSoldByAnotherIsNotSoldByThePartner() throws Exception {
            assertThat(only(of("p", facts -> facts.notSoldByPartner()), of("p", facts -> facts.soldOn(DAY)))
                            .sale())
                    .isEqualTo(Sale.NEVER);
        }

        @Test
        void theCancellationOfTheFirstThatKnowsOneCounts() throws Exception {
            assertThat(only(
                                    of("p", facts -> facts.inactiveSinceUnknownDay()),
                                    of("p", facts -> facts.cancelledOn(DAY.plusDays(1))))
                            .cancellation())
                    .isEqualTo(Cancellation.SINCE_UNKNOWN_DAY);
        }

        @Test
        void thePortalsAreTheUnionInTheOrderInWhichTheyAreListed() throws Exception {
            ReadFacts facts = read(
                    saying((request, sink) -> {
                        sink.about("c", at(2, 1)).name("spoken of first, listed last");
                        sink.portal("b", at(2, 1));
                        sink.portal("a", at(3, 1));
                    }),
                    saying((request, sink) -> {
                        sink.portal("a", at(2, 1));
                        sink.portal("c", at(3, 1));
                    }));
            assertThat(facts.snapshot().portals()).extracting(Portal::id).containsExactly("b", "a", "c");
            assertThat(facts.warnings()).isEmpty();
        }

        @Test
        void appUsageIsUnited() throws Exception {
            Portal portal = only(
                    of("p", facts -> facts.appUsed("forms", DAY, at(2, 1))),
                    of(
                            "p",
                            facts -> facts.appNotUsed("forms", DAY, at(2, 1))
                                    .appNotUsed("crm", DAY, at(2, 1))
                                    .appUsed("Listen", DAY, at(2, 1))),
                    of("p", facts -> facts.appUsed("crm", DAY, at(2, 1)).appUnknown("lists", at(3, 1))));
            assertThat(portal.appUsage().used()).extracting(App::id).containsExactly("crm", "forms", "lists");
            assertThat(portal.appUsage().unknown()).hasSize(13);
        }

        @Test
        void anAppIsUnusedWhereOneSourceKnowsThatAndNoneKnowsAUse() throws Exception {
            Portal portal = only(
                    of("p", facts -> facts.appUnknown("crm", at(2, 1))), of("p", facts -> facts.appUsageComplete()));
            assertThat(portal.appUsage().high()).isZero();
        }

        @Test
        void whoKnowsAllUsersEndsTheQuestionAndRowsOfThoseBeforeCountAsWell() throws Exception {
            PortalUser employee = new PortalUser(EmailAddress.parse("jana@nordlicht.example"), true);
            Portal known = only(
                    of("p", facts -> facts.usersComplete()),
                    of(
                            "p",
                            facts -> facts.user(employee, ScriptedSource.at(2, 1))
                                    .usersComplete()));
            assertThat(known.users().managing()).isFalse();
            assertThat(known.users().complete()).isTrue();
            Portal widened = only(
                    of("p", facts -> facts.user(employee, ScriptedSource.at(2, 1))),
                    of("p", facts -> facts.usersComplete()));
            assertThat(widened.users().managing()).isTrue();
            assertThat(widened.users().complete()).isTrue();
        }

        @Test
        void theCertificationsAreThoseOfTheFirstThatKnowsThem() throws Exception {
            ReadFacts facts = read(
                    saying((request, sink) -> sink.portal("p", at(2, 1))),
                    saying((request, sink) -> {
                        sink.certificationsComplete();
                        sink.certification(award("Jana", "2017-01-01", null), ScriptedSource.at(2, 1));
                    }),
                    saying((request, sink) -> {
                        sink.certificationsComplete();
                        sink.certification(award("Jana", "2017-01-01", "2018-01-01"), ScriptedSource.at(2, 1));
                        sink.certification(award("Kim", "2018-01-01", null), ScriptedSource.at(2, 1));
                    }));
            assertThat(facts.snapshot().certifications().complete()).isTrue();
            assertThat(facts.snapshot().certifications().list())
                    .as("no expiry never hides another source's date")
                    .containsExactly(award("Jana", "2017-01-01", "2018-01-01"));
        }

        @Test
        void theConfigurationIsBelievedBeforeAnySourceAboutThePartner() throws Exception {
            PartnerConfiguration configured = new PartnerConfiguration(
                    Optional.of("Configured"), Set.of(), Optional.of(ZoneId.of("Europe/Berlin")));
            ReadFacts facts = read(configured, Optional.of(DAY), of("p", portal -> {}));
            assertThat(facts.snapshot().partner().name()).isEqualTo("Configured");
            assertThat(facts.snapshot().partner().emailDomains()).containsExactly("nordlicht.example");
        }
    }

    @Nested
    class OfOneSource {

        @Test
        void eachAwardStandsForItself() throws Exception {
            Certification endless = new Certification(
                    "agency-partner", Optional.empty(), LocalDate.parse("2017-01-01"), Optional.empty());
            Certification lapsed = award("Jana", "2017-01-01", "2018-01-01");
            ReadFacts facts = read(saying((request, sink) -> {
                sink.portal("p", at(2, 1));
                sink.certificationsComplete();
                sink.certification(endless, ScriptedSource.at(2, 1));
                sink.certification(lapsed, ScriptedSource.at(2, 1));
            }));
            assertThat(facts.snapshot().certifications().list())
                    .as("that one lapsed says nothing about the other")
                    .containsExactly(endless, lapsed);
        }

        @Test
        void aUseInsideTheWindowBeatsAnUnknownAndOneOutsideDoesNot() throws Exception {
            Portal portal = only(of(
                    "p",
                    facts -> facts.appUsageComplete()
                            .appUnknown("crm", at(2, 1))
                            .appUsed("crm", DAY.minusDays(29), at(3, 1))
                            .appUnknown("forms", at(4, 1))
                            .appUsed("forms", DAY.minusDays(30), at(5, 1))));
            assertThat(portal.appUsage().used()).extracting(App::id).containsExactly("crm");
            assertThat(portal.appUsage().unknown()).extracting(App::id).containsExactly("forms");
        }

        @Test
        void otherAppsAreUnknownUnlessTheyAreNamedOnWhateverDay() throws Exception {
            Portal portal = only(of(
                    "p",
                    facts -> facts.otherAppsUnknown()
                            .appUsed("crm", DAY.minusYears(1), at(2, 1))
                            .appUsageComplete()));
            assertThat(portal.appUsage().used()).isEmpty();
            assertThat(portal.appUsage().unknown())
                    .hasSize(15)
                    .extracting(App::id)
                    .doesNotContain("crm");
        }

        @Test
        void ofTheLatestUseOnlyTheDaysSinceAreKnown() throws Exception {
            Portal portal = only(of(
                    "p",
                    facts -> facts.appLastUsed("crm", DAY.plusDays(1), at(2, 1))
                            .appLastUsed("forms", DAY, at(2, 1))
                            .appLastUsed("lists", DAY.minusDays(30), at(2, 1))));
            assertThat(portal.appUsage().used()).extracting(App::id).containsExactly("forms");
            assertThat(portal.appUsage().unknown())
                    .extracting(App::id)
                    .contains("crm")
                    .doesNotContain("lists");
        }

        @Test
        void aKnownAppOutsideTheProgrammesListCountsNowhereAndGivesNoWarning() throws Exception {
            ReadFacts facts = read(of(
                    "p", portal -> portal.appUsed("Social Inbox", DAY, at(2, 2)).appUsageComplete()));
            assertThat(facts.warnings()).isEmpty();
            assertThat(facts.snapshot().portals().iterator().next().appUsage().high())
                    .isZero();
        }

        @Test
        void anAppThatNoProgrammeKnowsIsAWarningWithTheNearestName() throws Exception {
            ReadFacts facts = read(of("p", portal -> portal.appUsed("worklows", DAY, at(7, 2))));
            assertThat(facts.warnings())
                    .singleElement()
                    .hasToString(
                            "facts.csv:7:2: no programme knows the app 'worklows'; the row is ignored; did you mean"
                                    + " 'workflows'?");
        }

        @Test
        void furtherUsersArePossibleWhereTheSourceSaysSo() throws Exception {
            assertThat(only(of("p", facts -> facts.usersComplete().furtherUsersPossible()))
                            .users()
                            .complete())
                    .isFalse();
        }

        @Test
        void whatIsSaidAboutAPortalThatNoSourceListsIsIgnoredWithOneWarning() throws Exception {
            ReadFacts facts = read(saying((request, sink) -> {
                sink.portal("p", at(2, 1));
                sink.about("q", at(9, 1)).appUsed("no such app", DAY, at(9, 2));
            }));
            assertThat(facts.snapshot().portals()).extracting(Portal::id).containsExactly("p");
            assertThat(facts.warnings())
                    .extracting(Problem::where, problem -> problem.message().toString())
                    .containsExactly(tuple("facts.csv:9:1", "no source lists this portal; the row is ignored"));
        }

        @Test
        void whatIsNotSaidIsUnknown() throws Exception {
            Portal portal = only(of("p", facts -> {}));
            assertThat(portal.mrr()).isEmpty();
            assertThat(portal.sale()).isEqualTo(Sale.UNKNOWN);
            assertThat(portal.users().complete()).isFalse();
            assertThat(portal.appUsage().unknown()).hasSize(16);
        }
    }

    @Nested
    class BadInput {

        @Test
        void aPortalListedTwiceByOneSourceIsAnError() {
            assertThat(errors(saying((request, sink) -> {
                        sink.portal("p", at(2, 1));
                        sink.portal("p", at(3, 1));
                    })))
                    .containsExactly("facts.csv:3:1: portal 'p' is listed twice; expected one row per portal");
        }

        @Test
        void aKnownMrrWithoutARateIsAnErrorWhetherOrNotThePortalCounts() {
            assertThat(errors(of("p", facts -> facts.cancelledOn(DAY).mrr(BigDecimal.ONE, "GBP", at(2, 5)))))
                    .singleElement()
                    .asString()
                    .startsWith("facts.csv:2:5: there is no exchange rate for GBP; expected one, as in --rate GBP=");
        }

        @Test
        void anMrrThatAnEarlierSourceOutweighsNeedsNoRate() throws Exception {
            assertThat(only(
                                    of("p", facts -> facts.mrr(BigDecimal.ONE, "USD", at(2, 5))),
                                    of("p", facts -> facts.mrr(BigDecimal.ONE, "GBP", at(2, 5))))
                            .mrr())
                    .contains(new Money(BigDecimal.ONE, "USD"));
        }

        @Test
        void aPortfolioThatNobodyListsIsAnErrorAndAnEmptyOneIsNot() throws Exception {
            ScriptedSource none =
                    saying((request, sink) -> sink.missing(Fact.PORTALS, at(1, 1), "portals.csv is missing"));
            assertThat(errors(none)).containsExactly("facts.csv:1:1: portals.csv is missing");
            assertThat(read(none, saying((request, sink) -> {})).snapshot().portals())
                    .isEmpty();
        }

        @Test
        void anUnknownPartnerIsAnErrorUnlessAnotherSourceOrTheConfigurationKnowsIt() throws Exception {
            ScriptedSource none = of("p", facts -> {})
                    .partner(sink -> sink.missing(Fact.PARTNER, at(1, 1), "partner.csv is missing"));
            assertThat(errors(none)).containsExactly("facts.csv:1:1: partner.csv is missing");
            assertThat(read(none, of("p", facts -> {})).snapshot().partner().name())
                    .isEqualTo("Nordlicht");
            PartnerConfiguration configured =
                    new PartnerConfiguration(Optional.of("C"), Set.of("c.example"), Optional.empty());
            assertThat(read(configured, Optional.of(DAY), none)
                            .snapshot()
                            .partner()
                            .name())
                    .isEqualTo("C");
        }

        @Test
        void theFirstHundredErrorsAreListedInTheOrderOfSourceFileLineAndColumnAndTheRestIsCounted() {
            BadInputException bad = catchThrowableOfType(
                    BadInputException.class,
                    () -> read(
                            saying((request, sink) -> sink.error(at(5, 2), "last of the first source")),
                            saying((request, sink) -> {
                                for (int line = 3000; line > 0; line--) {
                                    sink.error(at(line, 2), "b");
                                    sink.error(at(line, 1), "a");
                                }
                                sink.error(new Origin.InFile("earlier.csv", 0, 9, 1), "an earlier file");
                            })));
            assertThat(bad.count()).isEqualTo(6002);
            assertThat(bad.errors()).hasSize(100);
            assertThat(bad.errors().subList(0, 5))
                    .extracting(Problem::toString)
                    .containsExactly(
                            "source0/facts.csv:5:2: last of the first source",
                            "source1/earlier.csv:9:1: an earlier file",
                            "source1/facts.csv:1:1: a",
                            "source1/facts.csv:1:2: b",
                            "source1/facts.csv:2:1: a");
        }

        @Test
        void aRecordIsNamedByItsAdapterAndId() {
            assertThat(errors(saying((request, sink) -> {
                        sink.portal("p", at(2, 1));
                        sink.error(new Origin.OfRecord("501"), "is odd");
                    })))
                    .containsExactly("scripted:record/501: is odd");
        }

        @Test
        void aRecordOfOneOfSeveralSourcesOfAnAdapterIsNamedWithTheSourcesLocation() {
            ScriptedSource odd = saying((request, sink) -> {
                sink.portal("p", at(2, 1));
                sink.error(new Origin.OfRecord("501"), "is odd");
            });
            assertThat(errors(odd, saying((request, sink) -> {})))
                    .containsExactly("scripted:source0/record/501: is odd");
        }

        @Test
        void anUnusableSourceIsNamedAndEverySourceIsClosed() {
            ScriptedSource fine = of("p", facts -> {});
            ScriptedSource broken = saying((request, sink) -> {
                throw new SourceException(SourceException.Kind.UNAVAILABLE, "does not answer");
            });
            assertThatThrownBy(() -> read(fine, broken))
                    .isInstanceOf(SourceException.class)
                    .hasMessage("source1: does not answer");
            assertThat(fine.timesClosed()).isEqualTo(1);
            assertThat(broken.timesClosed()).isEqualTo(1);
        }
    }

    @Nested
    class SeveralDays {

        private static final LocalDate BEFORE = LocalDate.parse("2018-02-15");

        @Test
        void eachCountTheUseThatTheirOwnLookBackHolds() throws Exception {
            ReadFacts facts = readDays(of(
                    "p",
                    portal -> portal.appUsed("crm", BEFORE.minusDays(3), at(2, 1))
                            .appUsed("forms", BEFORE, at(2, 1))
                            .appUsed("lists", DAY, at(2, 1))
                            .appUsageComplete()));
            assertThat(appUsage(facts, BEFORE).used()).extracting(App::id).containsExactly("crm", "forms");
            assertThat(appUsage(facts, DAY).used()).extracting(App::id).containsExactly("forms", "lists");
            assertThat(appUsage(facts, BEFORE).unknown()).extracting(App::id).containsExactly("lists");
            assertThat(appUsage(facts, DAY).unknown()).isEmpty();
        }

        @Test
        void knowAnAppAsUnusedWhereThatIsSaidOfThem() throws Exception {
            ReadFacts facts = readDays(of(
                    "p",
                    portal -> portal.appNotUsed("crm", BEFORE, at(2, 1))
                            .appNotUsed("forms", DAY, at(2, 1))
                            .appUnknown("forms", at(2, 1))));
            assertThat(appUsage(facts, BEFORE).unknown())
                    .extracting(App::id)
                    .contains("forms")
                    .doesNotContain("crm");
            assertThat(appUsage(facts, DAY).unknown())
                    .extracting(App::id)
                    .contains("crm")
                    .doesNotContain("forms");
        }

        @Test
        void followFromTheLatestUseUnlessTheyLieBeforeIt() throws Exception {
            ReadFacts facts = readDays(of(
                    "p",
                    portal -> portal.appLastUsed("crm", BEFORE.minusDays(20), at(2, 1))
                            .appLastUsed("forms", DAY, at(2, 1))));
            assertThat(appUsage(facts, BEFORE).used()).extracting(App::id).containsExactly("crm");
            assertThat(appUsage(facts, BEFORE).unknown()).extracting(App::id).contains("forms");
            assertThat(appUsage(facts, DAY).used()).extracting(App::id).containsExactly("forms");
            assertThat(appUsage(facts, DAY).unknown()).extracting(App::id).doesNotContain("crm");
        }

        @Test
        void areToldToTheSourcesInOneRequest() throws Exception {
            List<Object> told = new ArrayList<>();
            readDays(saying((request, sink) -> {
                told.add(request.days());
                told.add(request.usedAfter());
                told.add(request.usedAfter(DAY));
                sink.portal("p", at(2, 1));
            }));
            assertThat(told)
                    .containsExactly(
                            List.of(BEFORE, DAY), LocalDate.parse("2018-01-16"), LocalDate.parse("2018-02-13"));
        }

        @Test
        void areTheOnlyOnesThatASourceMaySpeakOf() {
            assertThatThrownBy(() -> readDays(of("p", portal -> portal.appNotUsed("crm", DAY.minusDays(1), at(2, 1)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("2018-03-14 is not one of the days asked about");
        }

        @Test
        void leaveOfTheLastOneWhatItsFactsRestOn() throws Exception {
            ReadFacts facts = readDays(of(
                    "p",
                    portal -> portal.appUsed("crm", BEFORE.minusDays(3), at(3, 1))
                            .appUsed("forms", BEFORE.minusDays(4), at(4, 1))
                            .appUsed("forms", DAY, at(5, 1))
                            .appNotUsed("lists", BEFORE, at(6, 1))
                            .appNotUsed("email", DAY, at(7, 1))));
            PortalRecord record = facts.records().iterator().next();
            assertThat(record.usedOn()).containsExactly(Map.entry("forms", DAY));
            assertThat(record.provenance())
                    .extracting(Provenance::fact, Provenance::evidence)
                    .containsExactly(tuple("app:forms", "facts.csv:5"), tuple("app:email", "facts.csv:7"));
        }

        private static AppUsage appUsage(ReadFacts facts, LocalDate day) {
            return facts.snapshotOn(day).portals().iterator().next().appUsage();
        }

        private static ReadFacts readDays(ScriptedSource source) throws Exception {
            SnapshotRequest request =
                    request(PartnerConfiguration.NONE, Optional.of(DAY), Detail.EVERYTHING, List.of(source));
            try (SnapshotReader.Reading reading =
                    new SnapshotReader(InstantSource.fixed(NOW), new Redaction()).begin(request)) {
                return reading.read(List.of(BEFORE, DAY));
            }
        }
    }

    @Nested
    class TheDay {

        @Test
        void isTodayInThePartnersTimeZone() throws Exception {
            PartnerConfiguration inBerlin =
                    new PartnerConfiguration(Optional.empty(), Set.of(), Optional.of(ZoneId.of("Asia/Tokyo")));
            assertThat(read(inBerlin, Optional.empty(), of("p", facts -> {}))
                            .snapshot()
                            .day())
                    .isEqualTo(LocalDate.parse("2018-03-16"));
            assertThat(read(PartnerConfiguration.NONE, Optional.empty(), of("p", facts -> {}))
                            .snapshot()
                            .day())
                    .isEqualTo(LocalDate.parse("2018-03-15"));
        }

        @Test
        void isToldToTheSourcesWithTheBeginningOfTheWindowAndTheDeadline() throws Exception {
            List<Object> told = new ArrayList<>();
            read(saying((request, sink) -> {
                told.add(request.days());
                told.add(request.usedAfter());
                told.add(request.deadline());
                sink.portal("p", at(2, 1));
            }));
            assertThat(told).containsExactly(List.of(DAY), LocalDate.parse("2018-02-13"), NOW.plusSeconds(60));
        }

        @Test
        void otherThanTodayALiveSourcesFactsAreThoseOfTodayAndThatIsSaid() throws Exception {
            ScriptedSource live = of("p", facts -> {}).live(true);
            assertThat(read(live).assumptions()).isEmpty();
            assertThat(read(PartnerConfiguration.NONE, Optional.of(DAY.minusDays(1)), live)
                            .assumptions())
                    .containsExactly(Map.entry("live-facts-of-today", "2018-03-15"));
        }
    }

    private static Certification award(String holder, String awardedOn, String expiresOn) {
        return new Certification(
                "agency-partner",
                Optional.of(holder),
                LocalDate.parse(awardedOn),
                Optional.ofNullable(expiresOn).map(LocalDate::parse));
    }

    private static Portal only(ScriptedSource... sources) throws Exception {
        List<Portal> portals = new ArrayList<>();
        read(sources).snapshot().portals().forEach(portals::add);
        assertThat(portals).hasSize(1);
        return portals.get(0);
    }

    private static List<String> errors(ScriptedSource... sources) {
        return catchThrowableOfType(BadInputException.class, () -> read(sources)).errors().stream()
                .map(Problem::toString)
                .toList();
    }

    private static ReadFacts read(ScriptedSource... sources) throws Exception {
        return read(PartnerConfiguration.NONE, Optional.of(DAY), sources);
    }

    private static ReadFacts read(PartnerConfiguration partner, Optional<LocalDate> asOf, ScriptedSource... sources)
            throws Exception {
        return new SnapshotReader(InstantSource.fixed(NOW), new Redaction())
                .read(request(partner, asOf, Detail.NAMES, List.of(sources)));
    }

    private static SnapshotRequest request(
            PartnerConfiguration partner, Optional<LocalDate> asOf, Detail detail, List<ScriptedSource> sources) {
        List<ConfiguredSource> configured = new ArrayList<>();
        for (ScriptedSource source : sources) {
            configured.add(source.at("source" + configured.size()));
        }
        return new SnapshotRequest(
                configured,
                partner,
                asOf,
                BuiltInProgrammes.HUBSPOT_2018_01,
                new ExchangeRates("USD", Map.of("EUR", new BigDecimal("1.17"))),
                detail,
                Duration.ofSeconds(60),
                (source, rows) -> {});
    }
}
