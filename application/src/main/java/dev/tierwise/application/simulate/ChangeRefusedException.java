package dev.tierwise.application.simulate;

/** A change cannot be made to the facts: the message says which, why, and what to do. */
public final class ChangeRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    ChangeRefusedException(String message) {
        super(message);
    }
}
