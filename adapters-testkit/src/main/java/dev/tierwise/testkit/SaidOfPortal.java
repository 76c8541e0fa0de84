package dev.tierwise.testkit;

import java.math.BigDecimal;
import java.time.LocalDate;
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
    boolean someNotUsed;
    boolean appsComplete;
    boolean someUnknown;
}
