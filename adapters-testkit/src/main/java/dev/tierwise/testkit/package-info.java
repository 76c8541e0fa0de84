/**
 * The contract of adapters as tests: an author extends {@link dev.tierwise.testkit.SourceContract} and says how an agency is put
 * where the adapter reads it.
 */
@NullMarked
package dev.tierwise.testkit;

import org.jspecify.annotations.NullMarked;
