package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PortalFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.TreeSet;

/** Takes note of what a source says of one portal. */
final class RecordedFacts implements PortalFacts {

    private final SaidOfPortal said;
    private final Object lock;

    RecordedFacts(SaidOfPortal said, Object lock) {
        this.said = said;
        this.lock = lock;
    }

    private PortalFacts note(Runnable work) {
        synchronized (lock) {
            work.run();
        }
        return this;
    }

    @Override
    public PortalFacts name(String name) {
        return note(() -> said.name = Optional.of(name));
    }

    @Override
    public PortalFacts subscription(Subscription subscription) {
        return this;
    }

    @Override
    public PortalFacts mrr(BigDecimal amount, String currency, Origin at) {
        return note(() -> {
            said.mrr = Optional.of(amount);
            said.currency = Optional.of(currency);
        });
    }

    @Override
    public PortalFacts soldOn(LocalDate day) {
        return note(() -> said.sold = Optional.of(new Agency.Sold.On(day)));
    }

    @Override
    public PortalFacts soldOnUnknownDay() {
        return note(() -> said.sold = Optional.of(new Agency.Sold.Unknown()));
    }

    @Override
    public PortalFacts notSoldByPartner() {
        return note(() -> said.sold = Optional.of(new Agency.Sold.Never()));
    }

    @Override
    public PortalFacts customerSince(LocalDate day) {
        return this;
    }

    @Override
    public PortalFacts cancelledOn(LocalDate day) {
        return note(() -> said.cancelledOn = Optional.of(day));
    }

    @Override
    public PortalFacts inactiveSinceUnknownDay() {
        return this;
    }

    @Override
    public PortalFacts managedFlag(boolean managed) {
        return this;
    }

    @Override
    public PortalFacts market(Market market) {
        return this;
    }

    @Override
    public PortalFacts managingPartners(int partners) {
        return this;
    }

    @Override
    public PortalFacts productSale(ProductSale sale, Origin at) {
        return this;
    }

    @Override
    public PortalFacts productSalesComplete() {
        return this;
    }

    @Override
    public PortalFacts furtherProductSalesPossible() {
        return this;
    }

    @Override
    public PortalFacts productSalesNotGiven() {
        return this;
    }

    @Override
    public PortalFacts reportedManagedMrr(BigDecimal amount, String currency) {
        return this;
    }

    @Override
    public PortalFacts reportedSoldPoints(BigDecimal points) {
        return this;
    }

    @Override
    public PortalFacts reportedManagedPoints(BigDecimal points) {
        return this;
    }

    @Override
    public PortalFacts reportedTotalPoints(BigDecimal points) {
        return this;
    }

    @Override
    public PortalFacts reportedUpdatedOn(LocalDate day) {
        return this;
    }

    @Override
    public PortalFacts user(PortalUser user, Origin at) {
        return note(() -> said.users.add(user.email().localPart() + "@"
                + user.email().domain() + " " + (user.partnerEmployee() ? "partner employee" : "other")));
    }

    @Override
    public PortalFacts usersComplete() {
        return note(() -> said.usersComplete = true);
    }

    @Override
    public PortalFacts furtherUsersPossible() {
        return note(() -> said.furtherUsers = true);
    }

    @Override
    public PortalFacts appUsed(String app, LocalDate day, Origin at) {
        return note(() -> used(App.form(app), day));
    }

    private void used(String app, LocalDate day) {
        said.used.merge(app, day, (one, other) -> one.isAfter(other) ? one : other);
        said.uses.computeIfAbsent(app, key -> new TreeSet<>()).add(day);
    }

    @Override
    public PortalFacts appLastUsed(String app, LocalDate day, Origin at) {
        return note(() -> {
            used(App.form(app), day);
            said.lastUses.put(App.form(app), day);
        });
    }

    @Override
    public PortalFacts appNotUsed(String app, LocalDate day, Origin at) {
        return note(() -> said.notUsed
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
        return note(() -> said.appsComplete = true);
    }
}
