/** Sentences for users, each in every language that its author wrote it in. */
@NullMarked
package dev.tierwise.domain.text;

import org.jspecify.annotations.NullMarked;
