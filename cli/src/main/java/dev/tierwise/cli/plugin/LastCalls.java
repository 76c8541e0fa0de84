package dev.tierwise.cli.plugin;

import dev.tierwise.spi.SourceException;
import dev.tierwise.spi.SourceSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Under which guard each source of an adapter was called last. Java cannot stop a thread: each further call to a source that hangs
 * would leave one more behind. Used from any thread.
 */
final class LastCalls {

    private final Map<SourceSettings, Guard> guards = new HashMap<>();

    /**
     * A new guard for a source.
     *
     * @param source is the same as long as its settings are the same object
     * @throws SourceException of kind {@code UNAVAILABLE} as long as the last call has not come back
     */
    synchronized Guard next(SourceSettings source, Supplier<Guard> guard) throws SourceException {
        Guard last = guards.get(source);
        if (last != null && last.isLeftBehind()) {
            throw last.leftBehind();
        }
        Guard next = guard.get();
        guards.put(source, next);
        return next;
    }
}
