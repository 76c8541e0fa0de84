package dev.tierwise.adapter.hubspot.read;

import static dev.tierwise.adapter.hubspot.read.ClientFact.ACTIVE;
import static dev.tierwise.adapter.hubspot.read.ClientFact.CANCELLED_ON;
import static dev.tierwise.adapter.hubspot.read.ClientFact.CURRENCY;
import static dev.tierwise.adapter.hubspot.read.ClientFact.CUSTOMER_SINCE;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MANAGED;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MANAGING_PARTNERS;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MARKET;
import static dev.tierwise.adapter.hubspot.read.ClientFact.MRR;
import static dev.tierwise.adapter.hubspot.read.ClientFact.NAME;
import static dev.tierwise.adapter.hubspot.read.ClientFact.PURGED;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_MANAGED_MRR;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_MANAGED_POINTS;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_SOLD_POINTS;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_TOTAL_POINTS;
import static dev.tierwise.adapter.hubspot.read.ClientFact.REPORTED_UPDATED_ON;
import static dev.tierwise.adapter.hubspot.read.ClientFact.SOLD;
import static dev.tierwise.adapter.hubspot.read.ClientFact.SOLD_ON;

import dev.tierwise.application.spi.PortalFacts;
import dev.tierwise.application.spi.ProblemSink;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;

/** What the partner's own account says about a client. */
final class ClientFacts {

    /** What the programme counts in; HubSpot states the revenue in it where it names no other currency. */
    private static final String USD = "USD";

    private final ReadOptions options;
    private final ZoneId zone;
    private final LocalDate today;
    private final ProblemSink sink;
    private int saidToBeNeither;

    ClientFacts(ReadOptions options, ZoneId zone, LocalDate today, ProblemSink sink) {
        this.options = options;
        this.zone = zone;
        this.today = today;
        this.sink = sink;
    }

    /** Says it; answers HubSpot's flag for a managed client, which is said too. */
    Optional<Boolean> say(PartnerClient client, Optional<ConfiguredClient> configured, PortalFacts facts) {
        client.text(NAME).ifPresent(facts::name);
        sayMrr(client, facts);
        saySale(client, configured.flatMap(ConfiguredClient::soldOn), facts);
        configured
                .flatMap(ConfiguredClient::customerSince)
                .or(() -> client.day(CUSTOMER_SINCE, zone, sink))
                .ifPresent(facts::customerSince);
        sayCancellation(client, facts);
        Optional<Boolean> managed = client.flag(MANAGED, sink);
        managed.ifPresent(facts::managedFlag);
        sayWhatPointsDependOn(client, facts);
        sayReported(client, facts);
        return managed;
    }

    /** Of how many clients HubSpot said neither that they are active nor that they are not. */
    int saidToBeNeither() {
        return saidToBeNeither;
    }

    private void sayMrr(PartnerClient client, PortalFacts facts) {
        Optional<BigDecimal> amount = client.amount(MRR, sink);
        if (amount.isEmpty()) {
            return;
        }
        Optional<String> currency = currency(client);
        if (currency.isEmpty()) {
            client.malformed(CURRENCY, "a currency such as EUR", sink);
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
        client.text(MARKET)
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .flatMap(this::market)
                .ifPresent(facts::market);
        client.count(MANAGING_PARTNERS, sink).stream()
                .filter(partners -> partners > 0)
                .forEach(facts::managingPartners);
    }

    /** Which kind of market it is; empty where the configuration does not tell the kinds apart. */
    private Optional<Market> market(String name) {
        return Market.named(name)
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

    private void saySale(PartnerClient client, Optional<LocalDate> configured, PortalFacts facts) {
        Optional<Boolean> sold = client.flag(SOLD, sink);
        if (configured.isPresent()) {
            if (sold.equals(Optional.of(false))) {
                sink.warning(
                        client.origin(),
                        "HubSpot does not have this client down as sold by the partner, but the configuration gives"
                                + " sold-on; the configuration is believed");
            }
            facts.soldOn(configured.get());
        } else if (sold.isPresent() && sold.get()) {
            client.day(SOLD_ON, zone, sink).ifPresentOrElse(facts::soldOn, facts::soldOnUnknownDay);
        } else if (sold.isPresent()) {
            facts.notSoldByPartner();
        }
    }

    private void sayCancellation(PartnerClient client, PortalFacts facts) {
        Optional<Boolean> active = client.flag(ACTIVE, sink);
        boolean gone =
                active.equals(Optional.of(false)) || client.flag(PURGED, sink).equals(Optional.of(true));
        if (active.isEmpty() && !gone) {
            saidToBeNeither++;
        }
        Optional<LocalDate> day = client.day(CANCELLED_ON, zone, sink);
        if (gone) {
            day.filter(date -> !date.isAfter(today))
                    .ifPresentOrElse(facts::cancelledOn, facts::inactiveSinceUnknownDay);
        } else if (day.isPresent() && active.isPresent() && !day.get().isAfter(today)) {
            sink.warning(
                    client.origin(),
                    "HubSpot has this client down as active although it was cancelled on " + day.get()
                            + "; it is taken as active");
        } else {
            day.ifPresent(facts::cancelledOn);
        }
    }
}
