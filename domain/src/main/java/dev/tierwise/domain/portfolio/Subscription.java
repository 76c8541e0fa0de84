package dev.tierwise.domain.portfolio;

/** The HubSpot subscription of a portal. */
public enum Subscription {
    BASIC,
    PRO,
    ENTERPRISE
}
