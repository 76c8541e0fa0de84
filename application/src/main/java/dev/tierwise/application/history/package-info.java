/** The use case "how did the figures and the tiers develop". */
@NullMarked
package dev.tierwise.application.history;

import org.jspecify.annotations.NullMarked;
