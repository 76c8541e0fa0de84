/** The rules of a programme. */
@NullMarked
package dev.tierwise.answers.programme;

import org.jspecify.annotations.NullMarked;
