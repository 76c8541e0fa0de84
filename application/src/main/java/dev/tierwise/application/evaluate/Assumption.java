package dev.tierwise.application.evaluate;

/**
 * Something that the answer rests on although no source says it.
 *
 * @param id    which one, for instance {@code app-usage-look-back}
 * @param value what is assumed, for instance {@code P30D}
 */
public record Assumption(String id, String value) {}
