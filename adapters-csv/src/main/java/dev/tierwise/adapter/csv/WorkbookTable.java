package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.csv.workbook.BadWorkbookException;
import dev.tierwise.adapter.csv.workbook.CellKind;
import dev.tierwise.adapter.csv.workbook.MergedRange;
import dev.tierwise.adapter.csv.workbook.SheetRows;
import dev.tierwise.adapter.csv.workbook.Workbook;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.Spelling;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A sheet of a workbook. */
final class WorkbookTable implements Table {

    private static final Set<CellKind> EXACT =
            EnumSet.of(CellKind.NUMBER, CellKind.DAY, CellKind.MOMENT, CellKind.BOOLEAN);

    private final Workbook workbook;
    private final SheetRows rows;
    private final FilePlace place;
    private final ProblemSink problems;
    private final List<String> header = new ArrayList<>();
    private final List<Integer> read = new ArrayList<>();
    private int headerRow = 1;
    private boolean hasReportedHidden;
    private boolean damaged;

    private WorkbookTable(Workbook workbook, SheetRows rows, FilePlace place, ProblemSink problems) {
        this.workbook = workbook;
        this.rows = rows;
        this.place = place;
        this.problems = problems;
    }

    /**
     * Reads the header.
     *
     * @param workbook closed with the table
     * @param file     the place of the workbook
     * @throws BrokenTableException when the sheet cannot be read, or has no header
     */
    static WorkbookTable open(Workbook workbook, String sheet, FilePlace file, TableForm form, ProblemSink problems)
            throws BrokenTableException {
        FilePlace place = file.sheet(sheet);
        try {
            WorkbookTable table = new WorkbookTable(workbook, workbook.open(sheet), place, problems);
            table.readHeader(form);
            return table;
        } catch (BadWorkbookException e) {
            workbook.close();
            throw new BrokenTableException(place.at(e.line(), e.column()), e.text());
        } catch (BrokenTableException e) {
            workbook.close();
            throw e;
        }
    }

    private void readHeader(TableForm form) throws BadWorkbookException, BrokenTableException {
        boolean isThere = nextWithContent();
        while (isThere && rows.row() <= form.skipped()) {
            isThere = nextWithContent();
        }
        if (!isThere) {
            throw new BrokenTableException(
                    place.at(1, 1), Text.of(WorkbookTable.class, "sheet.empty", String.join(", ", form.required())));
        }
        headerRow = rows.row();
        for (int i = 0; i < rows.width(); i++) {
            header.add(rows.text(i));
            if (form.column().apply(rows.text(i)).isPresent()) {
                read.add(i);
                if (rows.isColumnHidden(i)) {
                    problems.warning(atHeader(i), Text.of(WorkbookTable.class, "column.hidden", rows.text(i)));
                }
            }
        }
    }

    private boolean nextWithContent() throws BadWorkbookException {
        while (rows.next()) {
            for (int i = 0; i < rows.width(); i++) {
                if (!Spelling.trimmed(rows.text(i)).isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws BrokenTableException {
        try {
            while (nextWithContent()) {
                if (isWhole()) {
                    return true;
                }
                damaged = true;
            }
        } catch (BadWorkbookException e) {
            throw new BrokenTableException(place.at(e.line(), e.column()), e.text());
        }
        if (rows.hiddenRows() > 0 && !hasReportedHidden) {
            hasReportedHidden = true;
            problems.warning(
                    place.at(headerRow, 1), Text.counted(WorkbookTable.class, "rows.hidden", rows.hiddenRows()));
        }
        return false;
    }

    /** Whether all cells that are read can be; what cannot is reported. */
    private boolean isWhole() throws BadWorkbookException {
        boolean whole = true;
        for (int column : read) {
            Optional<Text> fault = fault(column);
            if (fault.isPresent()) {
                whole = false;
                problems.error(at(column), about(column, Spelling.trimmed(header.get(column)), fault.get()));
            }
        }
        for (int column = header.size(); column < rows.width(); column++) {
            if (!Spelling.trimmed(rows.text(column)).isEmpty()) {
                problems.warning(at(column), Text.of(WorkbookTable.class, "cell.beyond"));
            }
        }
        return whole;
    }

    private Optional<Text> fault(int column) throws BadWorkbookException {
        if (rows.kind(column) != CellKind.EMPTY) {
            return rows.problem(column);
        }
        return rows.mergedAt(column)
                .filter(range -> !range.firstCell().equals(rows.cellName(column)))
                .map(MergedRange::toString)
                .map(range -> Text.of(WorkbookTable.class, "cell.merged", range));
    }

    @Override
    public String text(int column) {
        return rows.text(column);
    }

    @Override
    public boolean isExact(int column) {
        return EXACT.contains(rows.kind(column));
    }

    @Override
    public boolean isDamaged() {
        return damaged;
    }

    @Override
    public Origin atHeader(int column) {
        return place.at(headerRow, column + 1);
    }

    @Override
    public Origin at(int column) {
        return place.at(rows.row(), column + 1);
    }

    @Override
    public void close() {
        rows.close();
        workbook.close();
    }
}
