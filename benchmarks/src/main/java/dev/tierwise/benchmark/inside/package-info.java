/** Steps inside of commands, each with the plainest way to the same as a peer. */
@NullMarked
package dev.tierwise.benchmark.inside;

import org.jspecify.annotations.NullMarked;
