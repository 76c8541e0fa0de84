package dev.tierwise.application.snapshot;

import dev.tierwise.application.spi.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows about portals that no source has listed so far. Whether they deserve a warning is known only when the last source
 * has ended, and until then there may be millions of them: a place in a file takes a number here instead of an object.
 */
final class Mentions {

    /** Takes what was kept. */
    @FunctionalInterface
    interface Visitor {
        void visit(int source, Origin at, MergedPortal portal, @Nullable String ifListed);
    }

    private record SourceFile(int source, String name, int order) {}

    private record Elsewhere(int source, Origin at) {}

    private static final int CHUNK = 1 << 14;
    private static final int LINE_BITS = 31;
    private static final int COLUMN_BITS = 16;
    private static final int FILE_BITS = 16;
    /** In the place of a file: the rest of the number is a position among those that fit into none. */
    private static final int NO_FILE = (1 << FILE_BITS) - 1;

    private final List<long[]> places = new ArrayList<>();
    private final List<MergedPortal[]> portals = new ArrayList<>();
    private final List<@Nullable String[]> texts = new ArrayList<>();
    private final List<SourceFile> files = new ArrayList<>();
    private final Map<SourceFile, Integer> numbers = new HashMap<>();
    private final List<Elsewhere> elsewhere = new ArrayList<>();
    private int size;

    /** @param ifListed the warning if a source lists the portal after all; null if the warning is that none does */
    void add(int source, Origin at, MergedPortal portal, @Nullable String ifListed) {
        if (size == places.size() * CHUNK) {
            places.add(new long[CHUNK]);
            portals.add(new MergedPortal[CHUNK]);
            texts.add(new @Nullable String[CHUNK]);
        }
        places.get(size / CHUNK)[size % CHUNK] = place(source, at);
        portals.get(size / CHUNK)[size % CHUNK] = portal;
        texts.get(size / CHUNK)[size % CHUNK] = ifListed;
        size++;
    }

    void forEach(Visitor visitor) {
        for (int i = 0; i < size; i++) {
            long place = places.get(i / CHUNK)[i % CHUNK];
            MergedPortal portal = portals.get(i / CHUNK)[i % CHUNK];
            String text = texts.get(i / CHUNK)[i % CHUNK];
            int file = (int) (place >>> (LINE_BITS + COLUMN_BITS));
            int column = (int) (place >>> LINE_BITS) & ((1 << COLUMN_BITS) - 1);
            int line = (int) place & Integer.MAX_VALUE;
            if (file == NO_FILE) {
                visitor.visit(elsewhere.get(line).source(), elsewhere.get(line).at(), portal, text);
            } else {
                SourceFile in = files.get(file);
                visitor.visit(in.source(), new Origin.InFile(in.name(), in.order(), line, column), portal, text);
            }
        }
    }

    private long place(int source, Origin at) {
        if (at instanceof Origin.InFile in && in.column() < 1 << COLUMN_BITS) {
            SourceFile file = new SourceFile(source, in.file(), in.order());
            Integer known = numbers.get(file);
            if (known == null && files.size() < NO_FILE) {
                known = files.size();
                files.add(file);
                numbers.put(file, known);
            }
            if (known != null) {
                return (known.longValue() << COLUMN_BITS | in.column()) << LINE_BITS | in.line();
            }
        }
        elsewhere.add(new Elsewhere(source, at));
        return (long) NO_FILE << (LINE_BITS + COLUMN_BITS) | (elsewhere.size() - 1);
    }
}
