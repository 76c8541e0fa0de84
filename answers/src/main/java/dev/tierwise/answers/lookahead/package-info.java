/** Forecast, simulation and advice. */
@NullMarked
package dev.tierwise.answers.lookahead;

import org.jspecify.annotations.NullMarked;
