package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.programme.AppList;
import dev.tierwise.domain.programme.AppSet;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.spi.Origin;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What the sources read so far know about the apps that portals used. Apps are bits, as {@link AppSet} has them, and a portal is its
 * position in the {@link PortalIndex}: it has a few words side by side in large arrays, because there may be a million. Not thread safe.
 *
 * <p>The words of a portal are, for each day that is asked about, the four below, then {@link #named} and {@link #unknown}.
 */
final class MergedAppUsage {

    /** The apps used in the look-back. */
    private static final int USED = 0;
    /** The apps that a source knows to be unused in it. */
    private static final int UNUSED = 1;
    /** The apps that the current source has after the day. */
    private static final int AFTER = 2;
    /** The apps that the current source has before the look-back. */
    private static final int BEFORE = 3;

    private static final int WORDS_OF_A_DAY = 4;
    private static final int PORTALS_OF_A_CHUNK = 1 << 12;

    /**
     * The look-back of a day that is asked about.
     *
     * @param after   the day before its first one
     * @param through its last day, the one that is asked about
     */
    private record LookBack(LocalDate after, LocalDate through) {
        boolean contains(LocalDate day) {
            return day.isAfter(after) && !day.isAfter(through);
        }
    }

    private final LookBack[] lookBacks;
    private final LaterUses laterUses;
    private final int lastDay;
    /** Where the apps stand that the current source names. */
    private final int named;
    /** Where the apps stand that the current source calls unknown. */
    private final int unknown;

    private final int words;
    private final List<long[]> chunks = new ArrayList<>();

    /**
     * @param days      the days that are asked about, ascending, at least one
     * @param laterUses is told of the uses after one of them
     */
    MergedAppUsage(Programme programme, List<LocalDate> days, LaterUses laterUses) {
        lookBacks = days.stream()
                .map(day -> new LookBack(day.minus(programme.on(day).appLookBack()), day))
                .toArray(LookBack[]::new);
        this.laterUses = laterUses;
        lastDay = WORDS_OF_A_DAY * (days.size() - 1);
        named = WORDS_OF_A_DAY * days.size();
        unknown = named + 1;
        words = unknown + 1;
    }

    /** Makes room for the next portal. */
    void add(int portal) {
        if (portal / PORTALS_OF_A_CHUNK == chunks.size()) {
            chunks.add(new long[PORTALS_OF_A_CHUNK * words]);
        }
    }

    private long[] chunk(int portal) {
        return chunks.get(portal / PORTALS_OF_A_CHUNK);
    }

    private int first(int portal) {
        return portal % PORTALS_OF_A_CHUNK * words;
    }

    /** The current source names apps. */
    void named(int portal, long apps) {
        chunk(portal)[first(portal) + named] |= apps;
    }

    /** The current source says that whether apps were used is unknown. */
    void unknown(int portal, long apps) {
        chunk(portal)[first(portal) + unknown] |= apps;
    }

    /** Apps were used on a day, and perhaps on others. */
    void used(int portal, long apps, LocalDate day, Origin at) {
        long[] chunk = chunk(portal);
        int word = first(portal);
        for (LookBack lookBack : lookBacks) {
            if (day.isAfter(lookBack.through)) {
                chunk[word + AFTER] |= apps;
                if (apps != 0) {
                    laterUses.use(at);
                }
            } else {
                chunk[word + (day.isAfter(lookBack.after) ? USED : BEFORE)] |= apps;
            }
            word += WORDS_OF_A_DAY;
        }
    }

    /** Apps were used on a day and not since; of a look-back that ends before it nothing is said. */
    void lastUsed(int portal, long apps, LocalDate day) {
        long[] chunk = chunk(portal);
        int word = first(portal);
        for (LookBack lookBack : lookBacks) {
            if (!day.isAfter(lookBack.through)) {
                chunk[word + (day.isAfter(lookBack.after) ? USED : UNUSED)] |= apps;
            }
            word += WORDS_OF_A_DAY;
        }
    }

    /** Apps were not used in the look-back of the day at a position. */
    void unused(int portal, long apps, int day) {
        chunk(portal)[first(portal) + WORDS_OF_A_DAY * day + UNUSED] |= apps;
    }

    /** Whether a use on a day counts on the last day that is asked about. */
    boolean countsOnLastDay(LocalDate day) {
        return lookBacks[lookBacks.length - 1].contains(day);
    }

    /** Whether an app is known to be used or unused on the last day that is asked about. */
    boolean isKnownOnLastDay(int portal, long app) {
        long[] chunk = chunk(portal);
        int word = first(portal) + lastDay;
        return ((chunk[word + USED] | chunk[word + UNUSED]) & app) != 0;
    }

    /**
     * Settles what only the end of a source tells.
     *
     * @param complete      whether it says that it names every app that was used
     * @param othersUnknown whether it says that nothing is known of the apps that it does not name
     */
    void endOfSource(int portal, boolean complete, boolean othersUnknown) {
        long[] chunk = chunk(portal);
        int first = first(portal);
        long unused = complete ? ~chunk[first + unknown] & (othersUnknown ? chunk[first + named] : -1L) : 0;
        long counted = 0;
        for (int day = 0; day < lookBacks.length; day++) {
            int word = first + WORDS_OF_A_DAY * day;
            // with uses after the day and none before it, they may have been used by then
            long onlyLater = chunk[word + AFTER] & ~chunk[word + BEFORE];
            chunk[word + UNUSED] |= unused & ~onlyLater;
            long open = onlyLater & ~chunk[word + USED] & ~chunk[word + UNUSED] & ~counted;
            if (open != 0) {
                laterUses.unknown(Long.bitCount(open), day);
                counted |= open;
            }
            chunk[word + AFTER] = 0;
            chunk[word + BEFORE] = 0;
        }
        chunk[first + named] = 0;
        chunk[first + unknown] = 0;
    }

    /** What is known on the day at a position. */
    AppUsage on(int portal, int day, AppList list) {
        long[] chunk = chunk(portal);
        int word = first(portal) + WORDS_OF_A_DAY * day;
        long open = ~chunk[word + USED] & ~chunk[word + UNUSED] & AppSet.all(list);
        return new AppUsage(AppSet.of(list, chunk[word + USED]), AppSet.of(list, open));
    }
}
