/** What the user asks for on the command line and in {@code tierwise.yaml}: sources, rates, partner, secrets. */
@NullMarked
package dev.tierwise.cli.config;

import org.jspecify.annotations.NullMarked;
