package dev.tierwise.spi;

import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.PortalUser;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.Subscription;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Takes what a source knows about one portal. What is not said is unknown, never zero and never "none". Days are days in
 * the partner's time zone, of the years 1 to 9999; they may lie in the future. Each method answers itself, so that calls can
 * be chained; they may come in any order. Thread safe while {@link Source#read} runs; when it has returned, they are closed, and
 * a call throws an {@link IllegalStateException} and changes nothing.
 *
 * <p>A fact that is said twice stays as it was said first, by the same source or by one that the user prefers. Users, uses
 * of apps and sales of product lines are told one by one and add up.
 *
 * <h2>What proves that something is not so</h2>
 *
 * <p>Silence proves nothing: a source that says nothing of a portal's users leaves them unknown, and a portal whose users are unknown
 * may be managed. Only these statements prove an absence; say them only after the whole of what they are about has been read:
 *
 * <table>
 * <caption>Proof of absence</caption>
 * <tr><th>statement</th><th>proves</th><th>is outweighed by</th></tr>
 * <tr><td>{@link #notSoldByPartner}</td><td>this partner did not sell the portal</td><td>an earlier statement about the sale</td></tr>
 * <tr><td>{@link #usersComplete}</td><td>the portal has no users but those told by {@link #user} of this source and those before it; users
 *     of sources after it are not taken</td>
 *     <td>{@link #furtherUsersPossible} of the same source, said before or after</td></tr>
 * <tr><td>{@link #appNotUsed}</td><td>one app was not used in the look-back of one day</td><td>a use in that look-back, of any source</td></tr>
 * <tr><td>{@link #appLastUsed}</td><td>the app was not used in look-backs that begin on that day or later</td>
 *     <td>a use in the look-back, of any source</td></tr>
 * <tr><td>{@link #appUsageComplete}</td><td>in all look-backs no app was used but those told</td>
 *     <td>a use, of any source; for one app {@link #appUnknown}, for those not named {@link #otherAppsUnknown}, of the same source. An app
 *     of which only uses after a day are told stays unknown for that day</td></tr>
 * <tr><td>{@link #productSalesComplete}</td><td>this partner sold the portal no product lines but those told by {@link #productSale}</td>
 *     <td>{@link #furtherProductSalesPossible} and {@link #productSalesNotGiven} of the same source</td></tr>
 * <tr><td>{@link FactSink#certificationsComplete}</td><td>the partner has no certifications but those told by this source and
 *     those before it</td><td>nothing</td></tr>
 * <tr><td>{@link #mrr} of zero</td><td>the portal pays nothing</td><td>an earlier MRR</td></tr>
 * </table>
 *
 * <p>A use of an app proves that there was one, whatever else is said. A listed portal of which no source tells a cancellation counts as a
 * customer's.
 */
public interface PortalFacts {

    /**
     * The customer's name, as it is written, with any characters; nothing is said where it is empty.
     *
     * @throws NullPointerException  if the name is null
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts name(String name);

    /**
     * What the customer subscribes to. It decides about no tier.
     *
     * @throws NullPointerException  if the subscription is null
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts subscription(Subscription subscription);

    /**
     * The portal's monthly recurring revenue.
     *
     * @param amount   not negative; zero only when it is known to be zero; more than two places are rounded half up
     * @param currency three capital letters
     * @param at       what an error names when there is no exchange rate for the currency, nor an amount that the
     *                 programme fixes for it
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if the amount is negative or has more than 15 digits before the point or 40 after it, or the currency is malformed
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts mrr(BigDecimal amount, String currency, Origin at);

    /**
     * This partner sold the portal on that day; also where {@link #soldOnUnknownDay} was said before.
     *
     * @throws NullPointerException     if the day is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts soldOn(LocalDate day);

    /**
     * This partner sold the portal; the day is unknown.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts soldOnUnknownDay();

    /**
     * This partner did not sell the portal.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts notSoldByPartner();

    /**
     * The day since which the portal is a customer.
     *
     * @throws NullPointerException     if the day is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts customerSince(LocalDate day);

    /**
     * The first day on which the portal is no customer any more; may lie in the future.
     *
     * @throws NullPointerException     if the day is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts cancelledOn(LocalDate day);

    /**
     * The portal is no customer any more; since when is unknown.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts inactiveSinceUnknownDay();

    /**
     * HubSpot's own word on whether the partner manages the portal; used where its users are unknown.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts managedFlag(boolean managed);

    /**
     * The kind of market that HubSpot takes the customer to be in.
     *
     * @throws NullPointerException  if the market is null
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts market(Market market);

    /**
     * How many partners service the portal, the partner that is asked about included.
     *
     * @param partners one or more
     * @throws IllegalArgumentException if there are fewer
     * @throws IllegalStateException    if {@link Source#read} has returned
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
     * @throws NullPointerException     if a parameter or a component of the sale is null
     * @throws IllegalArgumentException if the product is blank, {@code ?} or {@code *}, its MRR has more than 15 digits before the point or 40 after it, or the
     *                                  year of its day is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts productSale(ProductSale sale, Origin at);

    /**
     * All sales of product lines to the portal are given by {@link #productSale}, unless one of the next two is said too;
     * without such a call this partner sold it nothing.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts productSalesComplete();

    /**
     * There may be sales that this source does not know; it outweighs {@link #productSalesComplete}.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts furtherProductSalesPossible();

    /**
     * This source does not tell the portal's sales apart by product line, so that its MRR and its sale stand for them as
     * long as no other source does. It outweighs {@link #productSalesComplete}; a sale, or further ones that are possible,
     * outweigh it.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts productSalesNotGiven();

    /**
     * HubSpot's own figure for the portal's managed MRR. It is compared, never counted, so that it needs no exchange rate.
     *
     * @param amount   not negative; more than two places are rounded half up
     * @param currency three capital letters
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if the amount is negative or has more than 15 digits before the point or 40 after it, or the currency is malformed
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts reportedManagedMrr(BigDecimal amount, String currency);

    /**
     * HubSpot's own figure for the points from sales to the portal.
     *
     * @param points not negative; more than two places are rounded half up
     * @throws NullPointerException     if the points is null
     * @throws IllegalArgumentException if they are negative or have more than 15 digits before the point or 40 after it
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts reportedSoldPoints(BigDecimal points);

    /**
     * HubSpot's own figure for the points from managing the portal.
     *
     * @param points not negative; more than two places are rounded half up
     * @throws NullPointerException     if the points is null
     * @throws IllegalArgumentException if they are negative or have more than 15 digits before the point or 40 after it
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts reportedManagedPoints(BigDecimal points);

    /**
     * HubSpot's own figure for all points that the portal gives.
     *
     * @param points not negative; more than two places are rounded half up
     * @throws NullPointerException     if the points is null
     * @throws IllegalArgumentException if they are negative or have more than 15 digits before the point or 40 after it
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts reportedTotalPoints(BigDecimal points);

    /**
     * The day on which HubSpot last updated its own figures.
     *
     * @throws NullPointerException     if the day is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts reportedUpdatedOn(LocalDate day);

    /**
     * The day on which HubSpot expects the partner to stop managing the portal, unless a partner employee works in it before. It is
     * a warning: whether the portal is managed is decided by its users.
     *
     * @throws NullPointerException     if the day is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts managedExpiresOn(LocalDate day);

    /**
     * The last day on which a partner employee worked in the portal.
     *
     * @throws NullPointerException     if the day is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts lastActiveOn(LocalDate day);

    /**
     * The day on which the customer, or a part of what it pays for, is expected to be cancelled. It is a warning; a cancellation
     * that is certain is told by {@link #cancelledOn}.
     *
     * @throws NullPointerException     if the day is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts cancellationExpectedOn(LocalDate day);

    /**
     * The day on which the customer's subscription is renewed next.
     *
     * @throws NullPointerException     if the day is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts renewsOn(LocalDate day);

    /**
     * What the customer pays for one of HubSpot's products, whoever sold it. It adds to no figure, so that its MRR needs no exchange
     * rate; more than two places of it are rounded half up. Of several statements about one hub the first is believed.
     *
     * @throws NullPointerException     if the hub or a component of it is null
     * @throws IllegalArgumentException if its name is blank, {@code ?} or {@code *}, its MRR has more than 15 digits before the point or 40 after it, or
     *                                  the year of its day is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts hub(HubSubscription hub);

    /**
     * One of the portal's users, once each. Whether there are others is said by the next two.
     *
     * @param at what a warning names when all partner employees have addresses at other domains than the partner's
     * @throws NullPointerException  if a parameter or a component of the user is null
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts user(PortalUser user, Origin at);

    /**
     * All of the portal's users are given by {@link #user}, unless {@link #furtherUsersPossible} is said too.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts usersComplete();

    /**
     * There may be users that this source does not know; it outweighs {@link #usersComplete}.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts furtherUsersPossible();

    /**
     * The portal used an app on a day. Any number of days may be told; those outside of every look-back do no harm.
     *
     * @param app the app's id or a label, in any of the ways in which people write it
     * @param at  what a warning names when no programme knows the app
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts appUsed(String app, LocalDate day, Origin at);

    /**
     * The portal used an app on a day and not since. An earlier use may be hidden by this one: of a day that is asked
     * about and lies before it, and only of such a day, nothing is said.
     *
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if the year is not from 1 to 9999
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts appLastUsed(String app, LocalDate day, Origin at);

    /**
     * The portal did not use an app in the look-back that ends on a day. Of the other days that are asked about nothing
     * is said.
     *
     * @param day one of {@link ReadRequest#days}
     * @throws NullPointerException     if a parameter is null
     * @throws IllegalArgumentException if that day is not asked about
     * @throws IllegalStateException    if {@link Source#read} has returned
     */
    PortalFacts appNotUsed(String app, LocalDate day, Origin at);

    /**
     * Whether the portal used an app is unknown to this source, except for the days whose look-back holds a use and those
     * for which {@link #appNotUsed} or {@link #appLastUsed} tells that there is none. It outweighs
     * {@link #appUsageComplete}.
     *
     * @throws NullPointerException  if a parameter is null
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts appUnknown(String app, Origin at);

    /**
     * Of an app that this source does not name for this portal nothing is known; outweighs {@link #appUsageComplete}.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts otherAppsUnknown();

    /**
     * What this source says of the portal's use of apps is all there is: other apps were not used, nor on other days.
     *
     * @throws IllegalStateException if {@link Source#read} has returned
     */
    PortalFacts appUsageComplete();
}
