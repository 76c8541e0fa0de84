package dev.tierwise.adapter.csv.workbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of a workbook, of which each is stored once. They are the only thing that grows with the file in memory. */
final class SharedStrings {

    /** How many characters all texts may have together, including {@link #CHARACTERS_PER_TEXT} for each. */
    static final long MOST_CHARACTERS = 64_000_000;

    /** What a text takes up beside its characters. */
    private static final int CHARACTERS_PER_TEXT = 24;

    /** Excel itself stops at 32,767. */
    static final int LONGEST_TEXT = 1_000_000;

    /** How characters are written that XML does not allow. */
    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final List<String> texts = new ArrayList<>();

    private SharedStrings() {}

    /** Of a workbook without such texts. */
    static SharedStrings none() {
        return new SharedStrings();
    }

    static SharedStrings read(XmlPart part, long mostCharacters) throws BadWorkbookException {
        SharedStrings strings = new SharedStrings();
        StringBuilder text = new StringBuilder();
        long characters = 0;
        while (part.next()) {
            if (part.begins("si")) {
                text.setLength(0);
                appendRichText(part, text, LONGEST_TEXT);
                characters += text.length() + CHARACTERS_PER_TEXT;
                if (characters > mostCharacters) {
                    throw BadWorkbookException.of("texts.too.long", mostCharacters);
                }
                strings.texts.add(unescaped(text));
            }
        }
        return strings;
    }

    /** Appends the text of the element that begins here, with that of its runs and without phonetic help, and moves to its end. */
    static void appendRichText(XmlPart part, StringBuilder target, int most) throws BadWorkbookException {
        String element = part.name();
        while (part.next() && !part.ends(element)) {
            if (part.begins("t")) {
                part.appendText(target, most);
            } else if (part.begins("rPh")) {
                part.skip();
            }
        }
    }

    static String unescaped(StringBuilder text) {
        if (text.indexOf("_x") < 0) {
            return text.toString();
        }
        Matcher escaped = ESCAPED.matcher(text);
        return escaped.replaceAll(
                match -> Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(match.group(1), 16))));
    }

    String get(int index) throws BadWorkbookException {
        if (index < 0 || index >= texts.size()) {
            throw BadWorkbookException.of("damaged");
        }
        return texts.get(index);
    }
}
