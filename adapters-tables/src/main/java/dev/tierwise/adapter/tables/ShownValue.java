package dev.tierwise.adapter.tables;

import dev.tierwise.domain.text.Text;

/** Values of cells as messages show them. */
public final class ShownValue {

    private static final int MOST_SHOWN = 40;

    private ShownValue() {}

    /** A value for a message: on one line, not too long, and never an e-mail address that slipped into a wrong column. */
    public static Text shown(String value) {
        if (value.indexOf('@') >= 0) {
            return Text.of(ShownValue.class, "this.value");
        }
        StringBuilder shown = new StringBuilder("'");
        value.codePoints()
                .limit(MOST_SHOWN)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .forEach(shown::appendCodePoint);
        return Text.verbatim(shown.append(value.codePointCount(0, value.length()) > MOST_SHOWN ? "…'" : "'")
                .toString());
    }
}
