package dev.tierwise.adapter.tables;

import java.util.Objects;

/**
 * The characters of a cell without the invisible ones around them, for a look at them that makes no string: a million rows have millions of
 * cells, and most hold a day, an amount or a name that was read before. A table fills it for one row, then for the next. Not thread safe.
 */
public final class CellText implements CharSequence {

    private static final int RECENT = 64;

    private char[] chars = new char[0];
    private int begin;
    private int end;
    private int writtenLength;

    /** Strings that were made lately, by some of their characters. */
    private final String[] recent = new String[RECENT];

    /** Takes a text. */
    public void set(String text) {
        set(text.toCharArray(), 0, text.length());
    }

    /**
     * Takes characters, with those around them that are invisible.
     *
     * @param chars are not copied, and must stay as they are until the next row
     * @param from  where they begin
     * @param to    where they end, exclusive
     */
    public void set(char[] chars, int from, int to) {
        this.chars = chars;
        writtenLength = to - from;
        begin = from;
        end = to;
        while (begin < end && Spelling.isInvisible(chars[begin])) {
            begin++;
        }
        while (end > begin && Spelling.isInvisible(chars[end - 1])) {
            end--;
        }
    }

    /** How many characters there are with the invisible ones around them. */
    int writtenLength() {
        return writtenLength;
    }

    @Override
    public int length() {
        return end - begin;
    }

    @Override
    public char charAt(int index) {
        return chars[begin + Objects.checkIndex(index, end - begin)];
    }

    @Override
    public CharSequence subSequence(int from, int to) {
        return toString().subSequence(from, to);
    }

    /** The characters as a string, the same one again if they were read lately. */
    @Override
    public String toString() {
        int length = end - begin;
        if (length == 0) {
            return "";
        }
        // a few characters tell the ids, apps and domains of neighbouring rows apart
        int slot = (length + 5 * chars[begin] + 11 * chars[begin + length / 2] + 31 * chars[end - 1]) & (RECENT - 1);
        String known = recent[slot];
        if (known == null || !is(known)) {
            known = new String(chars, begin, length);
            recent[slot] = known;
        }
        return known;
    }

    private boolean is(String text) {
        if (text.length() != end - begin) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) != chars[begin + i]) {
                return false;
            }
        }
        return true;
    }
}
