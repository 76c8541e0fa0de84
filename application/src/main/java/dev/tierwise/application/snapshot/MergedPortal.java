package dev.tierwise.application.snapshot;

import dev.tierwise.application.snapshot.MergedRelationship.Dated;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Partner;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.PortalUsers;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.RelationshipFacts;
import dev.tierwise.domain.portfolio.ReportedFigures;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.PortalFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the sources read so far know about one portal, folded as it comes: the sources are read in the order in which
 * they are believed, so what is known already is kept. Small, because there may be a million.
 */
final class MergedPortal implements PortalFacts {

    private static final int NOBODY = -1;

    private final Merging merging;
    private final String id;
    private int lastListedBy = NOBODY;
    private long listedAt;

    private @Nullable String name;
    private @Nullable Subscription subscription;
    private @Nullable BigDecimal mrr;
    private @Nullable String currency;
    private @Nullable Sale sale;
    private @Nullable LocalDate customerSince;
    private @Nullable Cancellation cancellation;
    private @Nullable Boolean managedFlag;

    /** Most agencies give none of these facts, and then it costs no more than this reference. */
    private @Nullable MergedPointFacts points;

    /** Only HubSpot's record of a customer gives these. */
    private @Nullable MergedRelationship relationship;

    private PortalUsers users = PortalUsers.UNKNOWN;
    private boolean usersCompleteHere;
    private boolean furtherUsersHere;

    /** For each day that is asked about: the apps used, then the apps that a source knows to be unused. */
    private final long[] apps;

    /** For each day that is asked about: the apps that this source has after the day, then those it has before the window. */
    private long @Nullable [] outside;

    private final @Nullable PortalNotes notes;

    private long appsNamedHere;
    private long appsUnknownHere;
    private boolean appsCompleteHere;
    private boolean otherAppsUnknownHere;

    MergedPortal(Merging merging, String id) {
        this.merging = merging;
        this.id = id;
        this.apps = new long[2 * merging.days().size()];
        this.notes = merging.detail() == Detail.EVERYTHING ? new PortalNotes() : null;
    }

    /** What the current source says from here on stands in that row or record. */
    void readFrom(Origin at) {
        if (notes != null) {
            notes.readFrom(at);
        }
    }

    /** Notes that a source lists the portal; false when it did so before. */
    boolean listedBy(int source) {
        if (lastListedBy == source) {
            return false;
        }
        lastListedBy = source;
        return true;
    }

    boolean isListed() {
        return lastListedBy != NOBODY;
    }

    String id() {
        return id;
    }

    /** Where a source lists the portal, as {@link Places} number it; the first one counts. */
    void listedAt(long place) {
        if (listedAt == 0) {
            listedAt = place;
        }
    }

    long listedAt() {
        return listedAt;
    }

    /** Settles what only the end of a source tells: that it named everything. */
    void endOfSource(LaterUses laterUses) {
        if (usersCompleteHere && !furtherUsersHere && !users.complete()) {
            users = users.asComplete();
        }
        if (appsCompleteHere) {
            long unused = ~appsUnknownHere & (otherAppsUnknownHere ? appsNamedHere : -1L);
            for (int day = 0; day < apps.length; day += 2) {
                apps[day + 1] |= outside == null ? unused : unused & ~onlyLater(day, outside);
            }
        }
        if (outside != null) {
            countLater(laterUses, outside);
            outside = null;
        }
        if (points != null && points.endOfSource()) {
            found("product-sales", null);
        }
        usersCompleteHere = false;
        furtherUsersHere = false;
        appsCompleteHere = false;
        otherAppsUnknownHere = false;
        appsNamedHere = 0;
        appsUnknownHere = 0;
    }

    /** The apps of which this source gives uses after a day, and none before: they may have been used by then. */
    private static long onlyLater(int day, long[] outside) {
        return outside[day] & ~outside[day + 1];
    }

    private void countLater(LaterUses laterUses, long[] outside) {
        long counted = 0;
        for (int day = 0; day < apps.length; day += 2) {
            long open = onlyLater(day, outside) & ~apps[day] & ~apps[day + 1] & ~counted;
            if (open != 0) {
                laterUses.unknown(Long.bitCount(open), day / 2);
                counted |= open;
            }
        }
    }

    /** The portal on a day, with what its facts rest on. */
    PortalRecord recordOn(int day, AppList list) {
        Portal portal = on(day, list);
        if (notes == null) {
            return new PortalRecord(portal, List.of(), Map.of(), List.of());
        }
        return new PortalRecord(portal, notes.people(), notes.usedOn(), notes.provenance());
    }

