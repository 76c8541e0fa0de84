package dev.tierwise.domain.text;

/** An exception whose message users read in their language. Its {@link Throwable#getMessage} is the English one. */
public interface Worded {

    /** What is wrong, and what to do. */
    Text text();

    /** The text of an exception: the one that it holds, else its message as it is. */
    static Text of(Throwable failure) {
        return failure instanceof Worded worded ? worded.text() : Text.verbatim(String.valueOf(failure.getMessage()));
    }
}
