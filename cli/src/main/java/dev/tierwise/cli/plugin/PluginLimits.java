package dev.tierwise.cli.plugin;

import java.time.Duration;

/**
 * How long plug-ins are waited for.
 *
 * @param atOnce   how long an adapter may take for what it answers without I/O
 * @param overtime how much longer than its deadline an adapter may take, which should have given up by then
 * @param grace    how long a plug-in that was interrupted may take to stop
 */
public record PluginLimits(Duration atOnce, Duration overtime, Duration grace) {

    /** The limits that users have. */
    public static final PluginLimits USUAL =
            new PluginLimits(Duration.ofSeconds(5), Duration.ofSeconds(3), Duration.ofSeconds(2));
}
