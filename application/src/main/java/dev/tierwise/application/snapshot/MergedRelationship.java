package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.HubSubscription;
import dev.tierwise.domain.portfolio.RelationshipFacts;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the sources read so far know of the relationship with one customer. Each method that takes a fact tells whether it is
 * news.
 */
final class MergedRelationship {

    /** The facts that are a day. */
    enum Dated {
        MANAGED_EXPIRES_ON,
        LAST_ACTIVE_ON,
        CANCELLATION_EXPECTED_ON,
        RENEWS_ON
    }

    private final Map<Dated, LocalDate> days = new EnumMap<>(Dated.class);
    private final Map<String, HubSubscription> hubs = new LinkedHashMap<>();

    boolean day(Dated fact, LocalDate day) {
        return days.putIfAbsent(fact, day) == null;
    }

    /** A hub that was told before is completed. */
    boolean hub(HubSubscription hub) {
        String key = hub.hub().toLowerCase(Locale.ROOT);
        HubSubscription known = hubs.get(key);
        if (known == null) {
            hubs.put(key, hub);
            return true;
        }
        hubs.put(
                key,
                new HubSubscription(
                        known.hub(), known.mrr().or(hub::mrr), known.renewsOn().or(hub::renewsOn)));
        return false;
    }

    RelationshipFacts facts() {
        return new RelationshipFacts(
                day(Dated.MANAGED_EXPIRES_ON),
                day(Dated.LAST_ACTIVE_ON),
                day(Dated.CANCELLATION_EXPECTED_ON),
                day(Dated.RENEWS_ON),
                List.copyOf(hubs.values()));
    }

    private Optional<LocalDate> day(Dated fact) {
        return Optional.ofNullable(days.get(fact));
    }
}
