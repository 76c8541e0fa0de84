package dev.tierwise.application;

import static dev.tierwise.application.snapshot.ScriptedSource.at;

import dev.tierwise.application.snapshot.Detail;
import dev.tierwise.application.snapshot.PartnerConfiguration;
import dev.tierwise.application.snapshot.ScriptedSource;
import dev.tierwise.application.snapshot.SnapshotReader;
import dev.tierwise.application.snapshot.SnapshotRequest;
import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.EmailAddress;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.BuiltInProgrammes;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ReadRequest;
import dev.tierwise.spi.Redaction;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An agency for tests, whose facts change as a test goes on. What a portal's facts leave out is known to be none, but
 * for its MRR, which is then unknown; its certification is valid through 2018.
 */
public final class Agency {

    public static final ExchangeRates RATES = new ExchangeRates("USD", Map.of("EUR", new BigDecimal("1.17")));

    /** Something that is known of a portal. */
    @FunctionalInterface
    public interface Fact {
        void tell(ReadRequest request, PortalFacts facts);
    }

    private final Map<String, List<Fact>> portals = new LinkedHashMap<>();
    private String name = "Nordlicht";
    private ZoneId zone = ZoneOffset.UTC;
    private Optional<Market> market = Optional.empty();
    private Programme programme = BuiltInProgrammes.HUBSPOT_2018_01;
    private Optional<Certification> certification = certificate("2017-01-01", "2018-12-31");
    private Runnable whileReading = () -> {};

    /** Says everything that is known of a portal from now on; a new one is listed after those before. */
    public Agency portal(String id, Fact... facts) {
        portals.put(id, List.of(facts));
        return this;
    }

    /** No source lists the portal any more. */
    public Agency without(String id) {
        portals.remove(id);
        return this;
    }

    public Agency called(String partner) {
        name = partner;
        return this;
    }

    public Agency in(String timeZone) {
        zone = ZoneId.of(timeZone);
        return this;
    }

    /** Its own market, which is unknown until it is said. */
    public Agency inMarket(Market known) {
        market = Optional.of(known);
        return this;
    }

    public Agency under(Programme rules) {
        programme = rules;
        return this;
    }

    public Agency certified(String from, String through) {
        certification = certificate(from, through);
        return this;
    }

    public Agency notCertified() {
        certification = Optional.empty();
        return this;
    }

    /** Lets something happen when the agency's facts are read. */
    public Agency whileReading(Runnable happens) {
        whileReading = happens;
        return this;
    }

    /** Asks for its facts on a day; null for today. */
    public SnapshotRequest asked(String day) {
        return new SnapshotRequest(
                List.of(source().at("agency")),
                PartnerConfiguration.NONE,
                Optional.ofNullable(day).map(LocalDate::parse),
                programme,
                RATES,
                Detail.NAMES,
                Duration.ofSeconds(60),
                (source, rows) -> {});
    }

    /** Its facts on a day, as they are known now. */
    public Snapshot on(String day) {
        try {
            return new SnapshotReader(InstantSource.fixed(Instant.EPOCH), new Redaction())
                    .read(asked(day))
                    .snapshot();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ScriptedSource source() {
        return ScriptedSource.saying(this::tell).partner(sink -> {
            sink.name(name, at(1, 1));
            sink.emailDomains(Set.of("nordlicht.example"), at(1, 2));
            sink.timeZone(zone);
            market.ifPresent(known -> sink.market(known, at(1, 3)));
        });
    }

    private void tell(ReadRequest request, FactSink sink) {
        certification.ifPresent(award -> sink.certification(award, at(2, 1)));
        sink.certificationsComplete();
        portals.forEach((id, facts) -> {
            PortalFacts portal = sink.portal(id, at(2, 1));
            facts.forEach(fact -> fact.tell(request, portal));
            portal.notSoldByPartner().usersComplete().appUsageComplete();
        });
        whileReading.run();
    }

    public static Fact named(String name) {
        return (request, portal) -> portal.name(name);
    }

    public static Fact mrr(String dollars) {
        return mrr(dollars, "USD");
    }

    public static Fact mrr(String amount, String currency) {
        return (request, portal) -> portal.mrr(new BigDecimal(amount), currency, at(2, 3));
    }

    public static Fact sold(String day) {
        return (request, portal) -> portal.soldOn(LocalDate.parse(day));
    }

    public static Fact soldOnUnknownDay() {
        return (request, portal) -> portal.soldOnUnknownDay();
    }

    public static Fact customerSince(String day) {
        return (request, portal) -> portal.customerSince(LocalDate.parse(day));
    }

    public static Fact cancelled(String firstDay) {
        return (request, portal) -> portal.cancelledOn(LocalDate.parse(firstDay));
    }

    public static Fact managed() {
        return (request, portal) ->
                portal.user(new PortalUser(EmailAddress.parse("jana@nordlicht.example"), true), at(2, 1));
    }

    public static Fact usersUnknown() {
        return (request, portal) -> portal.furtherUsersPossible();
    }

    /** It used that many apps on each day that is asked about. */
    public static Fact apps(int count) {
        return (request, portal) -> request.days().forEach(day -> use(portal, count, day));
    }

    /** It used that many apps on one day. */
    public static Fact apps(int count, String day) {
        return (request, portal) -> use(portal, count, LocalDate.parse(day));
    }

    private static void use(PortalFacts portal, int count, LocalDate day) {
        List<App> apps = BuiltInProgrammes.HUBSPOT_2018_01.apps().apps();
        apps.subList(0, count).forEach(app -> portal.appUsed(app.id(), day, at(3, 2)));
    }

    private static Optional<Certification> certificate(String from, String through) {
        return Optional.of(new Certification(
                "agency-partner", Optional.of("Jana"), LocalDate.parse(from), Optional.of(LocalDate.parse(through))));
    }
}
