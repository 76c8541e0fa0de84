package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.Fact;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PortalFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;

/** Takes note of what a source says of one portal. */
final class RecordedFacts implements PortalFacts {

    private final SaidOfPortal said;
    private final Recording recording;

    RecordedFacts(SaidOfPortal said, Recording recording) {
        this.said = said;
        this.recording = recording;
    }

    private PortalFacts note(Fact fact, Runnable work) {
        recording.note(fact, work);
        return this;
    }

    /** What is said about what is unknown is no fact. */
    private PortalFacts note(Runnable work) {
        recording.note(work);
        return this;
    }

    @Override
    public PortalFacts name(String name) {
        return note(Fact.NAME, () -> said.name = Optional.of(name));
    }

    @Override
    public PortalFacts subscription(Subscription subscription) {
        return note(Fact.SUBSCRIPTION, () -> said.subscription = Optional.of(subscription));
    }

    @Override
    public PortalFacts mrr(BigDecimal amount, String currency, Origin at) {
        Money mrr = new Money(amount, currency);
        return note(Fact.MRR, () -> said.mrr = Optional.of(mrr));
    }

    @Override
    public PortalFacts soldOn(LocalDate day) {
        return note(Fact.SALE, () -> said.sold = Optional.of(new Agency.Sold.On(day)));
    }

    @Override
    public PortalFacts soldOnUnknownDay() {
        return note(Fact.SALE, () -> said.sold = Optional.of(new Agency.Sold.Unknown()));
    }

    @Override
    public PortalFacts notSoldByPartner() {
        return note(Fact.SALE, () -> said.sold = Optional.of(new Agency.Sold.Never()));
    }

    @Override
    public PortalFacts customerSince(LocalDate day) {
        return note(Fact.CUSTOMER_SINCE, () -> said.customerSince = Optional.of(day));
    }

    @Override
    public PortalFacts cancelledOn(LocalDate day) {
        return note(Fact.CANCELLATION, () -> said.cancelledOn = Optional.of(day));
    }

    @Override
    public PortalFacts inactiveSinceUnknownDay() {
        return note(Fact.CANCELLATION, () -> said.inactiveSinceUnknownDay = true);
    }

    @Override
    public PortalFacts managedFlag(boolean managed) {
        return note(Fact.MANAGED_FLAG, () -> said.managed = Optional.of(managed));
    }

    @Override
    public PortalFacts market(Market market) {
        return note(Fact.MARKET, () -> said.market = Optional.of(market));
    }

    @Override
    public PortalFacts managingPartners(int partners) {
        return note(Fact.MANAGING_PARTNERS, () -> said.managingPartners = Optional.of(partners));
    }

    @Override
    public PortalFacts productSale(ProductSale sale, Origin at) {
        return note(Fact.PRODUCT_SALES, () -> said.sales.add(sale));
    }

    @Override
    public PortalFacts productSalesComplete() {
        return note(Fact.PRODUCT_SALES, () -> said.salesComplete = true);
    }

    @Override
    public PortalFacts furtherProductSalesPossible() {
        return note(() -> said.furtherSales = true);
    }

    @Override
    public PortalFacts productSalesNotGiven() {
        return note(() -> said.salesNotGiven = true);
    }

    @Override
    public PortalFacts reportedManagedMrr(BigDecimal amount, String currency) {
        Money mrr = new Money(amount, currency);
        return note(Fact.REPORTED_FIGURES, () -> said.reportedManagedMrr = Optional.of(mrr));
    }

    @Override
    public PortalFacts reportedSoldPoints(BigDecimal points) {
        return note(Fact.REPORTED_FIGURES, () -> said.reportedSoldPoints = Optional.of(points));
    }

    @Override
    public PortalFacts reportedManagedPoints(BigDecimal points) {
        return note(Fact.REPORTED_FIGURES, () -> said.reportedManagedPoints = Optional.of(points));
    }

    @Override
    public PortalFacts reportedTotalPoints(BigDecimal points) {
        return note(Fact.REPORTED_FIGURES, () -> said.reportedTotalPoints = Optional.of(points));
    }

    @Override
    public PortalFacts reportedUpdatedOn(LocalDate day) {
        return note(Fact.REPORTED_FIGURES, () -> said.reportedUpdatedOn = Optional.of(day));
    }

    @Override
    public PortalFacts managedExpiresOn(LocalDate day) {
        return note(Fact.RELATIONSHIP, () -> said.managedExpiresOn = Optional.of(day));
    }

    @Override
    public PortalFacts lastActiveOn(LocalDate day) {
        return note(Fact.RELATIONSHIP, () -> said.lastActiveOn = Optional.of(day));
    }

    @Override
    public PortalFacts cancellationExpectedOn(LocalDate day) {
        return note(Fact.RELATIONSHIP, () -> said.cancellationExpectedOn = Optional.of(day));
    }

    @Override
    public PortalFacts renewsOn(LocalDate day) {
        return note(Fact.RELATIONSHIP, () -> said.renewsOn = Optional.of(day));
    }

    @Override
    public PortalFacts hub(HubSubscription hub) {
        return note(Fact.RELATIONSHIP, () -> said.hubs.add(hub));
    }

    @Override
    public PortalFacts user(PortalUser user, Origin at) {
        return note(
                Fact.USERS,
                () -> said.users.add(user.email().localPart() + "@"
                        + user.email().domain() + " " + (user.partnerEmployee() ? "partner employee" : "other")));
    }

    @Override
    public PortalFacts usersComplete() {
        return note(Fact.USERS, () -> said.usersComplete = true);
    }

    @Override
    public PortalFacts furtherUsersPossible() {
        return note(() -> said.furtherUsers = true);
    }

    @Override
    public PortalFacts appUsed(String app, LocalDate day, Origin at) {
        return note(Fact.APP_USAGE, () -> used(App.form(app), day));
    }

    private void used(String app, LocalDate day) {
        said.used.merge(app, day, (one, other) -> one.isAfter(other) ? one : other);
        said.uses.computeIfAbsent(app, key -> new TreeSet<>()).add(day);
    }

    @Override
    public PortalFacts appLastUsed(String app, LocalDate day, Origin at) {
        return note(Fact.APP_USAGE, () -> {
            used(App.form(app), day);
            said.lastUses.put(App.form(app), day);
        });
    }

    @Override
    public PortalFacts appNotUsed(String app, LocalDate day, Origin at) {
        return note(
                Fact.APP_USAGE,
                () -> said.notUsed
                        .computeIfAbsent(App.form(app), key -> new TreeSet<>())
                        .add(day));
    }

    @Override
    public PortalFacts appUnknown(String app, Origin at) {
        return note(() -> said.unknownApps.add(App.form(app)));
    }

    @Override
    public PortalFacts otherAppsUnknown() {
        return note(() -> said.otherAppsUnknown = true);
    }

    @Override
    public PortalFacts appUsageComplete() {
        return note(Fact.APP_USAGE, () -> said.appsComplete = true);
    }
}
