package dev.tierwise.adapter.tables;

import dev.tierwise.adapter.tables.TableRows.Column;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.text.Text;
import dev.tierwise.spi.FactSink;
import dev.tierwise.spi.PortalFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The columns of the table of sales. */
final class SaleColumns {

    /** In the place of a product: the portal's sales are not told apart by product line. */
    private static final String AS_A_WHOLE = "*";

    private final TableRows rows;
    private final Column id;
    private final Column product;
    private final Column kind;
    private final Column mrr;
    private final Column currency;
    private final Column soldOn;

    SaleColumns(TableRows rows) {
        this.rows = rows;
        id = rows.column("portal_id");
        product = rows.column("product");
        kind = rows.column("kind");
        mrr = rows.column("mrr");
        currency = rows.column("currency");
        soldOn = rows.column("sold_on");
    }

    /** Where the table names the portal. */
    Column id() {
        return id;
    }

    /** Whether the table has a column of currencies. */
    boolean nameCurrencies() {
        return currency.isGiven();
    }

    /**
     * Says what the row holds: a sale, or what is known about the sales of a portal altogether.
     *
     * @param portal the portal; null where it is not known which one it is: then only what is wrong is reported
     * @return whether the row has an amount
     */
    boolean say(@Nullable String portal, FactSink sink) {
        if (rows.isUnknown(product) || rows.text(product).equals(AS_A_WHOLE)) {
            refuseDetails();
            if (portal != null && rows.isUnknown(product)) {
                sink.about(portal, rows.at(id)).furtherProductSalesPossible();
            } else if (portal != null) {
                sink.about(portal, rows.at(id)).productSalesNotGiven();
            }
            return false;
        }
        ProductSale sale = sale();
        if (portal != null) {
            PortalFacts facts = sink.about(portal, rows.at(id));
            if (sale != null) {
                facts.productSale(sale, rows.at(currency.isGiven() ? currency : mrr.isGiven() ? mrr : product))
                        .productSalesComplete();
            }
        }
        return sale != null && sale.mrr().isPresent();
    }

    /** A row about all sales of a portal that also holds a sale would hide it. */
    private void refuseDetails() {
        String key = rows.isUnknown(product) ? "sale.details.further" : "sale.details.apart";
        for (Column detail : List.of(kind, mrr, currency, soldOn)) {
            if (!rows.isEmpty(detail) && !rows.isUnknown(detail)) {
                rows.error(detail, Text.of(SaleColumns.class, key));
            }
        }
    }

    /** The sale; null when there is something wrong with it, which is reported. */
    private @Nullable ProductSale sale() {
        String line = rows.identifier(product);
        Optional<DealKind> role = kind();
        BigDecimal amount = rows.isUnknown(mrr) ? null : rows.amount(mrr);
        String unit = rows.currency(currency);
        LocalDate day = rows.isUnknown(soldOn) ? null : rows.requiredDay(soldOn);
        return line == null
                ? null
                : new ProductSale(
                        line,
                        role,
                        amount == null || unit == null ? Optional.empty() : Optional.of(new Money(amount, unit)),
                        Optional.ofNullable(day));
    }

    /** What the partner had to do with the sale; empty when that is unknown, and, reported, when it is something else. */
    private Optional<DealKind> kind() {
        String text = rows.text(kind);
        switch (text.toLowerCase(Locale.ROOT)) {
            case "sourced" -> {
                return Optional.of(DealKind.SOURCED);
            }
            case "assisted" -> {
                return Optional.of(DealKind.ASSISTED);
            }
            case "", TableRows.UNKNOWN -> {
                return Optional.empty();
            }
            default -> {
                rows.error(kind, Text.of(SaleColumns.class, "deal.kind", ShownValue.shown(text)));
                return Optional.empty();
            }
        }
    }
}
