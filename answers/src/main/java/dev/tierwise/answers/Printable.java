package dev.tierwise.answers;

import org.jspecify.annotations.Nullable;

/**
 * Text from files and services as it may be shown in a terminal: without the characters that would move the cursor,
 * change colours or turn the direction of writing.
 */
public final class Printable {

    private static final char REPLACEMENT = '\uFFFD';

    private Printable() {}

    /** The text on one line: every control character is replaced. */
    public static String line(@Nullable String text) {
        return clean(text, false);
    }

    /** The text with its line breaks, every other control character replaced. */
    public static String lines(@Nullable String text) {
        return clean(text, true);
    }

    private static String clean(@Nullable String text, boolean keepLineBreaks) {
        if (text == null) {
            return "";
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> (keepLineBreaks && c == '\n') || !isControl(c) ? c : REPLACEMENT)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    /** Whether a character moves the cursor, ends a line, turns the direction of writing, or is half of a character. */
    public static boolean isControl(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // the joiners that letters of some scripts need are kept; direction marks and overrides are not
            case Character.FORMAT -> c != 0x200C && c != 0x200D;
            default -> false;
        };
    }
}
