/** Which portals changed a figure, and why. */
@NullMarked
package dev.tierwise.answers.changes;

import org.jspecify.annotations.NullMarked;
