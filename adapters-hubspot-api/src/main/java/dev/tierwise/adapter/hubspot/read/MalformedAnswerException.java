package dev.tierwise.adapter.hubspot.read;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/** HubSpot's answer is JSON, but not of the shape that its documentation promises. */
final class MalformedAnswerException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    MalformedAnswerException(Text text) {
        super(text.toString());
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }
}
