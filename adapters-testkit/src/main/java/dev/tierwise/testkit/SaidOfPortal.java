package dev.tierwise.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a source said of one portal. */
final class SaidOfPortal {

    Optional<String> name = Optional.empty();
    Optional<BigDecimal> mrr = Optional.empty();
    Optional<String> currency = Optional.empty();
    Optional<Agency.Sold> sold = Optional.empty();
    Optional<LocalDate> cancelledOn = Optional.empty();
    final Set<String> users = new TreeSet<>();
    boolean usersComplete;
    boolean furtherUsers;
    final TreeMap<String, LocalDate> used = new TreeMap<>();
    final TreeMap<String, Set<LocalDate>> uses = new TreeMap<>();
    final TreeMap<String, LocalDate> lastUses = new TreeMap<>();
    final TreeMap<String, Set<LocalDate>> notUsed = new TreeMap<>();
    final Set<String> unknownApps = new TreeSet<>();
    boolean appsComplete;
    boolean otherAppsUnknown;

    boolean hasUnknownApps() {
        return otherAppsUnknown || !unknownApps.isEmpty();
    }

    /**
     * Whether the portal used an app in the look-back that ends on a day, as far as it was said.
     *
     * @return empty when that is unknown
     */
    Optional<Boolean> used(String app, LocalDate day, Period lookBack) {
        LocalDate after = day.minus(lookBack);
        if (uses.getOrDefault(app, Set.of()).stream().anyMatch(use -> use.isAfter(after) && !use.isAfter(day))) {
            return Optional.of(true);
        }
        if (notUsed.getOrDefault(app, Set.of()).contains(day)) {
            return Optional.of(false);
        }
        LocalDate last = lastUses.get(app);
        if (last != null) {
            return last.isAfter(day) ? Optional.empty() : Optional.of(false);
        }
        boolean others = appsComplete && !otherAppsUnknown && !unknownApps.contains(app);
        return others ? Optional.of(false) : Optional.empty();
    }
}
