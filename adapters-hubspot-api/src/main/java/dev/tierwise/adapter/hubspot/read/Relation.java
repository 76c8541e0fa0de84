package dev.tierwise.adapter.hubspot.read;

import java.util.Optional;

/**
 * What a client is to the partner, as far as its users decide about it.
 *
 * @param managed       HubSpot's own flag; empty when there is none
 * @param activityKnown whether it is known that the client is a customer, or since when it is none
 */
record Relation(Optional<Boolean> managed, boolean activityKnown) {}
