package dev.tierwise.application.changes;

import dev.tierwise.application.credit.PortalStanding;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Which apps a portal uses that it did not use before, and the other way round. Ids, sorted.
 *
 * @param added   those that were not used and are
 * @param removed those that were used and are not
 * @param unclear those of which something else is known than before, but not on both days
 */
public record AppChanges(List<String> added, List<String> removed, List<String> unclear) {

    /** Nothing is said about apps. */
    public static final AppChanges NONE = new AppChanges(List.of(), List.of(), List.of());

    public AppChanges {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        unclear = List.copyOf(unclear);
    }

    /** What one portal uses on a day that it did not use on another, and the other way round. */
    public static AppChanges between(PortalStanding before, PortalStanding after) {
        Set<String> known = new TreeSet<>();
        List.of(before.usedApps(), before.unknownApps(), after.usedApps(), after.unknownApps())
                .forEach(known::addAll);
        Apps from = Apps.of(before);
        Apps to = Apps.of(after);
        return new AppChanges(
                filter(known, app -> from.lacks(app) && to.uses(app)),
                filter(known, app -> from.uses(app) && to.lacks(app)),
                filter(known, app -> from.leavesOpen(app) != to.leavesOpen(app)));
    }

    private static List<String> filter(Set<String> apps, Predicate<String> condition) {
        return apps.stream().filter(condition).toList();
    }

    /** Whether the same is known as before. */
    public boolean isEmpty() {
        return added.isEmpty() && removed.isEmpty() && unclear.isEmpty();
    }

    private record Apps(Set<String> used, Set<String> unknown) {

        static Apps of(PortalStanding portal) {
            return new Apps(Set.copyOf(portal.usedApps()), Set.copyOf(portal.unknownApps()));
        }

        boolean uses(String app) {
            return used.contains(app);
        }

        boolean leavesOpen(String app) {
            return unknown.contains(app);
        }

        boolean lacks(String app) {
            return !uses(app) && !leavesOpen(app);
        }
    }
}
