package dev.tierwise.adapter.csv;

import dev.tierwise.domain.portfolio.Certification;
import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PartnerSink;
import dev.tierwise.spi.PortalFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes down what a source says: facts without their places, problems with them, and places of facts apart. */
final class Recording implements PartnerSink, FactSink {

    final List<String> facts = new ArrayList<>();
    final List<String> places = new ArrayList<>();
    final List<String> errors = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    final List<String> assumptions = new ArrayList<>();
    final List<String> missing = new ArrayList<>();
    final List<Origin> origins = new ArrayList<>();

    private static String place(Origin at) {
        Origin.InFile file = (Origin.InFile) at;
        return file.file() + ":" + file.line() + ":" + file.column();
    }

    private void fact(String fact) {
        facts.add(fact);
    }

    private void fact(String fact, Origin at) {
        facts.add(fact);
        places.add(fact + " @ " + place(at));
        origins.add(at);
    }

    @Override
    public void error(Origin at, String message) {
        errors.add(place(at) + ": " + message);
        origins.add(at);
    }

    @Override
    public void warning(Origin at, String message) {
        warnings.add(place(at) + ": " + message);
    }

    @Override
    public void missing(Fact fact, Origin at, String message) {
        missing.add(fact + " @ " + place(at) + ": " + message);
    }

    @Override
    public void name(String name, Origin at) {
        fact("partner name [" + name + "]", at);
    }

    @Override
    public void emailDomains(Set<String> domains, Origin at) {
        fact("partner domains " + domains, at);
    }

    @Override
    public void timeZone(ZoneId zone) {
        fact("partner zone " + zone);
    }

    @Override
    public void market(Market market, Origin at) {
        fact("partner market " + market, at);
    }

    @Override
    public void invited(boolean invited, Origin at) {
        fact("partner invited " + invited, at);
    }

    @Override
    public void retention(BigDecimal percent, Origin at) {
        fact("partner retention " + percent.setScale(2), at);
    }

    @Override
    public void creditedTier(String tier, Optional<LocalDate> since, Origin at) {
        fact("partner credited " + tier + since.map(day -> " since " + day).orElse(""), at);
    }

    @Override
    public void rate(String currency, BigDecimal rate, Origin at) {
        fact("rate " + currency + "=" + rate.toPlainString(), at);
    }

    @Override
    public void certificationsComplete() {
        fact("certifications complete");
    }

    @Override
    public void certification(Certification certification, Origin at) {
        fact("certification " + certification.id() + " of " + certification.holder() + " from "
                + certification.awardedOn() + " to " + certification.expiresOn());
    }

    @Override
    public void assumption(String id, String value) {
        assumptions.add(id + " " + value);
    }

    @Override
    public PortalFacts portal(String id, Origin at) {
        fact("portal " + id, at);
        return new Portal(id);
    }

    @Override
    public PortalFacts about(String id, Origin at) {
        fact("about " + id, at);
        return new Portal(id);
    }

    private final class Portal implements PortalFacts {

        private final String id;

        Portal(String id) {
            this.id = id;
        }

        private PortalFacts say(String fact) {
            fact(id + " " + fact);
            return this;
        }

        @Override
        public PortalFacts name(String name) {
            return say("name [" + name + "]");
        }

        @Override
        public PortalFacts subscription(Subscription subscription) {
            return say("subscription " + subscription);
        }

        @Override
        public PortalFacts mrr(BigDecimal amount, String currency, Origin at) {
            fact(id + " mrr " + amount.setScale(2) + " " + currency, at);
            return this;
        }

        @Override
        public PortalFacts soldOn(LocalDate day) {
            return say("sold on " + day);
        }

        @Override
        public PortalFacts soldOnUnknownDay() {
            return say("sold on an unknown day");
        }

        @Override
        public PortalFacts notSoldByPartner() {
            return say("not sold by the partner");
        }

        @Override
        public PortalFacts customerSince(LocalDate day) {
            return say("customer since " + day);
        }

