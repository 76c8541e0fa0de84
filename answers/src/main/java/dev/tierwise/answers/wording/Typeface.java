package dev.tierwise.answers.wording;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jline.utils.WCWidth;

/**
 * What can be shown, and how wide it is. Text from outside passes through {@link #clean}: nothing in it can move the
 * cursor, set colours, break a line or turn the direction of writing.
 *
 * @param unicode whether more than ASCII can be shown
 */
public record Typeface(boolean unicode) {

    private static final char NO_BREAK = '\u00A0';
    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;

    /** The text with every kind of white space made a space, but one at which no line is broken, and everything that steers a terminal taken out or made visible. */
    public String clean(String text) {
        if (isPrintableAscii(text)) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    clean.append(c == NO_BREAK ? NO_BREAK : ' ');
                case Character.CONTROL -> {
                    if (Character.isWhitespace(c)) {
                        clean.append(' ');
                    } else {
                        clean.append(unknownCharacter());
                    }
                }
                case Character.SURROGATE -> clean.append(unknownCharacter());
                case Character.FORMAT -> {
                    if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
                        clean.appendCodePoint(c);
                    }
                }
                default -> clean.appendCodePoint(c);
            }
        });
        return unicode ? clean.toString() : ascii(clean.toString());
    }

    private String unknownCharacter() {
        return unicode ? "\uFFFD" : "?";
    }

    private static String ascii(String text) {
        String german = text.replace("Ä", "Ae")
                .replace("Ö", "Oe")
                .replace("Ü", "Ue")
                .replace("ä", "ae")
                .replace("ö", "oe")
                .replace("ü", "ue")
                .replace("ß", "ss")
                .replace("–", "-")
                .replace("…", "...")
                .replace("×", "x")
                .replaceAll("[„“”]", "\"");
        return Normalizer.normalize(german.replace(NO_BREAK, ' '), Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\u200C\u200D]", "")
                .replaceAll("[^ -~]", "?");
    }

    /** What stands between two ends of a range. */
    public String dash() {
        return unicode ? "–" : "-";
    }

    /** What stands before an amount that is taken away. */
    public String minus() {
        return unicode ? "−" : "-";
    }

    /** What stands before the least that a value can be. */
    public String atLeast() {
        return unicode ? "≥" : ">=";
    }

    /** What says that something has become more. */
    public String up() {
        return unicode ? "▲" : "^";
    }

    /** What says that something has become less. */
    public String down() {
        return unicode ? "▼" : "v";
    }

    /** What stands between before and after. */
    public String arrow() {
        return unicode ? "→" : "->";
    }

    /** How many columns a text takes. */
    public int width(String text) {
        if (isPrintableAscii(text)) {
            return text.length();
        }
        int width = 0;
        for (int i = 0; i < text.length(); i += WCWidth.charCountForGraphemeCluster(text, i)) {
            width += clusterWidth(text, i);
        }
        return width;
    }

    private static int clusterWidth(String text, int at) {
        return Math.max(0, WCWidth.wcwidthForGraphemeCluster(text, at));
    }

    /** As much of the text as fits, with a sign that some is left out; no character is cut in two. */
    public String truncate(String text, int columns) {
        if (width(text) <= columns) {
            return text;
        }
        String sign = unicode ? "…" : "...";
        int room = columns - sign.length();
        int end = 0;
        while (end < text.length() && clusterWidth(text, end) <= room) {
            room -= clusterWidth(text, end);
            end += WCWidth.charCountForGraphemeCluster(text, end);
        }
        return text.substring(0, end).stripTrailing() + sign;
    }

    /** The text with spaces after it up to a number of columns. */
    public String left(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - width(text)));
    }

    /** The text with spaces before it up to a number of columns. */
    public String right(String text, int columns) {
        return " ".repeat(Math.max(0, columns - width(text))) + text;
    }

    /** The text in lines that fit, broken at spaces; a word that is wider than a line is truncated. */
    public List<String> wrap(String text, int columns) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : text.split(" ", -1)) {
            String longer = line.isEmpty() ? word : line + " " + word;
            if (width(longer) > columns && !line.isEmpty()) {
                lines.add(line);
                longer = word;
            }
            line = truncate(longer, columns);
        }
        lines.add(line);
        return lines;
    }

    private static boolean isPrintableAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }
}
