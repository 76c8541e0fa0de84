package dev.tierwise.application.snapshot;

/** Is told how far a long reading is. */
@FunctionalInterface
public interface ReadingProgress {

    /**
     * A source is being read.
     *
     * @param source what people call it
     * @param rows   how many rows or records it gave so far
     */
    void read(String source, long rows);
}
