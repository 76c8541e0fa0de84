/** Finds, reads, reviews and writes programmes as YAML. */
@NullMarked
package dev.tierwise.programmes;

import org.jspecify.annotations.NullMarked;
