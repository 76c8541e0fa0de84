package dev.tierwise.domain.text;

/** Something that the user can put right: a wrong question or configuration. The message holds no secret. */
public class UserException extends WordedException {

    private static final long serialVersionUID = 1;

    public UserException(Text text) {
        super(text);
    }

    /** In a sentence of the owner's message file. */
    public static UserException usage(Class<?> owner, String key, Object... values) {
        return new UserException(Text.of(owner, key, values));
    }
}
