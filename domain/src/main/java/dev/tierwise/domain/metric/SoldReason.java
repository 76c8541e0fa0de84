package dev.tierwise.domain.metric;

import static dev.tierwise.domain.metric.Count.COUNTS;
import static dev.tierwise.domain.metric.Count.DOES_NOT_COUNT;
import static dev.tierwise.domain.metric.Count.UNKNOWN;

import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;

/**
 * Why a portal counts as sold or not, in the order in which they are looked at: the first that holds decides.
 *
 * <p>FAQ: "Der MRR aus verkauften Portalen ist die Summe des monatlich wiederkehrenden Umsatzes von Kunden, an die Sie
 * in den vergangenen 12 Monaten verkauft haben."
 */
public enum SoldReason {
    /** It is no customer any more. */
    CANCELLED(DOES_NOT_COUNT),
    /** It becomes a customer later. */
    NOT_YET_CUSTOMER(DOES_NOT_COUNT),
    /** Another sold it. */
    NEVER_SOLD_BY_PARTNER(DOES_NOT_COUNT),
    /** Nobody knows when, or whether, this partner sold it. */
    SALE_DAY_UNKNOWN(UNKNOWN),
    /** It is sold after the day. */
    SOLD_LATER(DOES_NOT_COUNT),
    /** It was sold within the programme's window, its last day included. */
    SOLD_WITHIN_12_MONTHS(COUNTS),
    /** It was sold before the programme's window. */
    SOLD_TOO_LONG_AGO(DOES_NOT_COUNT);

    private final Count count;

    SoldReason(Count count) {
        this.count = count;
    }

    /** Whether a portal counts as sold on a day. */
    public static Verdict<SoldReason> judge(Portal portal, LocalDate day, Programme programme) {
        SoldReason reason = first(portal, day, programme);
        return new Verdict<>(reason.count, reason);
    }

    private static SoldReason first(Portal portal, LocalDate day, Programme programme) {
        if (portal.cancellation().holdsOn(day)) {
            return CANCELLED;
        }
        if (!portal.isCustomerBy(day)) {
            return NOT_YET_CUSTOMER;
        }
        if (portal.sale() instanceof Sale.Never) {
            return NEVER_SOLD_BY_PARTNER;
        }
        if (!(portal.sale() instanceof Sale.On sale)) {
            return SALE_DAY_UNKNOWN;
        }
        if (sale.day().isAfter(day)) {
            return SOLD_LATER;
        }
        return programme.saleCounts(sale.day(), day) ? SOLD_WITHIN_12_MONTHS : SOLD_TOO_LONG_AGO;
    }
}
