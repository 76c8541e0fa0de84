/** What the tests of several modules share. Not part of the distribution. */
@NullMarked
package dev.tierwise.testing;

import org.jspecify.annotations.NullMarked;
