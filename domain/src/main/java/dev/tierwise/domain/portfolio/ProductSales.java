package dev.tierwise.domain.portfolio;

import java.util.List;

/** What is known about which product lines this partner sold to a customer. */
public sealed interface ProductSales {

    /** Nobody says: the portal's MRR and sale stand for the sale of one line, of an unknown kind. */
    ProductSales NOT_GIVEN = new NotGiven();

    /** These sales, and no others. */
    static ProductSales of(List<ProductSale> sales) {
        return new Given(sales, true);
    }

    record NotGiven() implements ProductSales {}

    /**
     * @param list     the sales that are known, in any order
     * @param complete whether there are no others, of whatever line and day
     */
    record Given(List<ProductSale> list, boolean complete) implements ProductSales {

        public Given {
            list = List.copyOf(list);
        }
    }
}
