/** What counts and what does not, and how a figure comes about. */
@NullMarked
package dev.tierwise.answers.explanation;

import org.jspecify.annotations.NullMarked;
