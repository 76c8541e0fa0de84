package dev.tierwise.domain.programme;

import java.util.Optional;

/** What the partner had to do with a sale. */
public enum DealKind {
    /** The partner brought the customer. */
    SOURCED,
    /** HubSpot brought the customer, the partner helped to sell. */
    ASSISTED;

    /** The one that is called {@code sourced} or {@code assisted}; empty for any other word. */
    public static Optional<DealKind> named(String word) {
        return switch (word) {
            case "sourced" -> Optional.of(SOURCED);
            case "assisted" -> Optional.of(ASSISTED);
            default -> Optional.empty();
        };
    }
}
