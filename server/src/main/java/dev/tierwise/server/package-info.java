/**
 * What {@code tierwise serve} does for as long as it runs: keeps the accounts up to date, tells people what changed, and
 * lets others see how it is.
 */
@NullMarked
package dev.tierwise.server;

import org.jspecify.annotations.NullMarked;
