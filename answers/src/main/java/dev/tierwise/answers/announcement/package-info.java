/** The message that tells somebody of a change. */
@NullMarked
package dev.tierwise.answers.announcement;

import org.jspecify.annotations.NullMarked;
