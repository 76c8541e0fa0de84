package dev.tierwise.answers.announcement;

import dev.tierwise.answers.Printable;
import java.util.regex.Pattern;

/**
 * What others wrote means nothing to Slack, Mattermost and Teams: no mention, link, image or emphasis comes of it. Each character that
 * could begin one is replaced by another that looks like it, because what one of them takes for an escape another one shows.
 */
final class LookAlikes {

    /** How long a name in a chat may be, in code points; with the most names that a sentence has it is short enough for every service. */
    private static final int LONGEST_NAME = 150;

    private static final Pattern SCHEME = Pattern.compile("://");
    private static final Pattern ENTITY = Pattern.compile("&(?=\\w+;)");
    private static final Pattern DOT_IN_A_DOMAIN = Pattern.compile("(?<=[\\p{L}\\p{N}])\\.(?=\\p{L})");
    private static final Pattern COLON_IN_A_WORD = Pattern.compile(":(?! )");
    private static final Pattern NUMBER_OF_A_LIST = Pattern.compile("^([0-9]+)\\.");

    private LookAlikes() {}

    /** A text, of any length. */
    static String text(String text) {
        StringBuilder harmless = new StringBuilder();
        String line = Printable.line(text);
        line.codePoints().map(LookAlikes::ofAny).forEach(harmless::appendCodePoint);
        return DOT_IN_A_DOMAIN
                .matcher(ENTITY.matcher(SCHEME.matcher(harmless).replaceAll(":\u2215\u2215"))
                        .replaceAll("\uFF06"))
                .replaceAll("\u2024");
    }

    /**
     * A name that may also stand at the beginning of a line: shortened, and without what begins a list, a formula, an emoji or the
     * functions of Adaptive Cards.
     */
    static String name(String name) {
        String stripped = text(name).strip();
        String brief = stripped.codePointCount(0, stripped.length()) <= LONGEST_NAME
                ? stripped
                : stripped.substring(0, stripped.offsetByCodePoints(0, LONGEST_NAME - 1)) + "\u2026";
        StringBuilder harmless = new StringBuilder();
        brief.codePoints().map(LookAlikes::ofANameOnly).forEach(harmless::appendCodePoint);
        if (harmless.isEmpty()) {
            // a card without a text is refused
            return "\u2013";
        }
        harmless.setCharAt(0, ofTheBeginning(harmless.charAt(0)));
        return NUMBER_OF_A_LIST
                .matcher(COLON_IN_A_WORD.matcher(harmless).replaceAll("\u2236"))
                .replaceFirst("$1\u2024");
    }

    private static int ofAny(int c) {
        return switch (c) {
            // the space in a day at which a page breaks no line
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
            default -> c;
        };
    }

    private static int ofANameOnly(int c) {
        return switch (c) {
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
