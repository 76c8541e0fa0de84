package dev.tierwise.spi.border;

import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PortalFacts;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Takes what a source says about one portal at its border. Short-lived, because there may be millions of rows. */
final class CheckedPortal implements PortalFacts {

    private final PortalFacts facts;
    private final Border border;

    CheckedPortal(PortalFacts facts, Border border) {
        this.facts = facts;
        this.border = border;
    }

    private PortalFacts tell(Runnable call) {
        border.tell(call);
        return this;
    }

    @Override
    public PortalFacts name(String name) {
        String text = border.text(name, "name");
        return tell(() -> facts.name(text));
    }

    @Override
    public PortalFacts subscription(Subscription subscription) {
        Border.given(subscription, "subscription");
        return tell(() -> facts.subscription(subscription));
    }

    @Override
    public PortalFacts mrr(BigDecimal amount, String currency, Origin at) {
        Border.amount(amount, "amount");
        Border.given(currency, "currency");
        Origin place = border.at(at);
        return tell(() -> facts.mrr(amount, currency, place));
    }

    @Override
    public PortalFacts soldOn(LocalDate day) {
        Border.day(day, "day");
        return tell(() -> facts.soldOn(day));
    }

    @Override
    public PortalFacts customerSince(LocalDate day) {
        Border.day(day, "day");
        return tell(() -> facts.customerSince(day));
    }

    @Override
    public PortalFacts cancelledOn(LocalDate day) {
        Border.day(day, "day");
        return tell(() -> facts.cancelledOn(day));
    }

    @Override
    public PortalFacts reportedUpdatedOn(LocalDate day) {
        Border.day(day, "day");
        return tell(() -> facts.reportedUpdatedOn(day));
    }

    @Override
    public PortalFacts managedExpiresOn(LocalDate day) {
        Border.day(day, "day");
        return tell(() -> facts.managedExpiresOn(day));
    }

    @Override
    public PortalFacts lastActiveOn(LocalDate day) {
        Border.day(day, "day");
        return tell(() -> facts.lastActiveOn(day));
    }

    @Override
    public PortalFacts cancellationExpectedOn(LocalDate day) {
        Border.day(day, "day");
        return tell(() -> facts.cancellationExpectedOn(day));
    }

    @Override
    public PortalFacts renewsOn(LocalDate day) {
        Border.day(day, "day");
        return tell(() -> facts.renewsOn(day));
    }

    @Override
    public PortalFacts hub(HubSubscription hub) {
        Border.given(hub, "hub");
        border.key(hub.hub(), "hub.hub");
        Border.given(hub.mrr(), "hub.mrr").ifPresent(mrr -> Border.amount(mrr.amount(), "hub.mrr.amount"));
        Border.given(hub.renewsOn(), "hub.renewsOn").ifPresent(day -> Border.day(day, "hub.renewsOn"));
        return tell(() -> facts.hub(hub));
    }

    @Override
    public PortalFacts soldOnUnknownDay() {
        return tell(facts::soldOnUnknownDay);
    }

    @Override
    public PortalFacts notSoldByPartner() {
        return tell(facts::notSoldByPartner);
    }

    @Override
    public PortalFacts inactiveSinceUnknownDay() {
        return tell(facts::inactiveSinceUnknownDay);
    }

    @Override
    public PortalFacts productSalesComplete() {
        return tell(facts::productSalesComplete);
    }

    @Override
    public PortalFacts furtherProductSalesPossible() {
        return tell(facts::furtherProductSalesPossible);
    }

    @Override
    public PortalFacts productSalesNotGiven() {
        return tell(facts::productSalesNotGiven);
    }

    @Override
    public PortalFacts usersComplete() {
        return tell(facts::usersComplete);
    }

    @Override
    public PortalFacts furtherUsersPossible() {
        return tell(facts::furtherUsersPossible);
    }

    @Override
    public PortalFacts otherAppsUnknown() {
        return tell(facts::otherAppsUnknown);
    }

    @Override
    public PortalFacts appUsageComplete() {
        return tell(facts::appUsageComplete);
    }

    @Override
    public PortalFacts managedFlag(boolean managed) {
        return tell(() -> facts.managedFlag(managed));
    }

    @Override
    public PortalFacts market(Market market) {
        Border.given(market, "market");
        return tell(() -> facts.market(market));
    }

    @Override
    public PortalFacts managingPartners(int partners) {
        return tell(() -> facts.managingPartners(partners));
    }

    @Override
    public PortalFacts productSale(ProductSale sale, Origin at) {
        Border.given(sale, "sale");
        border.key(sale.product(), "sale.product");
        Border.given(sale.kind(), "sale.kind");
        Border.given(sale.mrr(), "sale.mrr").ifPresent(mrr -> Border.amount(mrr.amount(), "sale.mrr.amount"));
        Border.given(sale.soldOn(), "sale.soldOn").ifPresent(day -> Border.day(day, "sale.soldOn"));
        Origin place = border.at(at);
        return tell(() -> facts.productSale(sale, place));
    }

    @Override
    public PortalFacts reportedManagedMrr(BigDecimal amount, String currency) {
        Border.amount(amount, "amount");
        Border.given(currency, "currency");
        return tell(() -> facts.reportedManagedMrr(amount, currency));
    }

    @Override
    public PortalFacts reportedSoldPoints(BigDecimal points) {
        Border.amount(points, "points");
        return tell(() -> facts.reportedSoldPoints(points));
    }

    @Override
    public PortalFacts reportedManagedPoints(BigDecimal points) {
        Border.amount(points, "points");
        return tell(() -> facts.reportedManagedPoints(points));
    }

    @Override
    public PortalFacts reportedTotalPoints(BigDecimal points) {
        Border.amount(points, "points");
        return tell(() -> facts.reportedTotalPoints(points));
    }

    @Override
    public PortalFacts user(PortalUser user, Origin at) {
        Border.given(user, "user");
        border.key(Border.given(user.email(), "user.email").localPart(), "user.email");
        border.key(user.email().domain(), "user.email");
        Origin place = border.at(at);
        return tell(() -> facts.user(user, place));
    }

    @Override
    public PortalFacts appUsed(String app, LocalDate day, Origin at) {
        border.key(app, "app");
        Border.day(day, "day");
        Origin place = border.at(at);
        return tell(() -> facts.appUsed(app, day, place));
    }

    @Override
    public PortalFacts appLastUsed(String app, LocalDate day, Origin at) {
        border.key(app, "app");
        Border.day(day, "day");
        Origin place = border.at(at);
        return tell(() -> facts.appLastUsed(app, day, place));
    }

    @Override
    public PortalFacts appNotUsed(String app, LocalDate day, Origin at) {
        border.key(app, "app");
        Border.day(day, "day");
        Origin place = border.at(at);
        return tell(() -> facts.appNotUsed(app, day, place));
    }

    @Override
    public PortalFacts appUnknown(String app, Origin at) {
        border.key(app, "app");
        Origin place = border.at(at);
        return tell(() -> facts.appUnknown(app, place));
    }
}
