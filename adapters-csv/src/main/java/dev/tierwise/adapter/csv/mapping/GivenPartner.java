package dev.tierwise.adapter.csv.mapping;

import dev.tierwise.adapter.tables.Table;
import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.spi.Origin;
import java.util.List;

/** The partner as the mapping itself gives it. */
public final class GivenPartner implements Table {

    private final List<String> header;
    private final List<String> values;
    private final Origin at;
    private int rows;

    /** @param mapping one that gives the partner */
    public GivenPartner(ExportMapping mapping) {
        header = List.copyOf(mapping.partner().keySet());
        values = List.copyOf(mapping.partner().values());
        at = new Origin.InFile(mapping.file(), TableKind.PARTNER.order(), 1, 1);
    }

    @Override
    public List<String> header() {
        return header;
    }

    @Override
    public boolean next() {
        rows++;
        return rows == 1;
    }

    @Override
    public String text(int column) {
        return values.get(column);
    }

    @Override
    public boolean isExact(int column) {
        return true;
    }

    @Override
    public Origin atHeader(int column) {
        return at;
    }

    @Override
    public Origin at(int column) {
        return at;
    }

    @Override
    public void close() {
        // it is part of the mapping
    }
}
