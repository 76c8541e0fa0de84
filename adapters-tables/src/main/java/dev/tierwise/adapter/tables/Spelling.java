package dev.tierwise.adapter.tables;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Compares names that people typed, of columns, files and sheets. */
public final class Spelling {

    private static final int LONG_NAME = 10;

    private Spelling() {}

    /** Whether a character shows nothing, or only space: white space, no-break spaces, zero-width characters, direction marks. */
    static boolean isInvisible(char c) {
        if (c <= ' ') {
            return Character.isWhitespace(c);
        }
        return c >= '\u0080'
                && (Character.isWhitespace(c)
                        || Character.isSpaceChar(c)
                        || (c >= '\u200B' && c <= '\u200F')
                        || c == '\u2060'
                        || c == '\uFEFF'
                        || c == '\u0085');
    }

    /** The text without invisible characters around it. */
    public static String trimmed(String text) {
        int begin = 0;
        int end = text.length();
        while (begin < end && isInvisible(text.charAt(begin))) {
            begin++;
        }
        while (end > begin && isInvisible(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(begin, end);
    }

    /** A name in lower case, composed, with runs of spaces, hyphens and underscores as one underscore. */
    public static String form(String name) {
        return Normalizer.normalize(trimmed(name), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[\\s\\p{Z}_\\-\u2010-\u2015]+", "_");
    }

    /** The known name that is so near that the written one is probably a slip: one edit away, two for names of ten letters or more. */
    public static Optional<String> nearest(String written, Collection<String> known) {
        return known.stream()
                .filter(name -> edits(written, name) <= (letters(name) >= LONG_NAME ? 2 : 1))
                .min(Comparator.comparingInt(name -> edits(written, name)));
    }

    private static long letters(String name) {
        return name.codePoints().filter(Character::isLetter).count();
    }

    /** How many letters have to be changed, added, left out or swapped with their neighbour. */
    private static int edits(String a, String b) {
        int[][] edits = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    edits[i][j] = i + j;
                    continue;
                }
                int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                edits[i][j] = Math.min(edits[i - 1][j - 1] + same, 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    edits[i][j] = Math.min(edits[i][j], edits[i - 2][j - 2] + 1);
                }
            }
        }
        return edits[a.length()][b.length()];
    }
}
