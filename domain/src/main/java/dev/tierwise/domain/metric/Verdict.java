package dev.tierwise.domain.metric;

/**
 * Whether a portal counts, and the first reason that decides it.
 *
 * @param count  whether it counts
 * @param reason why
 * @param <R>    the reasons there are
 */
public record Verdict<R extends Enum<R>>(Count count, R reason) {}
