package dev.tierwise.domain.programme;

/**
 * The days of a month on which HubSpot publishes; a day that a month lacks falls on its last day.
 *
 * <p>FAQ: "Der MRR aus verkauften Portalen wird monatlich aktualisiert."; "Stufen werden jeweils einmal monatlich
 * (Mitte des Monats) aktualisiert." The FAQ names no day: 1 and 15 are assumptions.
 *
 * @param reportDay day of the month of the monthly report, 1 to 31
 * @param tierDay   day of the month on which tiers are updated, 1 to 31
 */
public record UpdateDays(int reportDay, int tierDay) {

    /** @throws IllegalArgumentException when a day is not between 1 and 31 */
    public UpdateDays {
        if (reportDay < 1 || reportDay > 31 || tierDay < 1 || tierDay > 31) {
            throw new IllegalArgumentException("the report day and the tier day are days of a month, 1 to 31");
        }
    }
}
