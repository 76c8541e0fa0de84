package dev.tierwise.cli.config;

import dev.tierwise.spi.SourceFactory;
import java.util.List;
import java.util.Optional;

/** The adapters that there are. */
public interface Adapters {

    /** The adapter of a name; empty when there is none. */
    Optional<SourceFactory> find(String name);

    /** The names of all adapters, in the order in which people want to read them. */
    List<String> names();
}
