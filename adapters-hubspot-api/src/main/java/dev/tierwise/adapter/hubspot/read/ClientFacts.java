package dev.tierwise.adapter.hubspot.read;

import static dev.tierwise.adapter.hubspot.read.ClientFact.ACTIVE;
import static dev.tierwise.adapter.hubspot.read.ClientFact.CANCELLATION_EXPECTED_ON;
import static dev.tierwise.adapter.hubspot.read.ClientFact.CANCELLED_ON;
import static dev.tierwise.adapter.hubspot.read.ClientFact.CURRENCY;
import static dev.tierwise.adapter.hubspot.read.ClientFact.CUSTOMER_SINCE;
import static dev.tierwise.adapter.hubspot.read.ClientFact.LAST_ACTIVE_ON;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MANAGED;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MANAGED_EXPIRES_ON;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MANAGING_PARTNERS;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MARKET;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MARKET_MULTIPLIER;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MRR;
import static dev.tierwise.adapter.hubspot.read.ClientFact.NAME;
import static dev.tierwise.adapter.hubspot.read.ClientFact.PURGED;
import static dev.tierwise.adapter.hubspot.read.ClientFact.RENEWS_ON;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_MANAGED_MRR;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_MANAGED_POINTS;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_SOLD_POINTS;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_TOTAL_POINTS;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_UPDATED_ON;
import static dev.tierwise.adapter.hubspot.read.ClientFact.SOLD;
import static dev.tierwise.adapter.hubspot.read.ClientFact.SOLD_ON;

import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.PortalFacts;
import dev.tierwise.spi.ProblemSink;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What the partner's own account says about a client. */
final class ClientFacts {

    /** What the programme counts in; HubSpot states the revenue in it where it names no other currency. */
    private static final String USD = "USD";

    /** HubSpot calls markets {@code growth_market} too. */
    private static final String MARKET_SUFFIX = "_market";

    /** As long as a name may be; HubSpot keeps longer ones. */
    private static final int LONGEST_NAME = 1000;

    private final ReadOptions options;
    private final ZoneId zone;
    private final LocalDate today;
    private final ProblemSink sink;
    private final Set<String> activityUnknown = new LinkedHashSet<>();

    ClientFacts(ReadOptions options, ZoneId zone, LocalDate today, ProblemSink sink) {
        this.options = options;
        this.zone = zone;
        this.today = today;
        this.sink = sink;
    }

    /**
     * Says it, except whether the partner manages the client, which its users decide first. If it is unknown whether the
     * client is still active, everything is left out that would make it count for certain: its revenue and the day of
     * its sale.
     */
    Relation say(PartnerClient client, Optional<ConfiguredClient> configured, PortalFacts facts) {
        client.text(NAME).map(ClientFacts::cut).ifPresent(facts::name);
        boolean activityKnown = sayCancellation(client, configured.flatMap(ConfiguredClient::active), facts);
        if (activityKnown) {
            sayMrr(client, facts);
        } else {
            activityUnknown.add(client.id());
        }
        saySale(client, configured.flatMap(ConfiguredClient::soldOn), activityKnown, facts);
        configured
                .flatMap(ConfiguredClient::customerSince)
                .or(() -> client.day(CUSTOMER_SINCE, zone, sink))
                .ifPresent(facts::customerSince);
        sayWhatPointsDependOn(client, facts);
        sayReported(client, facts);
        sayRelationship(client, facts);
        return new Relation(client.flag(MANAGED, sink), activityKnown);
    }