    Portal on(int day, AppList list) {
        long used = apps[2 * day];
        long unknown = ~used & ~apps[2 * day + 1] & AppSet.all(list);
        return new Portal(
                id,
                Optional.ofNullable(name),
                Optional.ofNullable(subscription),
                mrr == null || currency == null ? Optional.empty() : Optional.of(new Money(mrr, currency)),
                sale == null ? Sale.UNKNOWN : sale,
                Optional.ofNullable(customerSince),
                cancellation == null ? Cancellation.NONE : cancellation,
                Optional.ofNullable(managedFlag),
                users,
                new AppUsage(AppSet.of(list, used), AppSet.of(list, unknown)),
                points == null ? PointFacts.UNKNOWN : points.pointFacts(),
                points == null ? ReportedFigures.NONE : points.reported(),
                relationship == null ? RelationshipFacts.UNKNOWN : relationship.facts());
    }

    @Override
    public synchronized PortalFacts name(String name) {
        if (this.name == null && merging.detail() != Detail.FIGURES) {
            this.name = name;
            found("name", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts subscription(Subscription subscription) {
        if (this.subscription == null) {
            this.subscription = subscription;
            found("subscription", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts mrr(BigDecimal amount, String currency, Origin at) {
        Money money = new Money(amount, currency);
        if (mrr == null) {
            mrr = twoPlaces(money.amount());
            this.currency = merging.shared(money.currency());
            merging.checkRate(money.currency(), at);
            found("mrr", at);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts soldOn(LocalDate day) {
        if (sale == null || sale instanceof Sale.OnUnknownDay) {
            sale = Sale.on(merging.shared(day));
            found("sale", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts soldOnUnknownDay() {
        if (sale == null) {
            sale = Sale.ON_UNKNOWN_DAY;
            found("sale", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts notSoldByPartner() {
        if (sale == null) {
            sale = Sale.NEVER;
            found("sale", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts customerSince(LocalDate day) {
        if (customerSince == null) {
            customerSince = merging.shared(day);
            found("customer-since", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts cancelledOn(LocalDate day) {
        if (cancellation == null) {
            cancellation = Cancellation.on(merging.shared(day));
            found("cancellation", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts inactiveSinceUnknownDay() {
        if (cancellation == null) {
            cancellation = Cancellation.SINCE_UNKNOWN_DAY;
            found("cancellation", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts managedFlag(boolean managed) {
        if (managedFlag == null) {
            managedFlag = managed;
            found("managed-flag", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts market(Market market) {
        return foundIf(points().market(market), "market", null);
    }

    @Override
    public synchronized PortalFacts managingPartners(int partners) {
        if (partners < 1) {
            throw new IllegalArgumentException(partners + " partners service the portal; expected at least 1");
        }
        return foundIf(points().managingPartners(partners), "managing-partners", null);
    }

    @Override
    public synchronized PortalFacts productSale(ProductSale sale, Origin at) {
        String product = merging.product(sale.product());
        if (points().salesSettled()) {
            return this;
        }
        sale.mrr().ifPresent(mrr -> merging.checkSaleRate(mrr.currency(), at));
        ProductSale kept = new ProductSale(
                product, sale.kind(), sale.mrr().map(this::kept), sale.soldOn().map(merging::shared));
        return foundIf(points().sale(kept), "product-sales", at);
    }

    @Override
    public synchronized PortalFacts productSalesComplete() {
        points().salesComplete();
        return this;
    }

    @Override
    public synchronized PortalFacts furtherProductSalesPossible() {
        points().furtherSalesPossible();
        return this;
    }

    @Override
    public synchronized PortalFacts productSalesNotGiven() {
        points().salesNotGiven();
        return this;
    }

    @Override
    public synchronized PortalFacts managedExpiresOn(LocalDate day) {
        return foundIf(relationship().day(Dated.MANAGED_EXPIRES_ON, merging.shared(day)), "managed-expires-on", null);
    }

    @Override
    public synchronized PortalFacts lastActiveOn(LocalDate day) {
        return foundIf(relationship().day(Dated.LAST_ACTIVE_ON, merging.shared(day)), "last-active-on", null);
    }

    @Override
    public synchronized PortalFacts cancellationExpectedOn(LocalDate day) {
        return foundIf(
                relationship().day(Dated.CANCELLATION_EXPECTED_ON, merging.shared(day)),
                "cancellation-expected-on",
                null);
    }

    @Override
    public synchronized PortalFacts renewsOn(LocalDate day) {
        return foundIf(relationship().day(Dated.RENEWS_ON, merging.shared(day)), "renews-on", null);
    }

    @Override
    public synchronized PortalFacts hub(HubSubscription hub) {
        HubSubscription kept = new HubSubscription(
                hub.hub(), hub.mrr().map(this::kept), hub.renewsOn().map(merging::shared));
        return foundIf(relationship().hub(kept), "hubs", null);
    }

    private MergedRelationship relationship() {
        if (relationship == null) {
            relationship = new MergedRelationship();
        }
        return relationship;
    }

    @Override
    public synchronized PortalFacts reportedManagedMrr(BigDecimal amount, String currency) {
        Money money = kept(new Money(amount, currency));
        return foundIf(points().reportedManagedMrr(money), "reported-managed-mrr", null);
    }

    @Override
    public synchronized PortalFacts reportedSoldPoints(BigDecimal reported) {
        return foundIf(points().reportedSoldPoints(notNegative(reported)), "reported-sold-points", null);
    }

    @Override
    public synchronized PortalFacts reportedManagedPoints(BigDecimal reported) {
        return foundIf(points().reportedManagedPoints(notNegative(reported)), "reported-managed-points", null);
    }

    @Override
    public synchronized PortalFacts reportedTotalPoints(BigDecimal reported) {
        return foundIf(points().reportedTotalPoints(notNegative(reported)), "reported-total-points", null);
    }

    @Override
    public synchronized PortalFacts reportedUpdatedOn(LocalDate day) {
        return foundIf(points().reportedUpdatedOn(merging.shared(day)), "reported-updated-on", null);
    }

    private MergedPointFacts points() {
        if (points == null) {
            points = new MergedPointFacts();
        }
        return points;
    }

    private Money kept(Money money) {
        return new Money(twoPlaces(money.amount()), merging.shared(money.currency()));
    }

    private static BigDecimal notNegative(BigDecimal reported) {
        if (reported.signum() < 0) {
            throw new IllegalArgumentException("the reported points " + reported.toPlainString() + " are negative");
        }
        return twoPlaces(reported);
    }

    /** Most figures have two places or less already, and then nothing is made. */
    static BigDecimal twoPlaces(BigDecimal figure) {
        return figure.scale() <= 2 ? figure : figure.setScale(2, RoundingMode.HALF_UP);
    }

    @Override
    public synchronized PortalFacts user(PortalUser user, Origin at) {
        Partner partner = merging.partner();
        if (users.complete() || partner == null) {
            return this;
        }
        users = users.with(user, partner);
        if (user.partnerEmployee()) {
            merging.employee(user, partner, at);
        }
        if (notes != null && (user.partnerEmployee() || partner.owns(user.email()))) {
            notes.person(user);
            found("users", at);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts usersComplete() {
        usersCompleteHere = true;
        if (!users.complete()) {
            found("users", null);
        }
        return this;
    }

    @Override
    public synchronized PortalFacts furtherUsersPossible() {
        furtherUsersHere = true;
        return this;
    }

    @Override
    public synchronized PortalFacts appUsed(String app, LocalDate day, Origin at) {
        long bit = named(app, at);
        for (int i = 0; i < apps.length; i += 2) {
            if (merging.useCounts(day, i / 2)) {
                used(i, bit, day, at);
            } else if (bit != 0) {
                usedOutside(day.isAfter(merging.days().get(i / 2)) ? i : i + 1, bit, at);
            }
        }
        return this;
    }

    private void usedOutside(int index, long bit, Origin at) {
        if (outside == null) {
            outside = new long[apps.length];
        }
        outside[index] |= bit;
        if (index % 2 == 0) {
            merging.laterUse(at);
        }
    }

    @Override
    public synchronized PortalFacts appLastUsed(String app, LocalDate day, Origin at) {
        long bit = named(app, at);
        for (int i = 0; i < apps.length; i += 2) {
            if (merging.useCounts(day, i / 2)) {
                used(i, bit, day, at);
            } else if (!day.isAfter(merging.days().get(i / 2))) {
                apps[i + 1] |= bit;
            }
        }
        return this;
    }

    @Override
    public synchronized PortalFacts appNotUsed(String app, LocalDate day, Origin at) {
        int i = 2 * merging.position(day);
        long bit = named(app, at);
        if (isNoted(i, bit) && ((apps[i] | apps[i + 1]) & bit) == 0) {
            found("app:" + merging.app(bit).id(), at);
        }
        apps[i + 1] |= bit;
        return this;
    }

    @Override
    public synchronized PortalFacts appUnknown(String app, Origin at) {
        appsUnknownHere |= named(app, at);
        return this;
    }

    @Override
    public synchronized PortalFacts otherAppsUnknown() {
        otherAppsUnknownHere = true;
        return this;
    }

    @Override
    public synchronized PortalFacts appUsageComplete() {
        appsCompleteHere = true;
        return this;
    }

    private void used(int index, long bit, LocalDate day, Origin at) {
        apps[index] |= bit;
        if (notes != null && isNoted(index, bit)) {
            String id = merging.app(bit).id();
            notes.used(id, merging.shared(day));
            found("app:" + id, at);
        }
    }

    private PortalFacts foundIf(boolean news, String fact, @Nullable Origin at) {
        if (news) {
            found(fact, at);
        }
        return this;
    }

    /** What facts rest on is told of the last day alone. */
    private boolean isNoted(int index, long bit) {
        return bit != 0 && index == apps.length - 2;
    }

    private void found(String fact, @Nullable Origin at) {
        if (notes != null) {
            notes.found(id, fact, merging.currentLocation(), at);
        }
    }

    /** The bit of an app in the programme's list; none for an app that does not count there. */
    private long named(String app, Origin at) {
        long bit = merging.appBit(app, this, at);
        appsNamedHere |= bit;
        return bit;
    }
}
