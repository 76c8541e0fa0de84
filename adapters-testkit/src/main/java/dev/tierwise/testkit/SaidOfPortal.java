package dev.tierwise.testkit;

import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.RelationshipFacts;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a source said of one portal. What it did not say is empty. To be asked when the source has been read. */
public final class SaidOfPortal {

    Optional<String> name = Optional.empty();
    Optional<Subscription> subscription = Optional.empty();
    Optional<Money> mrr = Optional.empty();
    Optional<Agency.Sold> sold = Optional.empty();
    Optional<LocalDate> customerSince = Optional.empty();
    Optional<LocalDate> cancelledOn = Optional.empty();
    boolean inactiveSinceUnknownDay;
    Optional<Boolean> managed = Optional.empty();
    Optional<Market> market = Optional.empty();
    Optional<Integer> managingPartners = Optional.empty();
    final List<ProductSale> sales = new ArrayList<>();
    boolean salesComplete;
    boolean furtherSales;
    boolean salesNotGiven;
    Optional<Money> reportedManagedMrr = Optional.empty();
    Optional<BigDecimal> reportedSoldPoints = Optional.empty();
    Optional<BigDecimal> reportedManagedPoints = Optional.empty();
    Optional<BigDecimal> reportedTotalPoints = Optional.empty();
    Optional<LocalDate> reportedUpdatedOn = Optional.empty();
    Optional<LocalDate> managedExpiresOn = Optional.empty();
    Optional<LocalDate> lastActiveOn = Optional.empty();
    Optional<LocalDate> cancellationExpectedOn = Optional.empty();
    Optional<LocalDate> renewsOn = Optional.empty();
    final List<HubSubscription> hubs = new ArrayList<>();
    final Set<String> users = new TreeSet<>();
    boolean usersComplete;
    boolean furtherUsers;
    final TreeMap<String, LocalDate> used = new TreeMap<>();
    final TreeMap<String, Set<LocalDate>> uses = new TreeMap<>();
    final TreeMap<String, LocalDate> lastUses = new TreeMap<>();
    final TreeMap<String, Set<LocalDate>> notUsed = new TreeMap<>();
    final Set<String> unknownApps = new TreeSet<>();
    boolean appsComplete;
    boolean otherAppsUnknown;

    SaidOfPortal() {}

    /** The customer's name. */
    public Optional<String> name() {
        return name;
    }

    /** What the customer subscribes to. */
    public Optional<Subscription> subscription() {
        return subscription;
    }

    /** The monthly recurring revenue, with as many places as were told. */
    public Optional<Money> mrr() {
        return mrr;
    }

    /** Whether and when the partner sold it; {@link Agency.Sold.Unknown} is a sale on an unknown day. */
    public Optional<Agency.Sold> sold() {
        return sold;
    }

    /** The first day on which it is a customer. */
    public Optional<LocalDate> customerSince() {
        return customerSince;
    }

    /** The first day on which it is no customer any more. */
    public Optional<LocalDate> cancelledOn() {
        return cancelledOn;
    }

    /** Whether it is no customer any more since an unknown day. */
    public boolean isInactiveSinceUnknownDay() {
        return inactiveSinceUnknownDay;
    }

    /** HubSpot's word on whether the partner manages it. */
    public Optional<Boolean> managed() {
        return managed;
    }

    /** The kind of market that it is in. */
    public Optional<Market> market() {
        return market;
    }

    /** How many partners service it. */
    public Optional<Integer> managingPartners() {
        return managingPartners;
    }

    /** The sales of product lines that were told, in their order. */
    public List<ProductSale> sales() {
        return Collections.unmodifiableList(sales);
    }

    /** Whether those are all sales. */
    public boolean hasAllSales() {
        return salesComplete && !furtherSales && !(salesNotGiven && sales.isEmpty());
    }

    /** HubSpot's own figure for the managed MRR. */
    public Optional<Money> reportedManagedMrr() {
        return reportedManagedMrr;
    }

    /** HubSpot's own figure for the points from sales. */
    public Optional<BigDecimal> reportedSoldPoints() {
        return reportedSoldPoints;
    }

    /** HubSpot's own figure for the points from managing. */
    public Optional<BigDecimal> reportedManagedPoints() {
        return reportedManagedPoints;
    }

    /** HubSpot's own figure for all points. */
    public Optional<BigDecimal> reportedTotalPoints() {
        return reportedTotalPoints;
    }

    /** The day of HubSpot's own figures. */
    public Optional<LocalDate> reportedUpdatedOn() {
        return reportedUpdatedOn;
    }

    /** What was told of the relationship with the customer. */
    public RelationshipFacts relationship() {
        return new RelationshipFacts(managedExpiresOn, lastActiveOn, cancellationExpectedOn, renewsOn, hubs);
    }

    /** The users, each as {@code jana@nordlicht.example partner employee} or {@code chef@acme.example other}. */
    public Set<String> users() {
        return Collections.unmodifiableSet(users);
    }

    /** Whether those are all users. */
    public boolean hasAllUsers() {
        return usersComplete && !furtherUsers;
    }

    /** The apps that were used, each with the latest day; ids as Tierwise compares them. */
    public Map<String, LocalDate> used() {
        return Collections.unmodifiableMap(used);
    }

    /** Whether apps that were not told to be used are known not to be. */
    public boolean hasAllAppUse() {
        return (appsComplete || !notUsed.isEmpty()) && !otherAppsUnknown && unknownApps.isEmpty();
    }

    /**
     * Whether the portal used an app in the look-back that ends on a day, as far as it was said.
     *
     * @param app its id or label
     * @return empty when that is unknown
     */
    public Optional<Boolean> used(String app, LocalDate day, Period lookBack) {
        String id = App.form(app);
        LocalDate after = day.minus(lookBack);
        if (uses.getOrDefault(id, Set.of()).stream().anyMatch(use -> use.isAfter(after) && !use.isAfter(day))) {
            return Optional.of(true);
        }
        if (notUsed.getOrDefault(id, Set.of()).contains(day)) {
            return Optional.of(false);
        }
        LocalDate last = lastUses.get(id);
        if (last != null) {
            return last.isAfter(day) ? Optional.empty() : Optional.of(false);
        }
        boolean others = appsComplete && !otherAppsUnknown && !unknownApps.contains(id);
        return others ? Optional.of(false) : Optional.empty();
    }
}
