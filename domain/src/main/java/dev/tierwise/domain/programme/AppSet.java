package dev.tierwise.domain.programme;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Some of a programme's apps: an unmodifiable set in the programme's order, small enough to have a million of. */
public final class AppSet extends AbstractSet<App> {

    private final AppList list;
    private final long bits;

    /** Made when it is first asked for; two threads may both make it, which is the same. */
    private @Nullable List<String> ids;

    private AppSet(AppList list, long bits) {
        this.list = list;
        this.bits = bits;
    }

    /**
     * The apps at the given positions.
     *
     * @param bits bit {@code i} stands for the app at position {@code i} of the list
     * @throws IllegalArgumentException when a bit stands for no app of the list
     */
    public static AppSet of(AppList list, long bits) {
        if ((bits & ~all(list)) != 0) {
            throw new IllegalArgumentException("a position beyond the " + list.size() + " apps of the list");
        }
        return new AppSet(list, bits);
    }

    /** The bits that stand for every app of a list. */
    public static long all(AppList list) {
        return -1L >>> (Long.SIZE - list.size());
    }

    /**
     * These apps and those of another set.
     *
     * @throws IllegalArgumentException when it is a set of another programme's apps
     */
    public AppSet with(AppSet other) {
        return new AppSet(list, bits | other.bitsOf(list));
    }

    /**
     * These apps but those of another set.
     *
     * @throws IllegalArgumentException when it is a set of another programme's apps
     */
    public AppSet without(AppSet other) {
        return new AppSet(list, bits & ~other.bitsOf(list));
    }

    /** The ids of these apps, sorted; unmodifiable. */
    public List<String> ids() {
        List<String> known = ids;
        if (known == null) {
            String[] sorted = new String[size()];
            int next = 0;
            for (App app : this) {
                sorted[next++] = app.id();
            }
            Arrays.sort(sorted);
            known = List.of(sorted);
            ids = known;
        }
        return known;
    }

    /** Whether these are apps of a list. */
    public boolean isOf(AppList other) {
        return list.equals(other);
    }

    /** Those of these apps that another list has too, by their ids. */
    public AppSet among(AppList other) {
        return of(other, positions(other, this::hasOneCalled));
    }

    /** The apps of another list that the list of these does not have. */
    public AppSet missingFrom(AppList other) {
        return of(other, positions(other, app -> list.position(app.id()).isEmpty()));
    }

    private boolean hasOneCalled(App app) {
        OptionalInt position = list.position(app.id());
        return position.isPresent() && (bits >>> position.getAsInt() & 1) == 1;
    }

    private static long positions(AppList other, Predicate<App> wanted) {
        long positions = 0;
        for (int i = 0; i < other.size(); i++) {
            positions |= wanted.test(other.apps().get(i)) ? 1L << i : 0;
        }
        return positions;
    }

    private long bitsOf(AppList wanted) {
        if (!list.equals(wanted)) {
            throw new IllegalArgumentException("the apps are those of another programme");
        }
        return bits;
    }

    @Override
    public int size() {
        return Long.bitCount(bits);
    }

    @Override
    public boolean contains(Object app) {
        return app instanceof App a
                && list.position(a.id()).stream()
                        .anyMatch(
                                i -> (bits >>> i & 1) == 1 && list.apps().get(i).equals(a));
    }

    @Override
    public Iterator<App> iterator() {
        return new Iterator<>() {
            private long rest = bits;

            @Override
            public boolean hasNext() {
                return rest != 0;
            }

            @Override
            public App next() {
                if (rest == 0) {
                    throw new NoSuchElementException();
                }
                int position = Long.numberOfTrailingZeros(rest);
                rest &= rest - 1;
                return list.apps().get(position);
            }
        };
    }
}
