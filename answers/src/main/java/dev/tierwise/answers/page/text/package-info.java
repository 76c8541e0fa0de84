/** Pages at a terminal. */
@NullMarked
package dev.tierwise.answers.page.text;

import org.jspecify.annotations.NullMarked;
