package dev.tierwise.programmes;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * A programme as the user names it: the id of a built-in one or of HubSpot's line of them, or a file.
 *
 * @param where where the user names it, for messages: an option, or a place in a file
 * @param text  what the user wrote
 * @param base  the folder that a relative path is taken from
 * @param later the programmes that go on with HubSpot's line, in chronological order
 */
public record ProgrammeReference(String where, String text, Path base, List<Later> later) {

    /**
     * A programme that goes on with HubSpot's line.
     *
     * @param from      the first day on which it is in force
     * @param programme which one
     */
    public record Later(LocalDate from, ProgrammeReference programme) {}

    public ProgrammeReference {
        later = List.copyOf(later);
    }

    /** Nothing goes on with HubSpot's line. */
    public ProgrammeReference(String where, String text, Path base) {
        this(where, text, base, List.of());
    }

    /** The same where some programmes go on with HubSpot's line. */
    public ProgrammeReference followedBy(List<Later> others) {
        return new ProgrammeReference(where, text, base, others);
    }

    /** Whether a file is meant: the text ends as the names of YAML files do, or has a folder in it. */
    boolean isFile() {
        return text.matches("(?is).*\\.ya?ml") || text.contains("/") || text.contains("\\");
    }
}
