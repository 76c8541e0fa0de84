/** Answers: what is answered to whom, and the pages that it is drawn on. */
@NullMarked
package dev.tierwise.answers;

import org.jspecify.annotations.NullMarked;
