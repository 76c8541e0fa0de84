/** Guesses from headers and values how exports of other programs are to be read. */
@NullMarked
package dev.tierwise.adapter.csv.proposal;

import org.jspecify.annotations.NullMarked;
