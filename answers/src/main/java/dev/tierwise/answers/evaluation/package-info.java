/** The tier, and why. */
@NullMarked
package dev.tierwise.answers.evaluation;

import org.jspecify.annotations.NullMarked;
