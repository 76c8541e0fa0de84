package dev.tierwise.application.refresh;

import static dev.tierwise.application.snapshot.ScriptedSource.at;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tierwise.application.ledger.Announcement;
import dev.tierwise.application.ledger.Announcement.Kind;
import dev.tierwise.application.ledger.Delivery;
import dev.tierwise.application.ledger.HistoryId;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.refresh.RefreshRequest.Again;
import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ScriptedSource;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Downgrades;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.UpdateDays;
import dev.tierwise.spi.Redaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Month;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What people are told of an agency with one portal, which it sells and manages: silver from $1,125 on, gold from $6,000. */
class AnnouncementsTest {

    private static final String SILVER = "1200";
    private static final String GOLD = "6500";
    private static final TierRange NONE = new TierRange(Optional.empty(), Optional.empty());

    private final RememberingLedger ledger = new RememberingLedger();
    private List<String> recipients = List.of("team");
    private @Nullable String mrr = SILVER;
    private String soldOn = "2018-01-10";
    private @Nullable String certifiedUntil;
    private Programme programme = BuiltInProgrammes.HUBSPOT_2018_01;

    @Nested
    class AChangeOfTheCreditedTier {

        @Test
        void isAnnouncedForTheDayOfTheUpdate() throws Exception {
            refresh("2018-03-20");
            mrr = GOLD;
            refresh("2018-04-14");
            ledger.news();
            refresh("2018-04-15");
            assertThat(ledger.news())
                    .containsExactly(news(Kind.CREDITED_TIER_CHANGED, "2018-04-15", tier("silver"), tier("gold")));
        }

        @Test
        void isAnnouncedOnceForEachUpdateThatIsCaughtUpWith() throws Exception {
            refresh("2018-12-20");
            soldOn = "2018-01-20";
            mrr = GOLD;
            refresh("2019-03-20");
            assertThat(ledger.news())
                    .containsExactly(
                            news(Kind.CREDITED_TIER_CHANGED, "2019-01-15", tier("silver"), tier("gold")),
                            news(Kind.CREDITED_TIER_CHANGED, "2019-02-15", tier("gold"), NONE),
                            news(Kind.LIVE_TIER_CHANGED, "2019-03-20", tier("silver"), NONE));
        }

        @Test
        void isNoneWhenAHistoryBegins() throws Exception {
            refresh("2018-04-15");
            assertThat(ledger.news()).isEmpty();
        }

        @Test
        void isNoneWhenAnUpdateComesToTheSame() throws Exception {
            refresh("2018-03-20");
            refresh("2018-05-20");
            assertThat(ledger.news()).isEmpty();
        }

        @Test
        void isAlsoWhatOnlyTheUpperEndShows() throws Exception {
            refresh("2018-03-20");
            mrr = null;
            refresh("2018-04-15");
            assertThat(ledger.news())
                    .contains(news(
                            Kind.CREDITED_TIER_CHANGED,
                            "2018-04-15",
                            tier("silver"),
                            new TierRange(Optional.empty(), Optional.of("diamond"))));
        }

        @Test
        void isAnnouncedWhenTheEventsOfADayAreDoneAgainAndComeToSomethingElse() throws Exception {
            refresh("2018-03-20");
            refresh("2018-05-15");
            ledger.news();
            certifiedUntil = "2018-05-14";
            refresh("2018-05-15", Again.REDO);
            assertThat(ledger.news()).contains(news(Kind.CREDITED_TIER_CHANGED, "2018-05-15", tier("silver"), NONE));
            refresh("2018-05-15", Again.REDO);
            assertThat(ledger.news()).isEmpty();
        }
    }

    @Nested
    class AChangeOfTheLiveTier {

        @Test
        void isAnnouncedForTheDayOnWhichItIsSeen() throws Exception {
            refresh("2018-03-20");
            mrr = GOLD;
            refresh("2018-03-23");
            refresh("2018-03-24");
            assertThat(ledger.news())
                    .containsExactly(news(Kind.LIVE_TIER_CHANGED, "2018-03-23", tier("silver"), tier("gold")));
        }

        @Test
        void isAlsoWhatADayThatIsRefreshedAgainShows() throws Exception {
            refresh("2018-03-20");
            refresh("2018-03-21");
            mrr = GOLD;
            refresh("2018-03-21");
            assertThat(ledger.news())
                    .containsExactly(news(Kind.LIVE_TIER_CHANGED, "2018-03-21", tier("silver"), tier("gold")));
        }
    }

    @Nested
    class ATierAtRisk {

        private final Announcement risk = news(Kind.TIER_AT_RISK, "2019-02-15", tier("silver"), NONE);

        /** Sold on 10 January 2018: through 10 January 2019 it counts, so the report of February is the first without it. */
        @Test
        void isAnnouncedFromSoManyDaysBeforeTheUpdateThatWouldTakeTheTierAway() throws Exception {
            refresh("2019-01-10");
            refresh("2019-02-07");
            assertThat(ledger.news()).containsExactly(news(Kind.LIVE_TIER_CHANGED, "2019-02-07", tier("silver"), NONE));
            refresh("2019-02-08");
            assertThat(ledger.news()).containsExactly(risk);
        }

        @Test
        void isTheSameNewsOnEveryDayBefore() throws Exception {
            refresh("2019-02-08");
            refresh("2019-02-09");
            refresh("2019-02-14");
            assertThat(ledger.news()).containsExactly(risk);
        }

