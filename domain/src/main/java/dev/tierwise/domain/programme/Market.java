package dev.tierwise.domain.programme;

/** The kind of market that HubSpot takes a customer or a partner to be in. */
public enum Market {
    STANDARD,
    GROWTH
}
