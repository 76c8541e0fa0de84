package dev.tierwise.domain.programme;

import java.util.Optional;

/** The kind of market that HubSpot takes a customer or a partner to be in. */
public enum Market {
    STANDARD,
    GROWTH;

    /** The one that is called {@code standard} or {@code growth}; empty for any other word. */
    public static Optional<Market> named(String word) {
        return switch (word) {
            case "standard" -> Optional.of(STANDARD);
            case "growth" -> Optional.of(GROWTH);
            default -> Optional.empty();
        };
    }
}
