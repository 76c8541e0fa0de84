package dev.tierwise.application.snapshot;

import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.PointFacts;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.ReportedFigures;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What the sources read so far know about one portal that only points depend on, and HubSpot's own figures. Each method
 * that takes a fact tells whether it is news.
 */
final class MergedPointFacts {

    private static final int UNKNOWN = 0;

    private @Nullable Market market;
    private int managingPartners = UNKNOWN;

    private ProductSales sales = ProductSales.NOT_GIVEN;
    /** Whether a source before the current one is believed about the sales. */
    private boolean salesSettled;

    private @Nullable List<ProductSale> salesHere;
    private boolean salesCompleteHere;
    private boolean furtherSalesHere;
    private boolean salesNotGivenHere;

    private @Nullable Money reportedManagedMrr;
    private @Nullable BigDecimal reportedSoldPoints;
    private @Nullable BigDecimal reportedManagedPoints;
    private @Nullable BigDecimal reportedTotalPoints;
    private @Nullable LocalDate reportedUpdatedOn;

    boolean market(Market market) {
        if (this.market != null) {
            return false;
        }
        this.market = market;
        return true;
    }

    boolean managingPartners(int partners) {
        if (managingPartners != UNKNOWN) {
            return false;
        }
        managingPartners = partners;
        return true;
    }

    boolean salesSettled() {
        return salesSettled;
    }

    /** Adds a sale; true for the first one of the current source. */
    boolean sale(ProductSale sale) {
        boolean first = salesHere == null;
        if (salesHere == null) {
            salesHere = new ArrayList<>(1);
        }
        salesHere.add(sale);
        return first;
    }

    void salesComplete() {
        salesCompleteHere = true;
    }

    void furtherSalesPossible() {
        furtherSalesHere = true;
    }

    void salesNotGiven() {
        salesNotGivenHere = true;
    }

    boolean reportedManagedMrr(Money mrr) {
        if (reportedManagedMrr != null) {
            return false;
        }
        reportedManagedMrr = mrr;
        return true;
    }

    boolean reportedSoldPoints(BigDecimal points) {
        if (reportedSoldPoints != null) {
            return false;
        }
        reportedSoldPoints = points;
        return true;
    }

    boolean reportedManagedPoints(BigDecimal points) {
        if (reportedManagedPoints != null) {
            return false;
        }
        reportedManagedPoints = points;
        return true;
    }

    boolean reportedTotalPoints(BigDecimal points) {
        if (reportedTotalPoints != null) {
            return false;
        }
        reportedTotalPoints = points;
        return true;
    }

    boolean reportedUpdatedOn(LocalDate day) {
        if (reportedUpdatedOn != null) {
            return false;
        }
        reportedUpdatedOn = day;
        return true;
    }

    /** Settles what only the end of a source tells about the sales; true when it is that there are none. */
    boolean endOfSource() {
        boolean complete = salesCompleteHere && !furtherSalesHere;
        boolean none = complete && !salesNotGivenHere && salesHere == null && !salesSettled;
        if (none) {
            sales = ProductSales.of(List.of());
            salesSettled = true;
        } else if (salesHere != null) {
            sales = new ProductSales.Given(salesHere, complete);
            salesSettled = true;
        } else if (furtherSalesHere && !salesSettled) {
            // another source may still know them
            sales = new ProductSales.Given(List.of(), false);
        }
        salesHere = null;
        salesCompleteHere = false;
        furtherSalesHere = false;
        salesNotGivenHere = false;
        return none;
    }

    PointFacts pointFacts() {
        return new PointFacts(
                Optional.ofNullable(market),
                managingPartners == UNKNOWN ? OptionalInt.empty() : OptionalInt.of(managingPartners),
                sales);
    }

    ReportedFigures reported() {
        return new ReportedFigures(
                Optional.ofNullable(reportedManagedMrr),
                Optional.ofNullable(reportedSoldPoints),
                Optional.ofNullable(reportedManagedPoints),
                Optional.ofNullable(reportedTotalPoints),
                Optional.ofNullable(reportedUpdatedOn));
    }
}
