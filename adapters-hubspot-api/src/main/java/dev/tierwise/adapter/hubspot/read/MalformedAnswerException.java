package dev.tierwise.adapter.hubspot.read;

/** HubSpot's answer is JSON, but not of the shape that its documentation promises. */
final class MalformedAnswerException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedAnswerException(String message) {
        super(message);
    }
}
