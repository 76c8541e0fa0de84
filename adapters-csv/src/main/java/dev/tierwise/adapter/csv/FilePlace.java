package dev.tierwise.adapter.csv;

import dev.tierwise.adapter.tables.TableKind;
import dev.tierwise.spi.Origin;

/**
 * Where messages say that something stands.
 *
 * @param file  the file's name as it is in the folder; of a workbook with its sheet: {@code book.xlsx!portals}
 * @param order where its problems are listed among those of other files
 */
record FilePlace(String file, int order) {

    /** The place of a file with the usual name. */
    static FilePlace of(TableKind kind) {
        return new FilePlace(FileTables.fileName(kind), kind.order());
    }

    /** The place of a sheet, where this is that of its workbook. */
    FilePlace sheet(String name) {
        return new FilePlace(file + "!" + name, order);
    }

    /** A place in it, the first line and column being 1. */
    Origin at(int line, int column) {
        return new Origin.InFile(file, order, line, column);
    }
}
