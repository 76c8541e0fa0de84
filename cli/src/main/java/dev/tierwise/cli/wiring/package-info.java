/** Puts everything together with Guice. */
@NullMarked
package dev.tierwise.cli.wiring;

import org.jspecify.annotations.NullMarked;
