/** Figures and tiers over time. */
@NullMarked
package dev.tierwise.answers.history;

import org.jspecify.annotations.NullMarked;
