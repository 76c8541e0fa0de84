package dev.tierwise.application.snapshot;

/**
 * Something about the data that people must know.
 *
 * @param severity whether the evaluation went on
 * @param where    the place, for instance {@code app_usage.csv:12:2} or {@code hubspot:record/501}; with several
 *                 sources of files, the source's location precedes the file
 * @param message  what is wrong, what was expected, what to do
 */
public record Problem(Severity severity, String where, String message) {

    /** What a problem means for the evaluation. */
    public enum Severity {
        /** Nothing is evaluated. */
        ERROR,
        /** The evaluation goes on. */
        WARNING
    }

    @Override
    public String toString() {
        return where + ": " + message;
    }
}
