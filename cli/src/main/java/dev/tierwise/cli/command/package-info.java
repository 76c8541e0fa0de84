/** The commands, one class each. */
@NullMarked
package dev.tierwise.cli.command;

import org.jspecify.annotations.NullMarked;
