package dev.tierwise.adapter.tables;

import dev.tierwise.adapter.tables.TableRows.Column;
import dev.tierwise.spi.PortalFacts;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The columns of the table of portals about the relationship with a customer. */
final class RelationshipColumns {

    private final TableRows rows;
    private final Column managedExpiresOn;
    private final Column lastActiveOn;
    private final Column cancellationExpectedOn;
    private final Column renewsOn;

    RelationshipColumns(TableRows rows) {
        this.rows = rows;
        managedExpiresOn = rows.column("managed_expires_on");
        lastActiveOn = rows.column("last_active_on");
        cancellationExpectedOn = rows.column("cancellation_expected_on");
        renewsOn = rows.column("renews_on");
    }

    /**
     * Says what the row holds.
     *
     * @param facts null where it is not known which portal it is: then only what is wrong is reported
     */
    void say(@Nullable PortalFacts facts) {
        LocalDate lapse = day(managedExpiresOn);
        LocalDate active = day(lastActiveOn);
        LocalDate cancellation = day(cancellationExpectedOn);
        LocalDate renewal = day(renewsOn);
        if (facts == null) {
            return;
        }
        if (lapse != null) {
            facts.managedExpiresOn(lapse);
        }
        if (active != null) {
            facts.lastActiveOn(active);
        }
        if (cancellation != null) {
            facts.cancellationExpectedOn(cancellation);
        }
        if (renewal != null) {
            facts.renewsOn(renewal);
        }
    }

    private @Nullable LocalDate day(Column column) {
        return rows.isUnknown(column) ? null : rows.day(column);
    }
}
