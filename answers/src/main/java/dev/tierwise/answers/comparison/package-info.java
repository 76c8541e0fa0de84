/** Programmes side by side, and two snapshots. */
@NullMarked
package dev.tierwise.answers.comparison;

import org.jspecify.annotations.NullMarked;
