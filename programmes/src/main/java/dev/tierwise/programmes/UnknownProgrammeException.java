package dev.tierwise.programmes;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;

/** No programme or template is called what the user wrote: the message suggests those that there are. */
public final class UnknownProgrammeException extends RuntimeException implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Text text;

    UnknownProgrammeException(Text text) {
        super(text.toString());
        this.text = text;
    }

    @Override
    public Text text() {
        return text;
    }
}