        @Test
        void isNoneOnTheDayOfTheUpdateItself() throws Exception {
            refresh("2019-01-10");
            refresh("2019-02-15");
            assertThat(ledger.news())
                    .extracting(Announcement::kind)
                    .containsExactly(Kind.CREDITED_TIER_CHANGED, Kind.LIVE_TIER_CHANGED);
        }

        @Test
        void isNoneWhenTheTierWillRise() throws Exception {
            refresh("2018-03-20");
            mrr = GOLD;
            refresh("2018-04-14");
            assertThat(ledger.news()).extracting(Announcement::kind).containsExactly(Kind.LIVE_TIER_CHANGED);
        }

        @Test
        void isAnnouncedForACertificateThatExpiresBeforeTheUpdate() throws Exception {
            certifiedUntil = "2018-04-14";
            refresh("2018-04-10");
            assertThat(ledger.news()).containsExactly(news(Kind.TIER_AT_RISK, "2018-04-15", tier("silver"), NONE));
        }
    }

    @Test
    void everyRecipientIsTold() throws Exception {
        recipients = List.of("team", "boss");
        refresh("2018-03-20");
        mrr = GOLD;
        refresh("2018-03-21");
        assertThat(ledger.undelivered()).extracting(Delivery::recipient).containsExactly("team", "boss");
    }

    @Test
    void nothingIsAnnouncedWhereThereIsNobodyToTell() throws Exception {
        recipients = List.of();
        refresh("2018-12-20");
        refresh("2019-02-08");
        refresh("2019-02-15");
        assertThat(ledger.undelivered()).isEmpty();
    }

    private static TierRange tier(String id) {
        return new TierRange(Optional.of(id), Optional.of(id));
    }

    /** Sold on 10 January 2018: silver is met last on 15 January 2019, before the window of 15 July 2019 begins. */
    @Nested
    class ATierThatIsKept {

        @Test
        void isAnnouncedToBeAtRiskBeforeTheDayOnWhichTiersFall() throws Exception {
            programme = kept();
            refresh("2019-01-20");
            refresh("2019-02-14");
            assertThat(ledger.news()).as("tiers do not fall on 15 February").isEmpty();
            refresh("2019-07-07");
            assertThat(ledger.news()).isEmpty();
            refresh("2019-07-08");
            assertThat(ledger.news()).containsExactly(news(Kind.TIER_AT_RISK, "2019-07-15", tier("silver"), NONE));
            refresh("2019-07-15");
            assertThat(ledger.news())
                    .containsExactly(news(Kind.CREDITED_TIER_CHANGED, "2019-07-15", tier("silver"), NONE));
        }

        @Test
        void isNotAtRiskWhereTheWindowKeepsIt() throws Exception {
            programme = kept();
            soldOn = "2018-02-20";
            refresh("2019-03-20");
            refresh("2019-07-08");
            assertThat(ledger.news()).extracting(Announcement::kind).doesNotContain(Kind.TIER_AT_RISK);
        }

        private Programme kept() {
            Programme like = BuiltInProgrammes.HUBSPOT_2018_01;
            return new Programme(
                    like.id(),
                    like.label(),
                    like.currency(),
                    like.metrics(),
                    like.soldWindow(),
                    like.appLookBack(),
                    like.apps(),
                    like.certification(),
                    new UpdateDays(
                            1,
                            15,
                            new Downgrades(
                                    EnumSet.of(Month.JANUARY, Month.JULY), Period.ofMonths(5), Period.ofMonths(6))),
                    like.tiers());
        }
    }

    private Announcement news(Kind kind, String day, TierRange before, TierRange after) {
        return new Announcement(
                new HistoryId("Nordlicht", "hubspot-2018-01"), kind, LocalDate.parse(day), before, after);
    }

    private void refresh(String day) throws Exception {
        refresh(day, Again.REPLACE);
    }

    private void refresh(String day, Again again) throws Exception {
        Instant noon = Instant.parse(day + "T12:00:00Z");
        ScriptedSource source = ScriptedSource.saying((request, sink) -> {
            var portal = sink.portal("p", at(2, 1))
                    .soldOn(LocalDate.parse(soldOn))
                    .user(new PortalUser(EmailAddress.parse("jana@nordlicht.example"), true), at(2, 1))
                    .usersComplete();
            if (mrr != null) {
                portal.mrr(new BigDecimal(mrr), "USD", at(2, 4));
            }
            for (String app : List.of("crm", "forms", "email")) {
                request.days().forEach(used -> portal.appUsed(app, used, at(2, 1)));
            }
            sink.certification(
                    new Certification(
                            "agency-partner",
                            Optional.empty(),
                            LocalDate.parse("2017-01-01"),
                            Stream.ofNullable(certifiedUntil)
                                    .map(LocalDate::parse)
                                    .findFirst()),
                    at(2, 1));
            sink.certificationsComplete();
        });
        new Refresh(new SnapshotReader(InstantSource.fixed(noon), new Redaction()))
                .refresh(
                        new RefreshRequest(
                                new SnapshotRequest(
                                        List.of(source.at("agency")),
                                        PartnerConfiguration.NONE,
                                        Optional.empty(),
                                        programme,
                                        new ExchangeRates("USD", Map.of()),
                                        Detail.NAMES,
                                        Duration.ofMinutes(1),
                                        (from, rows) -> {}),
                                again,
                                7,
                                recipients),
                        ledger);
    }
}
