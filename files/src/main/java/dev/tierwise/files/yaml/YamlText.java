package dev.tierwise.files.yaml;

import java.util.regex.Pattern;

/** Texts as they are written in a YAML file. */
public final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}0-9]*([ -][\\p{L}0-9]+)*");

    /** Words that look plain but that YAML readers take for something else than a text. */
    private static final Pattern RESERVED =
            Pattern.compile("y|n|yes|no|on|off|true|false|null", Pattern.CASE_INSENSITIVE);

    private YamlText() {}

    /** The text as a value, also between braces: as it is where every YAML reader takes it for a text, else in quotes. */
    public static String of(String text) {
        if (PLAIN.matcher(text).matches() && !RESERVED.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (isAllowed(c) && !isLineBreakOrControl(c)) {
                quoted.appendCodePoint(c);
            } else {
                quoted.append(String.format("\\u%04x", c));
            }
        });
        return quoted.append('"').toString();
    }

    /** Whether YAML allows the character outside of escapes. */
    static boolean isAllowed(int c) {
        return (c >= ' ' && c < 0x7F)
                || c == '\t'
                || c == '\n'
                || c == '\r'
                || c == 0x85
                || (c >= 0xA0 && c < 0xD800)
                || (c >= 0xE000 && c < 0xFFFE && c != 0xFEFF)
                || c > 0xFFFF;
    }

    /** Whether the character would end a line or steer a terminal. */
    static boolean isLineBreakOrControl(int c) {
        return Character.isISOControl(c) || c == 0x2028 || c == 0x2029;
    }
}
