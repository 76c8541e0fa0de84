/** The {@code hubspot} adapter: reads an agency's facts from HubSpot's public API. */
@NullMarked
package dev.tierwise.adapter.hubspot;

import org.jspecify.annotations.NullMarked;
