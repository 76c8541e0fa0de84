package dev.tierwise.cli;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/**
 * Something that the user can put right: the command ends with the message and the exit code, without a stack trace.
 * The message holds no secret.
 */
public final class UserException extends RuntimeException implements Worded {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;
    private final transient Text text;

    public UserException(ExitCode exitCode, Text text) {
        super(text.toString());
        this.exitCode = exitCode;
        this.text = text;
    }

    /** Wrong usage or configuration, in a sentence of the owner's message file. */
    public static UserException usage(Class<?> owner, String key, Object... values) {
        return new UserException(ExitCode.USAGE, Text.of(owner, key, values));
    }

    /** What the command ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }

    @Override
    public Text text() {
        return text;
    }
}
