package dev.tierwise.domain.portfolio;

import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A sale of one product line to a customer by this partner: the first one, or a later upsell of the same line.
 *
 * @param product the product line, not empty; two that are written alike are the same line
 * @param kind    what the partner had to do with it; empty when unknown
 * @param mrr     the monthly recurring revenue that it added; empty when unknown
 * @param soldOn  the day of the sale, in the partner's time zone; empty when unknown
 */
public record ProductSale(String product, Optional<DealKind> kind, Optional<Money> mrr, Optional<LocalDate> soldOn) {

    /** @throws IllegalArgumentException when the product is empty */
    public ProductSale {
        if (product.isEmpty()) {
            throw new InvalidValueException(Text.of(ProductSale.class, "product.empty"));
        }
    }

    /** The same sale of another amount. */
    public ProductSale withMrr(Money other) {
        return new ProductSale(product, kind, Optional.of(other), soldOn);
    }
}
