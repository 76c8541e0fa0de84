/** Folders to fill in. */
@NullMarked
package dev.tierwise.cli.init;

import org.jspecify.annotations.NullMarked;
