package dev.tierwise.application.spi;

import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Takes what a source knows about one portal. What is not said is unknown, never zero and never "none". Days are days in
 * the partner's time zone, of the years 1 to 9999; they may lie in the future. Each method answers itself, so that calls can
 * be chained; they may come in any order. Thread safe while {@link Source#read} runs, and not to be used afterwards.
 *
 * <p>A fact that is said twice stays as it was said first, by the same source or by one that the user prefers. Users, uses
 * of apps and sales of product lines are told one by one and add up.
 */
public interface PortalFacts {

    /** The customer's name, as it is written, with any characters; nothing is said where it is empty. */
    PortalFacts name(String name);

    /** What the customer subscribes to. It decides about no tier. */
    PortalFacts subscription(Subscription subscription);

    /**
     * The portal's monthly recurring revenue.
     *
     * @param amount   not negative; zero only when it is known to be zero; more than two places are rounded half up
     * @param currency three capital letters
     * @param at       what an error names when there is no exchange rate for the currency, nor an amount that the
     *                 programme fixes for it
     * @throws IllegalArgumentException when the amount is negative or the currency is malformed
     */
    PortalFacts mrr(BigDecimal amount, String currency, Origin at);

    /** This partner sold the portal on that day; also where {@link #soldOnUnknownDay} was said before. */
    PortalFacts soldOn(LocalDate day);

    /** This partner sold the portal; the day is unknown. */
    PortalFacts soldOnUnknownDay();

    /** This partner did not sell the portal. */
    PortalFacts notSoldByPartner();

    /** The day since which the portal is a customer. */
    PortalFacts customerSince(LocalDate day);

    /** The first day on which the portal is no customer any more; may lie in the future. */
    PortalFacts cancelledOn(LocalDate day);

    /** The portal is no customer any more; since when is unknown. */
    PortalFacts inactiveSinceUnknownDay();

    /** HubSpot's own word on whether the partner manages the portal; used where its users are unknown. */
    PortalFacts managedFlag(boolean managed);

    /** The kind of market that HubSpot takes the customer to be in. */
    PortalFacts market(Market market);

    /**
     * How many partners service the portal, the partner that is asked about included.
     *
     * @param partners one or more
     * @throws IllegalArgumentException when there are less
     */
    PortalFacts managingPartners(int partners);

    /**
     * A sale of a product line to the portal by this partner, also one whose day lies long back: the first sale of a line
     * decides about its later ones. Whether there are others is said by the next three. Of several sources the first one
     * that gives a sale of the portal, or says that there is none, is believed for all of its sales.
     *
     * <p>Product lines are told apart as apps are: upper and lower case, white space, {@code -} and {@code _} do not
     * matter. Of an MRR more than two places are rounded half up.
     *
     * @param at what an error names when the programme counts points and there is neither an exchange rate for the MRR's
     *           currency nor an amount that the programme fixes for it
     * @throws IllegalArgumentException when the product is blank, {@code ?} or {@code *}
     */
    PortalFacts productSale(ProductSale sale, Origin at);

    /**
     * All sales of product lines to the portal are given by {@link #productSale}, unless one of the next two is said too;
     * without such a call this partner sold it nothing.
     */
    PortalFacts productSalesComplete();

    /** There may be sales that this source does not know; it outweighs {@link #productSalesComplete}. */
    PortalFacts furtherProductSalesPossible();

    /**
     * This source does not tell the portal's sales apart by product line, so that its MRR and its sale stand for them as
     * long as no other source does. It outweighs {@link #productSalesComplete}; a sale, or further ones that are possible,
     * outweigh it.
     */
    PortalFacts productSalesNotGiven();

    /**
     * HubSpot's own figure for the portal's managed MRR. It is compared, never counted, so that it needs no exchange rate.
     *
     * @param amount   not negative; more than two places are rounded half up
     * @param currency three capital letters
     * @throws IllegalArgumentException when the amount is negative or the currency is malformed
     */
    PortalFacts reportedManagedMrr(BigDecimal amount, String currency);

    /**
     * HubSpot's own figure for the points from sales to the portal.
     *
     * @param points not negative; more than two places are rounded half up
     * @throws IllegalArgumentException when they are negative
     */
    PortalFacts reportedSoldPoints(BigDecimal points);

    /**
     * HubSpot's own figure for the points from managing the portal.
     *
     * @param points not negative; more than two places are rounded half up
     * @throws IllegalArgumentException when they are negative
     */
    PortalFacts reportedManagedPoints(BigDecimal points);

    /**
     * HubSpot's own figure for all points that the portal gives.
     *
     * @param points not negative; more than two places are rounded half up
     * @throws IllegalArgumentException when they are negative
     */
    PortalFacts reportedTotalPoints(BigDecimal points);

    /** The day on which HubSpot last updated its own figures. */
    PortalFacts reportedUpdatedOn(LocalDate day);

    /** One of the portal's users, once each. Whether there are others is said by the next two. */
    PortalFacts user(PortalUser user);

    /** All of the portal's users are given by {@link #user}, unless {@link #furtherUsersPossible} is said too. */
    PortalFacts usersComplete();

    /** There may be users that this source does not know; it outweighs {@link #usersComplete}. */
    PortalFacts furtherUsersPossible();

    /**
     * The portal used an app on a day. Any number of days may be told; those outside of every look-back do no harm.
     *
     * @param app the app's id or a label, in any of the ways in which people write it
     * @param at  what a warning names when no programme knows the app
     */
    PortalFacts appUsed(String app, LocalDate day, Origin at);

    /**
     * The portal used an app on a day and not since. An earlier use may be hidden by this one: of a day that is asked
     * about and lies before it, and only of such a day, nothing is said.
     */
    PortalFacts appLastUsed(String app, LocalDate day, Origin at);

    /**
     * The portal did not use an app in the look-back that ends on a day. Of the other days that are asked about nothing
     * is said.
     *
     * @param day one of {@link ReadRequest#days}
     * @throws IllegalArgumentException when that day is not asked about
     */
    PortalFacts appNotUsed(String app, LocalDate day, Origin at);

    /**
     * Whether the portal used an app is unknown to this source, except for the days whose look-back holds a use and those
     * for which {@link #appNotUsed} or {@link #appLastUsed} tells that there is none. It outweighs
     * {@link #appUsageComplete}.
     */
    PortalFacts appUnknown(String app, Origin at);

    /** Of an app that this source does not name for this portal nothing is known; outweighs {@link #appUsageComplete}. */
    PortalFacts otherAppsUnknown();

    /** What this source says of the portal's use of apps is all there is: other apps were not used, nor on other days. */
    PortalFacts appUsageComplete();
}
