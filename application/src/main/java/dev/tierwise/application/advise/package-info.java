/** The use case "what should we do": what is missing for a tier, the least that closes it, and what is worth looking up. */
@NullMarked
package dev.tierwise.application.advise;

import org.jspecify.annotations.NullMarked;
