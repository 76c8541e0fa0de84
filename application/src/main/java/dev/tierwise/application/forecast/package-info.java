/** The use case "what comes": the credited tier on each coming mid-month day if nothing else happens. */
@NullMarked
package dev.tierwise.application.forecast;

import org.jspecify.annotations.NullMarked;
