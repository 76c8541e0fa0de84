package dev.tierwise.programmes;

import java.nio.file.Path;

/**
 * A programme as the user names it: the id of a built-in one, or a file.
 *
 * @param where where the user names it, for messages: an option, or a place in a file
 * @param text  what the user wrote
 * @param base  the folder that a relative path is taken from
 */
public record ProgrammeReference(String where, String text, Path base) {

    /** Whether a file is meant: the text ends as the names of YAML files do, or has a folder in it. */
    boolean isFile() {
        return text.matches("(?is).*\\.ya?ml") || text.contains("/") || text.contains("\\");
    }
}
