package dev.tierwise.server.question;

/**
 * How far a reading is.
 *
 * @param source what people call the source that is being read
 * @param rows   how many rows or records it gave so far
 */
public record Progress(String source, long rows) {}
