/**
 * What Tierwise does with the rules: one package per use case, the merging of sources in {@code snapshot}, and in
 * {@code spi} what adapters implement.
 */
@NullMarked
package dev.tierwise.application;

import org.jspecify.annotations.NullMarked;
