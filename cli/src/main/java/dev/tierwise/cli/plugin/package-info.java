/** Finds the adapters. */
@NullMarked
package dev.tierwise.cli.plugin;

import org.jspecify.annotations.NullMarked;
