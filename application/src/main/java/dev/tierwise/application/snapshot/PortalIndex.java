package dev.tierwise.application.snapshot;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The portals that sources speak of, found by their ids. Rows of one export have one order, so that most are about the portal of the row
 * before or about the one after it: these two are looked at first, and only then the hash table. Not thread safe.
 *
 * <p>The hash table holds positions, not references: the collector would have to look through a table of references again at each young
 * collection, for as long as it is written to all over.
 */
final class PortalIndex {

    private static final int MOST_DIGITS = 18;
    private static final int FIRST_CAPACITY = 16;
    private static final int BITS_IN_LINE = 4;

    /** In the order in which their ids came up. */
    private MergedPortal[] portals = new MergedPortal[FIRST_CAPACITY];

    private int size;

    /** Open addressing with linear probing, at most half full: the position of a portal plus 1, or 0 where there is none. */
    private int[] slots = new int[2 * FIRST_CAPACITY];

    /** The greatest key: exports often have their ids in ascending order, and then each new one is known to be new at once. */
    private long greatest = Long.MIN_VALUE;

    private int last;

    /**
     * What an id is found by. Most ids are numbers, and these are their own key, from which the id can be made again: digits without a
     * leading zero, at most 18. Other ids have a negative key, which some may have in common.
     */
    static long key(String id) {
        int length = id.length();
        if (length == 0 || length > MOST_DIGITS || (id.charAt(0) == '0' && length > 1)) {
            return keyOfText(id);
        }
        long number = 0;
        for (int i = 0; i < length; i++) {
            int digit = id.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return keyOfText(id);
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private static long keyOfText(String id) {
        return Long.MIN_VALUE | id.hashCode();
    }

    /** How many there are. */
    int size() {
        return size;
    }

    /** The portal of an id; null if that has not come up. */
    @Nullable MergedPortal find(String id) {
        long key = key(id);
        for (int position = last; position < size && position <= last + 1; position++) {
            if (portals[position].isCalled(key, id)) {
                last = position;
                return portals[position];
            }
        }
        if (key > greatest) {
            return null;
        }
        for (int slot = slot(key); slots[slot] != 0; slot = (slot + 1) & (slots.length - 1)) {
            int position = slots[slot] - 1;
            if (portals[position].isCalled(key, id)) {
                last = position;
                return portals[position];
            }
        }
        return null;
    }

    /** Adds the portal of an id that has not come up; its position is {@link #size} before. */
    void add(MergedPortal portal) {
        if (size == portals.length) {
            portals = Arrays.copyOf(portals, 2 * size);
            slots = new int[4 * size];
            for (int position = 0; position < size; position++) {
                putInSlot(position);
            }
        }
        portals[size] = portal;
        greatest = Math.max(greatest, portal.key());
        putInSlot(size);
        last = size++;
    }

    private void putInSlot(int position) {
        int slot = slot(portals[position].key());
        while (slots[slot] != 0) {
            slot = (slot + 1) & (slots.length - 1);
        }
        slots[slot] = position + 1;
    }

    /**
     * Where to look first. Numbers that follow one another stay together in a line of the processor's cache, and lines are spread by
     * multiplying with the golden ratio.
     */
    private int slot(long key) {
        long line = (key >>> BITS_IN_LINE) * 0x9E3779B97F4A7C15L;
        int first = (int) (line >>> (Long.SIZE - Integer.numberOfTrailingZeros(slots.length) + BITS_IN_LINE))
                << BITS_IN_LINE;
        return first | ((int) key & ((1 << BITS_IN_LINE) - 1));
    }

    /** Every portal, in the order in which their ids came up. */
    void forEach(Consumer<MergedPortal> visitor) {
        for (int position = 0; position < size; position++) {
            visitor.accept(portals[position]);
        }
    }
}
