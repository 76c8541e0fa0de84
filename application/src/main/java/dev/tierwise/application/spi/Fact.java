package dev.tierwise.application.spi;

/** The kinds of facts that a source may be able to give. */
public enum Fact {
    /** The partner's name, e-mail domains and time zone. */
    PARTNER,
    /** Which portals there are. */
    PORTALS,
    NAME,
    SUBSCRIPTION,
    MRR,
    /** Whether and when the partner sold a portal. */
    SALE,
    CUSTOMER_SINCE,
    CANCELLATION,
    /** HubSpot's own word on whether the partner manages a portal. */
    MANAGED_FLAG,
    /** A portal's users, and which of them are partner employees. */
    USERS,
    APP_USAGE,
    /** The partner's certifications. */
    CERTIFICATIONS
}
