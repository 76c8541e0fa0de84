package dev.tierwise.cli;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.WordedException;

/**
 * Something that the user can put right: wrong usage or configuration. The command ends with the message, without a stack
 * trace. The message holds no secret.
 */
public final class UserException extends WordedException {

    private static final long serialVersionUID = 1;

    public UserException(Text text) {
        super(text);
    }

    /** In a sentence of the owner's message file. */
    public static UserException usage(Class<?> owner, String key, Object... values) {
        return new UserException(Text.of(owner, key, values));
    }
}
