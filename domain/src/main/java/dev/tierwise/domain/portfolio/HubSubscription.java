package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a customer pays for one of HubSpot's products, whoever sold it.
 *
 * @param hub      the product, such as {@code marketing}; not blank
 * @param mrr      its monthly recurring revenue; empty when unknown
 * @param renewsOn the day on which its subscription is renewed next; empty when unknown
 */
public record HubSubscription(String hub, Optional<Money> mrr, Optional<LocalDate> renewsOn) {

    /** @throws IllegalArgumentException when the hub is blank */
    public HubSubscription {
        if (hub.isBlank()) {
            throw new InvalidValueException(Text.of(HubSubscription.class, "hub.blank"));
        }
    }
}
