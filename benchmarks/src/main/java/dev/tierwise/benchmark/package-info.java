/** Measures how long things take, beside something else that runs at the same time on the same machine. */
@NullMarked
package dev.tierwise.benchmark;

import org.jspecify.annotations.NullMarked;