        @Override
        public PortalFacts cancelledOn(LocalDate day) {
            return say("cancelled on " + day);
        }

        @Override
        public PortalFacts inactiveSinceUnknownDay() {
            return say("inactive since an unknown day");
        }

        @Override
        public PortalFacts managedFlag(boolean managed) {
            return say("managed flag " + managed);
        }

        @Override
        public PortalFacts market(Market market) {
            return say("market " + market);
        }

        @Override
        public PortalFacts managingPartners(int partners) {
            return say("managing partners " + partners);
        }

        @Override
        public PortalFacts productSale(ProductSale sale, Origin at) {
            fact(
                    id + " sale of [" + sale.product() + "] "
                            + sale.kind().map(DealKind::toString).orElse("?") + " for "
                            + sale.mrr()
                                    .map(mrr -> mrr.amount().setScale(2) + " " + mrr.currency())
                                    .orElse("?")
                            + " on " + sale.soldOn().map(LocalDate::toString).orElse("?"),
                    at);
            return this;
        }

        @Override
        public PortalFacts productSalesComplete() {
            return say("sales complete");
        }

        @Override
        public PortalFacts furtherProductSalesPossible() {
            return say("further sales possible");
        }

        @Override
        public PortalFacts productSalesNotGiven() {
            return say("sales not given");
        }

        @Override
        public PortalFacts reportedManagedMrr(BigDecimal amount, String currency) {
            return say("reported managed mrr " + amount.setScale(2) + " " + currency);
        }

        @Override
        public PortalFacts reportedSoldPoints(BigDecimal points) {
            return say("reported sold points " + points.setScale(2));
        }

        @Override
        public PortalFacts reportedManagedPoints(BigDecimal points) {
            return say("reported managed points " + points.setScale(2));
        }

        @Override
        public PortalFacts reportedTotalPoints(BigDecimal points) {
            return say("reported total points " + points.setScale(2));
        }

        @Override
        public PortalFacts reportedUpdatedOn(LocalDate day) {
            return say("reported updated on " + day);
        }

        @Override
        public PortalFacts managedExpiresOn(LocalDate day) {
            return say("managed expires on " + day);
        }

        @Override
        public PortalFacts lastActiveOn(LocalDate day) {
            return say("last active on " + day);
        }

        @Override
        public PortalFacts cancellationExpectedOn(LocalDate day) {
            return say("cancellation expected on " + day);
        }

        @Override
        public PortalFacts renewsOn(LocalDate day) {
            return say("renews on " + day);
        }

        @Override
        public PortalFacts hub(HubSubscription hub) {
            return say("hub " + hub.hub()
                    + hub.mrr()
                            .map(mrr -> " " + mrr.amount() + " " + mrr.currency())
                            .orElse(" ?")
                    + hub.renewsOn().map(day -> " " + day).orElse(" ?"));
        }

        @Override
        public PortalFacts user(PortalUser user, Origin at) {
            return say("user " + user.email().localPart() + " at "
                    + user.email().domain() + (user.partnerEmployee() ? ", partner employee" : ""));
        }

        @Override
        public PortalFacts usersComplete() {
            return say("users complete");
        }

        @Override
        public PortalFacts furtherUsersPossible() {
            return say("further users possible");
        }

        @Override
        public PortalFacts appUsed(String app, LocalDate day, Origin at) {
            fact(id + " used " + app + " on " + day, at);
            return this;
        }

        @Override
        public PortalFacts appLastUsed(String app, LocalDate day, Origin at) {
            throw new AssertionError("a folder gives every use");
        }

        @Override
        public PortalFacts appNotUsed(String app, LocalDate day, Origin at) {
            throw new AssertionError("a folder says so by leaving a row out");
        }

        @Override
        public PortalFacts appUnknown(String app, Origin at) {
            fact(id + " app unknown " + app, at);
            return this;
        }

        @Override
        public PortalFacts otherAppsUnknown() {
            return say("other apps unknown");
        }

        @Override
        public PortalFacts appUsageComplete() {
            return say("app usage complete");
        }
    }
}
