package dev.tierwise.adapter.tables;

import dev.tierwise.adapter.tables.TableRows.Column;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.spi.PortalFacts;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The columns of the table of portals that only points depend on, and those of HubSpot's own figures. */
final class PointColumns {

    private final TableRows rows;
    private final Column market;
    private final Column managingPartners;
    private final Column reportedManagedMrr;
    private final Column reportedCurrency;
    private final Column reportedSoldPoints;
    private final Column reportedManagedPoints;
    private final Column reportedTotalPoints;
    private final Column reportedUpdatedOn;

    PointColumns(TableRows rows) {
        this.rows = rows;
        market = rows.column("market");
        managingPartners = rows.column("managing_partners");
        reportedManagedMrr = rows.column("reported_managed_mrr");
        reportedCurrency = rows.column("reported_currency");
        reportedSoldPoints = rows.column("reported_sold_points");
        reportedManagedPoints = rows.column("reported_managed_points");
        reportedTotalPoints = rows.column("reported_total_points");
        reportedUpdatedOn = rows.column("reported_updated_on");
    }

    /**
     * Says what the row holds.
     *
     * @param currency that of the row's MRR, which holds unless there is one for the reported MRR; null where it is wrong
     * @param facts    null where it is not known which portal it is: then only what is wrong is reported
     */
    void say(@Nullable String currency, @Nullable PortalFacts facts) {
        Market kind = rows.market(market);
        Integer partners = rows.isUnknown(managingPartners) ? null : rows.count(managingPartners);
        BigDecimal managedMrr = figure(reportedManagedMrr);
        String unit = rows.isEmpty(reportedCurrency) ? currency : rows.currency(reportedCurrency);
        BigDecimal sold = figure(reportedSoldPoints);
        BigDecimal managed = figure(reportedManagedPoints);
        BigDecimal total = figure(reportedTotalPoints);
        LocalDate updatedOn = rows.isUnknown(reportedUpdatedOn) ? null : rows.day(reportedUpdatedOn);
        if (facts == null) {
            return;
        }
        if (kind != null) {
            facts.market(kind);
        }
        if (partners != null) {
            facts.managingPartners(partners);
        }
        if (managedMrr != null && unit != null) {
            facts.reportedManagedMrr(managedMrr, unit);
        }
        if (sold != null) {
            facts.reportedSoldPoints(sold);
        }
        if (managed != null) {
            facts.reportedManagedPoints(managed);
        }
        if (total != null) {
            facts.reportedTotalPoints(total);
        }
        if (updatedOn != null) {
            facts.reportedUpdatedOn(updatedOn);
        }
    }

    private @Nullable BigDecimal figure(Column column) {
        return rows.isUnknown(column) ? null : rows.amount(column);
    }
}
