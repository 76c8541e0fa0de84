/** A service, and what it takes from the program that runs it. */
@NullMarked
package dev.tierwise.server;

import org.jspecify.annotations.NullMarked;
