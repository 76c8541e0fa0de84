/** Values as programs read them. */
@NullMarked
package dev.tierwise.answers.wire;

import org.jspecify.annotations.NullMarked;
