package dev.tierwise.adapter.csv.workbook;

import java.util.Optional;

/**
 * Cells that are merged into one. Only the first contains a value.
 *
 * @param firstRow    from 1
 * @param firstColumn from 0
 * @param lastRow     from 1, inclusive
 * @param lastColumn  from 0, inclusive
 */
public record MergedRange(int firstRow, int firstColumn, int lastRow, int lastColumn) {

    /** The cell that contains the value, such as {@code B3}. */
    public String firstCell() {
        return CellName.of(firstRow, firstColumn);
    }

    /** Empty if it is not the name of a range, or of one that is a single cell. */
    static Optional<MergedRange> parse(String reference) {
        int colon = reference.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        CellName first = CellName.parse(reference.substring(0, colon));
        CellName last = CellName.parse(reference.substring(colon + 1));
        return first == null || last == null || last.row() < first.row() || last.column() < first.column()
                ? Optional.empty()
                : Optional.of(new MergedRange(first.row(), first.column(), last.row(), last.column()));
    }

    /** The name of the range, such as {@code B3:B7}. */
    @Override
    public String toString() {
        return firstCell() + ":" + CellName.of(lastRow, lastColumn);
    }
}
