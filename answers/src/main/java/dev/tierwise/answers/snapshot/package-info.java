/** Writes what the sources know as a folder of CSV files that gives the same answer when it is read back. */
@NullMarked
package dev.tierwise.answers.snapshot;

import org.jspecify.annotations.NullMarked;
