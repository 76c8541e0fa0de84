package dev.tierwise.application.forecast;

import dev.tierwise.application.credit.PortalName;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Something that is known today to change a figure on a coming day, or is expected to.
 *
 * @param day    the day on which it happens, in the partner's time zone: of what a monthly report changes the day of that
 *               report, of a certification the last day on which it is valid, of a cancellation the first day on which the
 *               customer is gone or, where that is over, the day of the report that leaves it out
 * @param kind   what happens
 * @param portal whose figures change; empty for a certification
 * @param amount by how much: of MRR in the programme's currency or, under a programme with points, of points; below zero
 *               for what is lost. Empty for a certification, and where it is not known
 */
public record ForecastEvent(LocalDate day, Kind kind, Optional<PortalName> portal, Optional<BigDecimal> amount) {

    /** What happens. */
    public enum Kind {
        /**
         * A sale leaves the programme's window, and with the monthly report of the day sold MRR.
         *
         * <p>FAQ: "Kunden, an die Sie vor über 12 Monaten verkauft haben, werden in die Berechnung des MRR-Wertes nicht
         * miteinbezogen."
         */
        SOLD_EXPIRES,
        /** The monthly report of the day publishes for the first time what a customer counts for. */
        STARTS_TO_COUNT,
        /** The last certification of those that are known ends, as far as anybody knows. */
        CERTIFICATION_EXPIRES,
        /** A customer that counted is no customer any more. */
        CANCELLED,
        /** The monthly report of the day publishes facts that are other ones today than the last report has them. */
        CORRECTED,
        /**
         * HubSpot expects the partner to stop managing a portal unless a partner employee works in it before. No figure allows for
         * it: a portal is managed as long as its users say so. The amount is what is at stake.
         */
        MANAGING_LAPSES,
        /**
         * HubSpot expects a customer, or a part of what it pays for, to be cancelled. No figure allows for it as long as no
         * cancellation is given. The amount is all that the customer counts for.
         */
        CANCELLATION_EXPECTED
    }
}
