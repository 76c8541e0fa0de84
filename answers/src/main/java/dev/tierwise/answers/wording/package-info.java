/** Words, numbers and dates in English and German. */
@NullMarked
package dev.tierwise.answers.wording;

import org.jspecify.annotations.NullMarked;
