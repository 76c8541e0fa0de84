package dev.tierwise.adapter.hubspot.fake;

/** The public API describes no such request. */
final class WrongRequest extends Exception {

    private static final long serialVersionUID = 1;

    WrongRequest(String message) {
        super(message);
    }
}
