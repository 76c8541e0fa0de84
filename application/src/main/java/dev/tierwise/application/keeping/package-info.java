/**
 * How the credited tier goes on from one mid-month day to the next: it follows the figures of the day, or a programme says how
 * it is kept.
 */
@NullMarked
package dev.tierwise.application.keeping;

import org.jspecify.annotations.NullMarked;
