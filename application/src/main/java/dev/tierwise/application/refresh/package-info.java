/** The use case "bring the ledger up to a day", on HubSpot's schedule. */
@NullMarked
package dev.tierwise.application.refresh;

import org.jspecify.annotations.NullMarked;
