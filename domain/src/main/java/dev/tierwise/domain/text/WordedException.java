package dev.tierwise.domain.text;

/** A failure whose message users read in their language. {@link #getMessage} is the English one. */
public abstract class WordedException extends RuntimeException implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    /** @param text what is wrong, and what to do */
    protected WordedException(Text text) {
        super(text.toString());
        this.text = text;
    }

    /**
     * @param text  what is wrong, and what to do
     * @param cause for whoever looks for a fault; users do not see it
     */
    protected WordedException(Text text, Throwable cause) {
        super(text.toString(), cause);
        this.text = text;
    }

    @Override
    public final Text text() {
        return text;
    }
}
