package dev.tierwise.cli;

/**
 * Something that the user can put right: the command ends with the message and the exit code, without a stack trace.
 * The message holds no secret.
 */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    public UserException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the command ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
