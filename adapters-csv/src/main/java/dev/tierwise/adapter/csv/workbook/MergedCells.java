package dev.tierwise.adapter.csv.workbook;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The merged ranges of a sheet, asked for row by row. */
final class MergedCells {

    private static final int MOST_RANGES = 100_000;

    private final List<MergedRange> ranges;
    private @Nullable MergedRange[] byColumn = new @Nullable MergedRange[0];
    private int used;

    private MergedCells(List<MergedRange> ranges) {
        this.ranges = ranges;
    }

    /** None at all. */
    static MergedCells none() {
        return new MergedCells(List.of());
    }

    static MergedCells read(XmlPart sheet) throws BadWorkbookException {
        List<MergedRange> ranges = new ArrayList<>();
        while (sheet.next()) {
            if (sheet.begins("sheetData")) {
                sheet.skip();
            } else if (sheet.begins("mergeCell")) {
                String reference = sheet.attribute("ref");
                MergedRange.parse(reference == null ? "" : reference).ifPresent(ranges::add);
                if (ranges.size() > MOST_RANGES) {
                    throw BadWorkbookException.of("merged.limit", MOST_RANGES);
                }
            }
        }
        ranges.sort(Comparator.comparingInt(MergedRange::firstRow));
        return new MergedCells(ranges);
    }

    /** The range that covers a cell; rows are asked for in their order. */
    Optional<MergedRange> at(int row, int column) {
        while (used < ranges.size() && ranges.get(used).firstRow() <= row) {
            put(ranges.get(used));
            used++;
        }
        MergedRange range = column < byColumn.length ? byColumn[column] : null;
        return range != null && row <= range.lastRow() ? Optional.of(range) : Optional.empty();
    }

    private void put(MergedRange range) {
        if (byColumn.length <= range.lastColumn()) {
            byColumn = Arrays.copyOf(byColumn, range.lastColumn() + 1);
        }
        Arrays.fill(byColumn, range.firstColumn(), range.lastColumn() + 1, range);
    }
}
