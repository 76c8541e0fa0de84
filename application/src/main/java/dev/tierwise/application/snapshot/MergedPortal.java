package dev.tierwise.application.snapshot;

import dev.tierwise.application.snapshot.MergedRelationship.Dated;
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
    private final int position;
    private final long key;
    /** The id, where it cannot be made again from its key. */
    private final @Nullable String text;

    private int lastListedBy = NOBODY;
    private long listedAt;

    private @Nullable String name;
    private @Nullable Subscription subscription;
    /** The digits of the MRR without its point: at most 17, as the border lets through. */
    private long mrr;

    private int mrrScale;
    /** The currency of the MRR, which is unknown where this is null. */
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

    private final @Nullable PortalNotes notes;

    private boolean appsCompleteHere;
    private boolean otherAppsUnknownHere;

    /** @param position where it stands in the index */
    MergedPortal(Merging merging, int position, String id) {
        this.merging = merging;
        this.position = position;
        this.key = PortalIndex.key(id);
        this.text = key < 0 ? id : null;
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
        return text == null ? Long.toString(key) : text;
    }

    /** What the index finds it by. */
    long key() {
        return key;
    }

    /** Whether this is the portal of an id with that key. */
    boolean isCalled(long otherKey, String id) {
        return key == otherKey && (text == null || text.equals(id));
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
    void endOfSource() {
        if (usersCompleteHere && !furtherUsersHere) {
            users = users.asComplete();
        }
        merging.appUsage().endOfSource(position, appsCompleteHere, otherAppsUnknownHere);
        if (points != null && points.endOfSource()) {
            found("product-sales", null);
        }
        usersCompleteHere = false;
        furtherUsersHere = false;
        appsCompleteHere = false;
        otherAppsUnknownHere = false;
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
        return new Portal(
                id(),
                Optional.ofNullable(name),
                Optional.ofNullable(subscription),
                currency == null
                        ? Optional.empty()
                        : Optional.of(new Money(BigDecimal.valueOf(mrr, mrrScale), currency)),
                sale == null ? Sale.UNKNOWN : sale,
                Optional.ofNullable(customerSince),
                cancellation == null ? Cancellation.NONE : cancellation,
                Optional.ofNullable(managedFlag),
                users,
                merging.appUsage().on(position, day, list),
                points == null ? PointFacts.UNKNOWN : points.pointFacts(),
                points == null ? ReportedFigures.NONE : points.reported(),
                relationship == null ? RelationshipFacts.UNKNOWN : relationship.facts());
    }

    @Override
    public PortalFacts name(String name) {
        if (this.name == null && merging.detail() != Detail.FIGURES) {
            this.name = name;
            found("name", null);
        }
        return this;
    }

    @Override
    public PortalFacts subscription(Subscription subscription) {
        if (this.subscription == null) {
            this.subscription = subscription;
            found("subscription", null);
        }
        return this;
    }

    @Override
    public PortalFacts mrr(BigDecimal amount, String currency, Origin at) {
        Money money = new Money(amount, currency);
        if (this.currency == null) {
            BigDecimal kept = twoPlaces(money.amount());
            mrr = kept.unscaledValue().longValueExact();
            mrrScale = kept.scale();
            this.currency = merging.shared().text(money.currency());
            merging.checkRate(money.currency(), at);
            found("mrr", at);
        }
        return this;
    }

    @Override
    public PortalFacts soldOn(LocalDate day) {
        if (sale == null || sale instanceof Sale.OnUnknownDay) {
            sale = merging.shared().soldOn(day);
            found("sale", null);
        }
        return this;
    }

    @Override
    public PortalFacts soldOnUnknownDay() {
        if (sale == null) {
            sale = Sale.ON_UNKNOWN_DAY;
            found("sale", null);
        }
        return this;
    }

    @Override
    public PortalFacts notSoldByPartner() {
        if (sale == null) {
            sale = Sale.NEVER;
            found("sale", null);
        }
        return this;
    }

    @Override
    public PortalFacts customerSince(LocalDate day) {
        if (customerSince == null) {
            customerSince = merging.shared().day(day);
            found("customer-since", null);
        }
        return this;
    }

    @Override
    public PortalFacts cancelledOn(LocalDate day) {
        if (cancellation == null) {
            cancellation = merging.shared().cancelledOn(day);
            found("cancellation", null);
        }
        return this;
    }

    @Override
    public PortalFacts inactiveSinceUnknownDay() {
        if (cancellation == null) {
            cancellation = Cancellation.SINCE_UNKNOWN_DAY;
            found("cancellation", null);
        }
        return this;
    }

    @Override
    public PortalFacts managedFlag(boolean managed) {
        if (managedFlag == null) {
            managedFlag = managed;
            found("managed-flag", null);
        }
        return this;
    }

    @Override
    public PortalFacts market(Market market) {
        return foundIf(points().market(market), "market", null);
    }

    @Override
    public PortalFacts managingPartners(int partners) {
        if (partners < 1) {
            throw new IllegalArgumentException(partners + " partners service the portal; expected at least 1");
        }
        return foundIf(points().managingPartners(partners), "managing-partners", null);
    }

    @Override
    public PortalFacts productSale(ProductSale sale, Origin at) {
        String product = merging.product(sale.product());
        if (points().salesSettled()) {
            return this;
        }
        sale.mrr().ifPresent(mrr -> merging.checkSaleRate(mrr.currency(), at));
        ProductSale kept = new ProductSale(
                product, sale.kind(), sale.mrr().map(this::kept), sale.soldOn().map(merging.shared()::day));
        return foundIf(points().sale(kept), "product-sales", at);
    }

    @Override
    public PortalFacts productSalesComplete() {
        points().salesComplete();
        return this;
    }

    @Override
    public PortalFacts furtherProductSalesPossible() {
        points().furtherSalesPossible();
        return this;
    }

    @Override
    public PortalFacts productSalesNotGiven() {
        points().salesNotGiven();
        return this;
    }

    @Override
    public PortalFacts managedExpiresOn(LocalDate day) {
        return foundIf(
                relationship().day(Dated.MANAGED_EXPIRES_ON, merging.shared().day(day)), "managed-expires-on", null);
    }

    @Override
    public PortalFacts lastActiveOn(LocalDate day) {
        return foundIf(relationship().day(Dated.LAST_ACTIVE_ON, merging.shared().day(day)), "last-active-on", null);
    }

    @Override
    public PortalFacts cancellationExpectedOn(LocalDate day) {
        return foundIf(
                relationship()
                        .day(Dated.CANCELLATION_EXPECTED_ON, merging.shared().day(day)),
                "cancellation-expected-on",
                null);
    }

    @Override
    public PortalFacts renewsOn(LocalDate day) {
        return foundIf(relationship().day(Dated.RENEWS_ON, merging.shared().day(day)), "renews-on", null);
    }

    @Override
    public PortalFacts hub(HubSubscription hub) {
        HubSubscription kept = new HubSubscription(
                hub.hub(), hub.mrr().map(this::kept), hub.renewsOn().map(merging.shared()::day));
        return foundIf(relationship().hub(kept), "hubs", null);
    }

    private MergedRelationship relationship() {
        if (relationship == null) {
            relationship = new MergedRelationship();
        }
        return relationship;
    }

    @Override
    public PortalFacts reportedManagedMrr(BigDecimal amount, String currency) {
        Money money = kept(new Money(amount, currency));
        return foundIf(points().reportedManagedMrr(money), "reported-managed-mrr", null);
    }

    @Override
    public PortalFacts reportedSoldPoints(BigDecimal reported) {
        return foundIf(points().reportedSoldPoints(notNegative(reported)), "reported-sold-points", null);
    }

    @Override
    public PortalFacts reportedManagedPoints(BigDecimal reported) {
        return foundIf(points().reportedManagedPoints(notNegative(reported)), "reported-managed-points", null);
    }

    @Override
    public PortalFacts reportedTotalPoints(BigDecimal reported) {
        return foundIf(points().reportedTotalPoints(notNegative(reported)), "reported-total-points", null);
    }

    @Override
    public PortalFacts reportedUpdatedOn(LocalDate day) {
        return foundIf(points().reportedUpdatedOn(merging.shared().day(day)), "reported-updated-on", null);
    }

    private MergedPointFacts points() {
        if (points == null) {
            points = new MergedPointFacts();
        }
        return points;
    }

    private Money kept(Money money) {
        return new Money(twoPlaces(money.amount()), merging.shared().text(money.currency()));
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
    public PortalFacts user(PortalUser user, Origin at) {
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
    public PortalFacts usersComplete() {
        usersCompleteHere = true;
        if (!users.complete()) {
            found("users", null);
        }
        return this;
    }

    @Override
    public PortalFacts furtherUsersPossible() {
        furtherUsersHere = true;
        return this;
    }

    @Override
    public PortalFacts appUsed(String app, LocalDate day, Origin at) {
        long bit = named(app, at);
        merging.appUsage().used(position, bit, day, at);
        return foundUsed(bit, day, at);
    }

    @Override
    public PortalFacts appLastUsed(String app, LocalDate day, Origin at) {
        long bit = named(app, at);
        merging.appUsage().lastUsed(position, bit, day);
        return foundUsed(bit, day, at);
    }

    /** What facts rest on is told of the last day alone. */
    private PortalFacts foundUsed(long bit, LocalDate day, Origin at) {
        if (notes != null && bit != 0 && merging.appUsage().countsOnLastDay(day)) {
            String app = merging.app(bit).id();
            notes.used(app, merging.shared().day(day));
            found("app:" + app, at);
        }
        return this;
    }

    @Override
    public PortalFacts appNotUsed(String app, LocalDate day, Origin at) {
        int asked = merging.position(day);
        long bit = named(app, at);
        if (bit != 0
                && asked == merging.days().size() - 1
                && !merging.appUsage().isKnownOnLastDay(position, bit)) {
            found("app:" + merging.app(bit).id(), at);
        }
        merging.appUsage().unused(position, bit, asked);
        return this;
    }

    @Override
    public PortalFacts appUnknown(String app, Origin at) {
        merging.appUsage().unknown(position, named(app, at));
        return this;
    }

    @Override
    public PortalFacts otherAppsUnknown() {
        otherAppsUnknownHere = true;
        return this;
    }

    @Override
    public PortalFacts appUsageComplete() {
        appsCompleteHere = true;
        return this;
    }

    private PortalFacts foundIf(boolean news, String fact, @Nullable Origin at) {
        if (news) {
            found(fact, at);
        }
        return this;
    }

    private void found(String fact, @Nullable Origin at) {
        if (notes != null) {
            notes.found(id(), fact, merging.currentLocation(), at);
        }
    }

    /** The bit of an app in the programme's list; none for an app that does not count there. */
    private long named(String app, Origin at) {
        long bit = merging.appBit(app, this, at);
        merging.appUsage().named(position, bit);
        return bit;
    }
}
