/** The border between Tierwise and the sources: what they are told to do passes through here, and everything that they say. */
@NullMarked
package dev.tierwise.spi.border;

import org.jspecify.annotations.NullMarked;
