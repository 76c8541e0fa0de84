/** HubSpot's own figures beside those of the rules. */
@NullMarked
package dev.tierwise.answers.reconciliation;

import org.jspecify.annotations.NullMarked;
