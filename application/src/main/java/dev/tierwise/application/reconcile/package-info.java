/** The use case "where do HubSpot's own figures differ from those that the rules give, and why". */
@NullMarked
package dev.tierwise.application.reconcile;

import org.jspecify.annotations.NullMarked;
