package dev.tierwise.spi;

/** The kinds of facts that a source may be able to give. */
public enum Fact {
    /** The partner's name and e-mail domains. Its time zone may be told by any source. */
    PARTNER,
    /** The kind of market that the partner itself is in. */
    PARTNER_MARKET,
    /** Whether the partner is invited to the tiers that are awarded by invitation. */
    INVITATION,
    /** How much of its customers' business the partner retains. */
    RETENTION,
    /** The tier that HubSpot itself credits the partner with, and since when. */
    CREDITED_TIER,
    /** Which portals there are. */
    PORTALS,
    /** The customers' names. */
    NAME,
    /** What customers subscribe to: basic, pro or enterprise. */
    SUBSCRIPTION,
    /** The portals' monthly recurring revenue. */
    MRR,
    /** Whether and when the partner sold a portal. */
    SALE,
    /** Since when a portal is a customer. */
    CUSTOMER_SINCE,
    /** Whether and from when on a portal is no customer any more. */
    CANCELLATION,
    /** HubSpot's own word on whether the partner manages a portal. */
    MANAGED_FLAG,
    /** The kind of market that a customer is in. */
    MARKET,
    /** How many partners service a portal. */
    MANAGING_PARTNERS,
    /** What the partner sold to a portal, product line by product line. */
    PRODUCT_SALES,
    /** HubSpot's own figures of a portal: managed MRR, points, and when it last updated them. */
    REPORTED_FIGURES,
    /**
     * What HubSpot's record says of the relationship with a customer: when managing is expected to lapse, the last activity of a partner
     * employee, an expected cancellation, renewals, and what the customer pays for.
     */
    RELATIONSHIP,
    /** A portal's users, and which of them are partner employees. */
    USERS,
    /** Which apps the portals used, and when. */
    APP_USAGE,
    /** The partner's certifications. */
    CERTIFICATIONS
}
