package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.csv.Separators.Separator;
import dev.tierwise.adapter.tables.BrokenTableException;
import dev.tierwise.adapter.tables.CellText;
import dev.tierwise.adapter.tables.Spelling;
import dev.tierwise.adapter.tables.Table;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A CSV file. */
final class CsvTable implements Table {

    private final FilePlace place;
    private final ProblemSink problems;
    private final Records records;
    private final Separator separator;
    private final List<String> header;
    private final int headerLine;
    private boolean begun;
    private boolean damaged;

    private CsvTable(FilePlace place, ProblemSink problems, Records records, Separator separator) {
        this.place = place;
        this.problems = problems;
        this.records = records;
        this.separator = separator;
        this.header =
                IntStream.range(0, records.count()).mapToObj(records::field).toList();
        this.headerLine = records.line();
    }

    /**
     * Reads the header.
     *
     * @throws BrokenTableException when the file is no CSV, or has no header
     */
    static CsvTable open(Content content, FilePlace place, TableForm form, ProblemSink problems)
            throws BrokenTableException, SourceException {
        refuseWhatIsNoCsv(content, place, form.encoding());
        Separator separator = Separators.of(content, place, form);
        Records records = Records.open(content, place, form.encoding(), separator.character());
        try {
            if (!records.nextAfter(form.skipped() + (separator.declared() ? 1 : 0))) {
                throw new BrokenTableException(
                        place.at(1, 1), Text.of(CsvTable.class, "file.empty", String.join(", ", form.required())));
            }
            return new CsvTable(place, problems, records, separator);
        } catch (BrokenTableException | SourceException e) {
            records.close();
            throw e;
        }
    }

    private static void refuseWhatIsNoCsv(Content content, FilePlace place, Charset encoding)
            throws BrokenTableException, SourceException {
        Optional<Text> fault;
        try {
            fault = FileKind.fault(content, encoding, place.file());
        } catch (IOException e) {
            throw Records.unreadable(place, e);
        }
        if (fault.isPresent()) {
            throw new BrokenTableException(place.at(1, 1), fault.get());
        }
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() throws BrokenTableException, SourceException {
        while (records.next()) {
            begun = true;
            if (records.hasNul() && hasNul()) {
                damaged = true;
            } else if (records.count() != header.size()) {
                damaged = true;
                reportWidth();
            } else {
                return true;
            }
        }
        return false;
    }

    /** Reports the fields of the row that contain a NUL, of which no other program shows anything. */
    private boolean hasNul() {
        boolean found = false;
        for (int i = 0; i < records.count(); i++) {
            if (records.field(i).indexOf('\0') >= 0) {
                found = true;
                problems.error(at(i), Text.of(CsvTable.class, "field.nul"));
            }
        }
        return found;
    }

    private void reportWidth() {
        int fields = records.count();
        int surplus = fields - header.size();
        Text counts = Text.counted(CsvTable.class, "width", fields, header.size());
        if (surplus > 0 && areEmpty(header.size())) {
            problems.error(at(0), Text.counted(CsvTable.class, "width.separators", surplus, counts, separator.text()));
        } else {
            problems.error(
                    at(0),
                    Text.of(CsvTable.class, surplus > 0 ? "width.more" : "width.fewer", counts, separator.text()));
        }
    }

    private boolean areEmpty(int from) {
        return IntStream.range(from, records.count())
                .allMatch(i -> Spelling.trimmed(records.field(i)).isEmpty());
    }

    @Override
    public String text(int column) {
        return records.field(column);
    }

    @Override
    public void read(int column, CellText target) {
        records.read(column, target);
    }

    @Override
    public boolean isDamaged() {
        return damaged;
    }

    @Override
    public Origin atHeader(int column) {
        return place.at(headerLine, column + 1);
    }

    @Override
    public Origin at(int column) {
        return place.at(begun ? records.line() : headerLine, column + 1);
    }

    @Override
    public void close() {
        records.close();
    }
}
