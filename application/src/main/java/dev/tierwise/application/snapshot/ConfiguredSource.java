package dev.tierwise.application.snapshot;

import dev.tierwise.application.spi.SourceFactory;
import dev.tierwise.application.spi.SourceSettings;

/**
 * A source as the user asked for it.
 *
 * @param adapter  the adapter
 * @param settings the values of its settings
 */
public record ConfiguredSource(SourceFactory adapter, SourceSettings settings) {}
