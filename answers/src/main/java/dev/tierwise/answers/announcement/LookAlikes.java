package dev.tierwise.answers.announcement;

import dev.tierwise.answers.Printable;
import java.util.regex.Pattern;

/**
 * What others wrote means nothing to Slack, Mattermost and Teams: no mention, link, image, emphasis, list, formula, emoji or function of
 * Adaptive Cards comes of it. Each character that could begin one is replaced by another that looks like it and that nobody takes for
 * it, because what one of them takes for an escape another one shows.
 */
final class LookAlikes {

    /** How long a name in a chat may be, in code points; with the most names that a sentence has it is short enough for every service. */
    private static final int LONGEST_NAME = 150;

    private static final Pattern ENTITY = Pattern.compile("&(?=\\w+;)");
    /** Also those that count as dots in the name of a host. */
    private static final Pattern DOT_IN_A_WORD = Pattern.compile("[.\u2024\u3002\uFE52\uFF0E\uFF61](?! |$)");

    private static final Pattern COLON_IN_A_WORD = Pattern.compile(":(?! )");
    private static final Pattern NUMBER_OF_A_LIST = Pattern.compile("^([0-9]+)([.)])");

    private LookAlikes() {}

    /** A name: on one line, shortened, and never empty. It may stand at the beginning of a line. */
    static String name(String name) {
        StringBuilder harmless = new StringBuilder();
        brief(Printable.line(name)).codePoints().map(LookAlikes::of).forEach(harmless::appendCodePoint);
        String stripped = harmless.toString().strip();
        if (stripped.isEmpty()) {
            // a card without a text is refused
            return "\u2013";
        }
        String begun = ofTheBeginning(stripped.charAt(0)) + stripped.substring(1);
        String words = DOT_IN_A_WORD
                .matcher(COLON_IN_A_WORD
                        .matcher(ENTITY.matcher(begun).replaceAll("\uFF06"))
                        .replaceAll("\u2236"))
                .replaceAll("\u00B7");
        return NUMBER_OF_A_LIST
                .matcher(words)
                .replaceFirst(number -> number.group(1) + (number.group(2).equals(".") ? "\u2024" : "\uFF09"));
    }

    private static String brief(String name) {
        String stripped = name.strip();
        return stripped.codePointCount(0, stripped.length()) <= LONGEST_NAME
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, LONGEST_NAME - 1)) + "\u2026";
    }

    private static int of(int c) {
        return switch (c) {
            // the space that strip() takes for a letter
            case 0xA0 -> ' ';
            case '<' -> 0x2039;
            case '>' -> 0x203A;
            case '@' -> 0xFF20;
            case '#' -> 0xFF03;
            case '~' -> 0xFF5E;
            case '[' -> 0xFF3B;
            case ']' -> 0xFF3D;
            case '*' -> 0x2217;
            case '_' -> 0xFF3F;
            case '`' -> 0x02CB;
            case '|' -> 0xFF5C;
            case '\\' -> 0xFF3C;
            case '{' -> 0xFF5B;
            case '}' -> 0xFF5D;
            case '$' -> 0xFF04;
            default -> c;
        };
    }

    private static char ofTheBeginning(char c) {
        return switch (c) {
            case '-' -> '\u2010';
            case '+' -> '\uFF0B';
            case '=' -> '\uFF1D';
            default -> c;
        };
    }
}
