package dev.tierwise.application.snapshot;

import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.Origin;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the apps of portals of which a source gives only uses after a day that is asked about. Such a source may list the latest use
 * alone, so that it is unknown whether the app was used by then. Not thread safe.
 */
final class LaterUses {

    private final List<LocalDate> days;
    private @Nullable Origin first;
    private long count;
    private int firstDay;

    LaterUses(List<LocalDate> days) {
        this.days = days;
    }

    /** Begins with the uses of a source, whose first later one may have been noted already. */
    void begin() {
        count = 0;
        firstDay = days.size();
    }

    /** A use that lies after a day. */
    void use(Origin at) {
        if (first == null) {
            first = at;
        }
    }

    /** Apps of one portal are unknown because of it, on a day and perhaps later ones. */
    void unknown(int apps, int day) {
        count += apps;
        firstDay = Math.min(firstDay, day);
    }

    /** Warns of what a source gave, and forgets it. */
    void report(int source, Problems problems) {
        if (count > 0 && first != null) {
            Origin at = first instanceof Origin.InFile in ? new Origin.InFile(in.file(), in.order(), 1, 1) : first;
            problems.warning(
                    source, at, Text.counted(LaterUses.class, "later.uses", count, Text.day(days.get(firstDay))));
        }
        first = null;
    }
}