    private static String cut(String name) {
        int end = LONGEST_NAME - 1;
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, Character.isHighSurrogate(name.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    /** The records of the clients that may or may not be active. */
    Set<String> activityUnknown() {
        return activityUnknown;
    }

    private void sayMrr(PartnerClient client, PortalFacts facts) {
        Optional<BigDecimal> amount = client.amount(MRR, sink);
        if (amount.isEmpty()) {
            return;
        }
        Optional<String> currency = currency(client);
        if (currency.isEmpty()) {
            client.malformed(CURRENCY, Text.of(ClientFacts.class, "expected.currency"), sink);
        } else {
            facts.mrr(amount.get(), currency.get(), client.origin());
        }
    }

    /** The currency of a client's amounts; empty when what HubSpot names is none. */
    private Optional<String> currency(PartnerClient client) {
        return Optional.of(options.currency()
                        .or(() -> client.text(CURRENCY).map(text -> text.strip().toUpperCase(Locale.ROOT)))
                        .orElse(USD))
                .filter(Money::isCurrency);
    }

    private void sayWhatPointsDependOn(PartnerClient client, PortalFacts facts) {
        market(client).ifPresent(facts::market);
        client.count(MANAGING_PARTNERS, sink).stream()
                .filter(partners -> partners > 0)
                .forEach(facts::managingPartners);
    }

    /** By the name of the market, else by its multiplier; unknown, with a warning, where one contradicts the other. */
    private Optional<Market> market(PartnerClient client) {
        Optional<Market> named = client.text(MARKET)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .flatMap(this::market);
        Optional<Market> multiplied = client.points(MARKET_MULTIPLIER, sink)
                .filter(multiplier -> multiplier.signum() > 0)
                .map(multiplier -> multiplier.compareTo(BigDecimal.ONE) > 0 ? Market.GROWTH : Market.STANDARD);
        if (named.isPresent() && multiplied.isPresent() && !named.equals(multiplied)) {
            sink.warning(client.origin(), Text.of(ClientFacts.class, "market.contradicted"));
            return Optional.empty();
        }
        return named.or(() -> multiplied);
    }

    /** Which kind of market it is; empty where neither its name nor the configuration tells the kinds apart. */
    private Optional<Market> market(String name) {
        return Market.named(
                        name.endsWith(MARKET_SUFFIX) ? name.substring(0, name.length() - MARKET_SUFFIX.length()) : name)
                .or(() -> options.growthMarkets().isEmpty()
                        ? Optional.empty()
                        : Optional.of(options.growthMarkets().contains(name) ? Market.GROWTH : Market.STANDARD));
    }

    private void sayReported(PartnerClient client, PortalFacts facts) {
        Optional<BigDecimal> managedMrr = client.amount(REPORTED_MANAGED_MRR, sink);
        if (managedMrr.isPresent()) {
            currency(client).ifPresent(currency -> facts.reportedManagedMrr(managedMrr.get(), currency));
        }
        client.points(REPORTED_SOLD_POINTS, sink).ifPresent(facts::reportedSoldPoints);
        client.points(REPORTED_MANAGED_POINTS, sink).ifPresent(facts::reportedManagedPoints);
        client.points(REPORTED_TOTAL_POINTS, sink).ifPresent(facts::reportedTotalPoints);
        client.day(REPORTED_UPDATED_ON, zone, sink).ifPresent(facts::reportedUpdatedOn);
    }

    private void sayRelationship(PartnerClient client, PortalFacts facts) {
        client.day(MANAGED_EXPIRES_ON, zone, sink).ifPresent(facts::managedExpiresOn);
        client.day(LAST_ACTIVE_ON, zone, sink).ifPresent(facts::lastActiveOn);
        client.day(CANCELLATION_EXPECTED_ON, zone, sink).ifPresent(facts::cancellationExpectedOn);
        client.day(RENEWS_ON, zone, sink).ifPresent(facts::renewsOn);
        for (Hub hub : Hub.values()) {
            Optional<Money> mrr = client.amount(hub.mrr(), sink)
                    .flatMap(amount -> currency(client).map(currency -> new Money(amount, currency)));
            Optional<LocalDate> renewsOn = client.day(hub.renewsOn(), zone, sink);
            if (mrr.filter(paid -> paid.amount().signum() > 0).isPresent() || renewsOn.isPresent()) {
                facts.hub(new HubSubscription(hub.id(), mrr, renewsOn));
            }
        }
    }

    private void saySale(PartnerClient client, Optional<LocalDate> configured, boolean withDay, PortalFacts facts) {
        Optional<Boolean> sold = client.flag(SOLD, sink);
        if (configured.isPresent()) {
            if (sold.equals(Optional.of(false))) {
                sink.warning(client.origin(), Text.of(ClientFacts.class, "sold.on.believed"));
            }
            saySold(configured, withDay, facts);
        } else if (sold.isPresent() && sold.get()) {
            saySold(client.day(SOLD_ON, zone, sink), withDay, facts);
        } else if (sold.isPresent()) {
            facts.notSoldByPartner();
        }
    }

    private static void saySold(Optional<LocalDate> day, boolean withDay, PortalFacts facts) {
        day.filter(known -> withDay).ifPresentOrElse(facts::soldOn, facts::soldOnUnknownDay);
    }

    /**
     * Says whether the client left.
     *
     * @param configured whether it is active, which counts only if HubSpot does not say
     * @return whether it is known if and when it left
     */
    private boolean sayCancellation(PartnerClient client, Optional<Boolean> configured, PortalFacts facts) {
        Optional<Boolean> flag = client.flag(ACTIVE, sink);
        if (flag.isPresent() && configured.isPresent() && !flag.equals(configured)) {
            sink.warning(
                    client.origin(),
                    Text.of(
                            ClientFacts.class,
                            flag.get() ? "active.contradicted" : "inactive.contradicted",
                            configured.get()));
        }
        Optional<Boolean> active = flag.or(() -> configured);
        boolean gone =
                active.equals(Optional.of(false)) || client.flag(PURGED, sink).equals(Optional.of(true));
        Optional<LocalDate> day = client.day(CANCELLED_ON, zone, sink);
        boolean past = day.filter(date -> !date.isAfter(today)).isPresent();
        if (gone) {
            day.filter(date -> past).ifPresentOrElse(facts::cancelledOn, facts::inactiveSinceUnknownDay);
        } else if (past && active.isPresent()) {
            sink.warning(
                    client.origin(),
                    Text.of(ClientFacts.class, "active.although.cancelled", Text.day(day.orElseThrow())));
        } else {
            day.ifPresent(facts::cancelledOn);
        }
        return gone || past || active.isPresent();
    }
}
