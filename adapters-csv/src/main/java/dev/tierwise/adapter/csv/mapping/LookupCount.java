package dev.tierwise.adapter.csv.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How many rows a lookup answered, and the first names of those that it did not. */
final class LookupCount {

    private static final int MOST_NAMES = 5;

    private int found;
    private int without;
    private int ambiguous;
    private final List<String> namesWithout = new ArrayList<>();
    private final List<String> namesAmbiguous = new ArrayList<>();

    /** @param name what messages call the row; asked for only where it may be shown */
    void count(LookupIndex.Match.State state, Supplier<String> name) {
        switch (state) {
            case FOUND -> found++;
            case NONE -> {
                without++;
                add(namesWithout, name);
            }
            case AMBIGUOUS -> {
                ambiguous++;
                add(namesAmbiguous, name);
            }
        }
    }

    private static void add(List<String> names, Supplier<String> name) {
        if (names.size() < MOST_NAMES && !names.contains(name.get())) {
            names.add(name.get());
        }
    }

    int found() {
        return found;
    }

    int without() {
        return without;
    }

    int ambiguous() {
        return ambiguous;
    }

    /** The first names, on one line. */
    String namesWithout() {
        return listed(namesWithout, without);
    }

    /** The first names, on one line. */
    String namesAmbiguous() {
        return listed(namesAmbiguous, ambiguous);
    }

    private static String listed(List<String> names, int all) {
        return String.join(", ", names).replaceAll("\\p{Cntrl}", " ") + (all > names.size() ? ", …" : "");
    }
}
