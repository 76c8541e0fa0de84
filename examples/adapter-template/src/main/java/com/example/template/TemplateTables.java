package com.example.template;

import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.adapter.tables.Tables;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import dev.tierwise.spi.ProblemSink;
import dev.tierwise.spi.SourceException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A text file as tables of which Tierwise knows the columns, the values and what they say. Tabs divide the cells:
 *
 * <pre>
 * partner  NAME  E-MAIL-DOMAINS
 * portal   ID  NAME  MRR  CURRENCY  SOLD-ON
 * end
 * </pre>
 *
 * An empty name, MRR or day of sale is unknown; {@code -} as the day of sale says that another sold the portal. The last line is
 * {@code end}: a file that was cut off must not be taken for a whole one.
 */
final class TemplateTables implements Tables {

    /** The columns of each kind of line, by the names that Tierwise has for them. */
    static final Map<TableKind, List<String>> COLUMNS = Map.of(
            TableKind.PARTNER, List.of("name", "email_domains"),
            TableKind.PORTALS, List.of("portal_id", "name", "mrr", "currency", "sold_on"));

    private final Path file;

    TemplateTables(Path file) {
        this.file = file;
    }

    @Override
    public boolean has(TableKind kind) {
        return COLUMNS.containsKey(kind);
    }

    @Override
    public Table open(TableKind kind, Instant deadline, ProblemSink problems) throws SourceException {
        return new TemplateLines(file, kind, deadline, problems);
    }

    @Override
    public Origin place(TableKind kind) {
        return new Origin.InFile(String.valueOf(file.getFileName()), 0, 1, 1);
    }

    @Override
    public Text missing(TableKind kind) {
        return Text.verbatim("the file has no such lines");
    }

    @Override
    public void close() {
        // a file is open only while it is read
    }
}
