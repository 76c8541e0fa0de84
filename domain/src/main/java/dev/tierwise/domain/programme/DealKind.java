package dev.tierwise.domain.programme;

/** What the partner had to do with a sale. */
public enum DealKind {
    /** The partner brought the customer. */
    SOURCED,
    /** HubSpot brought the customer, the partner helped to sell. */
    ASSISTED
}
