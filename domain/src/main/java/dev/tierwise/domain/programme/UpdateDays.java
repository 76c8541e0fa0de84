package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.time.Month;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The days of a month on which HubSpot publishes; a day that a month lacks falls on its last day.
 *
 * <p>FAQ: "Der MRR aus verkauften Portalen wird monatlich aktualisiert."; "Stufen werden jeweils einmal monatlich
 * (Mitte des Monats) aktualisiert." The FAQ names no day: 1 and 15 are assumptions. Later programmes
 * update tiers twice a year.
 *
 * @param reportDay  day of the month of the monthly report, 1 to 31
 * @param tierDay    day of the month on which tiers are updated, 1 to 31
 * @param tierMonths the months in which tiers are updated, in the order of the year; at least one
 * @param downgrades how a tier is kept; empty where every update takes the tier that is not met any more
 */
public record UpdateDays(int reportDay, int tierDay, Set<Month> tierMonths, Optional<Downgrades> downgrades) {

    /**
     * @throws IllegalArgumentException when a day is not between 1 and 31, there is no month, or tiers are neither updated in
     *                                  every month nor lost on every update
     */
    public UpdateDays {
        if (reportDay < 1 || reportDay > 31 || tierDay < 1 || tierDay > 31) {
            throw new InvalidValueException(Text.of(UpdateDays.class, "update.days"));
        }
        if (tierMonths.isEmpty()) {
            throw new InvalidValueException(Text.of(UpdateDays.class, "update.months"));
        }
        tierMonths = Collections.unmodifiableSet(EnumSet.copyOf(tierMonths));
        if (downgrades.isPresent() && tierMonths.size() < Month.values().length) {
            throw new InvalidValueException(Text.of(UpdateDays.class, "update.both"));
        }
    }

    /**
     * Every update of some months takes the tier that is not met any more.
     *
     * @throws IllegalArgumentException when a day is not between 1 and 31, or there is no month
     */
    public UpdateDays(int reportDay, int tierDay, Set<Month> tierMonths) {
        this(reportDay, tierDay, tierMonths, Optional.empty());
    }

    /**
     * Tiers rise every month and are kept.
     *
     * @throws IllegalArgumentException when a day is not between 1 and 31
     */
    public UpdateDays(int reportDay, int tierDay, Downgrades downgrades) {
        this(reportDay, tierDay, EnumSet.allOf(Month.class), Optional.of(downgrades));
    }

    /**
     * Tiers are updated every month.
     *
     * @throws IllegalArgumentException when a day is not between 1 and 31
     */
    public UpdateDays(int reportDay, int tierDay) {
        this(reportDay, tierDay, EnumSet.allOf(Month.class));
    }
}
