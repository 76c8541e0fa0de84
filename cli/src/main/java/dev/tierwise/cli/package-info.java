/** The {@code tierwise} command: a function of arguments and environment that answers with an exit code. */
@NullMarked
package dev.tierwise.cli;

import org.jspecify.annotations.NullMarked;
