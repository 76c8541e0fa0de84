package dev.tierwise.adapter.csv.workbook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which cell styles show a number as a day, a time or a duration. */
final class NumberFormats {

    /** How a number is shown. */
    enum Shown {
        NUMBER,
        /** As a day, a time of day or both. */
        DAY_OR_TIME,
        /** As hours, minutes or seconds that go on counting beyond a day. */
        DURATION
    }

    private static final int MOST_STYLES = 100_000;

    private final List<Shown> byStyle = new ArrayList<>();

    private NumberFormats() {}

    /** The formats of a workbook that has no styles. */
    static NumberFormats none() {
        return new NumberFormats();
    }

    static NumberFormats read(XmlPart styles) throws BadWorkbookException {
        NumberFormats formats = new NumberFormats();
        Map<Integer, String> codes = new HashMap<>();
        boolean inCellFormats = false;
        while (styles.next()) {
            if (styles.begins("numFmt")) {
                String code = styles.attribute("formatCode");
                codes.put(number(styles.attribute("numFmtId")), code == null ? "" : code);
            } else if (styles.begins("cellXfs")) {
                inCellFormats = true;
            } else if (styles.ends("cellXfs")) {
                inCellFormats = false;
            } else if (styles.begins("dxfs")) {
                // The formats in here are those of conditions, whose ids are their own.
                styles.skip();
            } else if (inCellFormats && styles.begins("xf")) {
                int id = number(styles.attribute("numFmtId"));
                String code = codes.get(id);
                formats.byStyle.add(code == null ? builtIn(id) : custom(code));
            }
            if (formats.byStyle.size() > MOST_STYLES || codes.size() > MOST_STYLES) {
                throw BadWorkbookException.of("damaged");
            }
        }
        return formats;
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** Formats that have an id alone; which ones show days in East Asia only, see ECMA-376, part 1, 18.8.30. */
    private static Shown builtIn(int id) {
        if (id == 46) {
            return Shown.DURATION;
        }
        boolean shown =
                (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || id == 45 || id == 47 || (id >= 50 && id <= 58);
        return shown ? Shown.DAY_OR_TIME : Shown.NUMBER;
    }

    /** What a format code shows: its first section, which is that of positive numbers, decides. */
    static Shown custom(String code) {
        Shown shown = Shown.NUMBER;
        for (int i = 0; i < code.length(); i++) {
            char symbol = Character.toLowerCase(code.charAt(i));
            switch (symbol) {
                case ';' -> {
                    return shown;
                }
                case '"' -> i = end(code, '"', i);
                case '[' -> {
                    int end = end(code, ']', i);
                    if (isCounting(code.substring(i + 1, Math.min(end, code.length())))) {
                        return Shown.DURATION;
                    }
                    i = end;
                }
                // Each takes the character after it as it is.
                case '\\', '_', '*' -> i++;
                case 'd', 'm', 'y', 'h', 's' -> shown = Shown.DAY_OR_TIME;
                case 'g' -> {
                    if (code.regionMatches(true, i, "General", 0, "General".length())) {
                        i += "General".length() - 1;
                    }
                }
                default -> {}
            }
        }
        return shown;
    }

    private static int end(String code, char last, int from) {
        int end = code.indexOf(last, from + 1);
        return end < 0 ? code.length() : end;
    }

    private static boolean isCounting(String bracketed) {
        return bracketed.toLowerCase(Locale.ROOT).matches("h+|m+|s+");
    }

    /** How the numbers of a style are shown; as numbers if there is no such style. */
    Shown shown(int style) {
        return style >= 0 && style < byStyle.size() ? byStyle.get(style) : Shown.NUMBER;
    }
}
