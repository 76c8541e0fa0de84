package dev.tierwise.files.yaml;

/**
 * A place in a file.
 *
 * @param file   the file as people know it
 * @param line   first = 1
 * @param column in characters, first = 1
 */
public record Place(String file, int line, int column) {

    /** Where a file begins, for what concerns it as a whole. */
    public static Place startOf(String file) {
        return new Place(file, 1, 1);
    }

    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
