/**
 * Talks to HubSpot within its limits: as fast as an account's limits allow and never over, repeating what is worth
 * repeating, and saying of everything else what failed and what to do. It knows accounts and answers, no facts.
 */
@NullMarked
package dev.tierwise.adapter.hubspot.http;

import org.jspecify.annotations.NullMarked;
