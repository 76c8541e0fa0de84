package dev.tierwise.adapter.csv.workbook;

import org.jspecify.annotations.Nullable;

/**
 * The name of a cell, such as {@code B3}.
 *
 * @param row    from 1
 * @param column from 0
 */
record CellName(int row, int column) {

    static final int MOST_ROWS = 1 << 20;

    static final int MOST_COLUMNS = 1 << 14;

    private static final int LETTERS = 26;

    /** Null if it is no name of a cell that a sheet can have. */
    static @Nullable CellName parse(String name) {
        int column = 0;
        int i = 0;
        for (; i < name.length() && isLetter(name.charAt(i)); i++) {
            column = column * LETTERS + name.charAt(i) - 'A' + 1;
            if (column > MOST_COLUMNS) {
                return null;
            }
        }
        int row = 0;
        int digits = i;
        for (; i < name.length() && name.charAt(i) >= '0' && name.charAt(i) <= '9'; i++) {
            row = row * 10 + name.charAt(i) - '0';
            if (row > MOST_ROWS) {
                return null;
            }
        }
        return column == 0 || i == digits || i < name.length() || row == 0 ? null : new CellName(row, column - 1);
    }

    private static boolean isLetter(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static String of(int row, int column) {
        return letters(column) + row;
    }

    /** The letters of a column, counted from 0. */
    static String letters(int column) {
        StringBuilder letters = new StringBuilder();
        for (int rest = column + 1; rest > 0; rest = (rest - 1) / LETTERS) {
            letters.insert(0, (char) ('A' + (rest - 1) % LETTERS));
        }
        return letters.toString();
    }
}
