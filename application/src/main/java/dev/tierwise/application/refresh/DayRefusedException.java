package dev.tierwise.application.refresh;

/** A ledger only goes forward: the day lies before the last refreshed one, in the future, or implausibly long ago. */
public final class DayRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DayRefusedException(String message) {
        super(message);
    }
}
