package dev.tierwise.application.snapshot;

import dev.tierwise.spi.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Places in sources as numbers: there may be millions, and a place in a file takes no object then. Not thread safe. */
final class Places {

    /** Where something is: in which source, and where there. */
    record Place(int source, Origin at) {}

    private record SourceFile(int source, String name, int order) {}

    private static final int LINE_BITS = 31;
    private static final int COLUMN_BITS = 16;
    private static final int FILE_BITS = 16;
    /** In the place of a file: the rest of the number is a position among those that fit into none. */
    private static final int NO_FILE = (1 << FILE_BITS) - 1;

    private final List<SourceFile> files = new ArrayList<>();
    private final Map<SourceFile, Integer> numbers = new HashMap<>();
    private final List<Place> elsewhere = new ArrayList<>();
    private SourceFile last = new SourceFile(-1, "", 0);
    private int lastNumber = NO_FILE;

    /** The number of a place. */
    long number(int source, Origin at) {
        if (at instanceof Origin.InFile in && in.column() < 1 << COLUMN_BITS) {
            int file = number(source, in);
            if (file != NO_FILE) {
                return ((long) file << COLUMN_BITS | in.column()) << LINE_BITS | in.line();
            }
        }
        elsewhere.add(new Place(source, at));
        return (long) NO_FILE << (LINE_BITS + COLUMN_BITS) | (elsewhere.size() - 1);
    }

    /** The number of a file; sources speak of one for many rows. */
    private int number(int source, Origin.InFile in) {
        if (last.source() != source
                || last.order() != in.order()
                || !last.name().equals(in.file())) {
            last = new SourceFile(source, in.file(), in.order());
            Integer known = numbers.get(last);
            if (known == null && files.size() < NO_FILE) {
                known = files.size();
                files.add(last);
                numbers.put(last, known);
            }
            lastNumber = known == null ? NO_FILE : known;
        }
        return lastNumber;
    }

    /** The place of a number. */
    Place place(long number) {
        int file = (int) (number >>> (LINE_BITS + COLUMN_BITS));
        int column = (int) (number >>> LINE_BITS) & ((1 << COLUMN_BITS) - 1);
        int line = (int) number & Integer.MAX_VALUE;
        if (file == NO_FILE) {
            return elsewhere.get(line);
        }
        SourceFile in = files.get(file);
        return new Place(in.source(), new Origin.InFile(in.name(), in.order(), line, column));
    }
}
