package dev.tierwise.application.advise;

/** No mid-month update lies between today and the day by which a tier is wanted. */
public final class DayTooNearException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DayTooNearException(String message) {
        super(message);
    }
}
