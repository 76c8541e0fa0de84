/** Reads several sources and merges them, fact by fact, into the facts of one partner. */
@NullMarked
package dev.tierwise.application.snapshot;

import org.jspecify.annotations.NullMarked;
