package dev.tierwise.adapter.tables;

import dev.tierwise.domain.text.Text;
import dev.tierwise.domain.text.Worded;
import dev.tierwise.spi.Origin;

/** A table cannot be read, or not any further. */
public final class BrokenTableException extends Exception implements Worded {

    private static final long serialVersionUID = 1;

    private final transient Origin at;
    private final transient Text text;

    /**
     * @param at   where reading ended
     * @param text why, and what to do
     */
    public BrokenTableException(Origin at, Text text) {
        super(text.toString(), null, false, false);
        this.at = at;
        this.text = text;
    }

    /** Where reading ended. */
    public Origin at() {
        return at;
    }

    @Override
    public Text text() {
        return text;
    }
}
