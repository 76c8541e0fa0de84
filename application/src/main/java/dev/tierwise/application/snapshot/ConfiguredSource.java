package dev.tierwise.application.snapshot;

import dev.tierwise.spi.Redaction;
import dev.tierwise.spi.Setting;
import dev.tierwise.spi.SourceFactory;
import dev.tierwise.spi.SourceSettings;

/**
 * A source as the user asked for it.
 *
 * @param adapter  the adapter
 * @param settings the values of its settings
 */
public record ConfiguredSource(SourceFactory adapter, SourceSettings settings) {

    /** The source's location as the user wrote it, without credentials; the adapter's name where it has none. */
    public String location() {
        return settings.text(Setting.LOCATION)
                .map(Redaction::withoutCredentials)
                .orElse(adapter.name());
    }
}
