package dev.tierwise.cli;

/**
 * What {@code java.util.logging} is set up by where Tierwise is a process of its own: nothing. Libraries that log would
 * write stack traces between what people read; whatever matters of it, Tierwise says itself.
 */
public final class QuietLogging {

    /** Called by {@link java.util.logging.LogManager} instead of reading its usual configuration. */
    public QuietLogging() {}
}
