package dev.tierwise.application.explain;

import dev.tierwise.domain.portfolio.Cancellation;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.Optional;

/**
 * From when to when something holds by the facts of today.
 *
 * @param from    the first day; empty when it always did
 * @param through the last day; empty when no end is known
 */
public record CountingTime(Optional<LocalDate> from, Optional<LocalDate> through) {

    /** When the portal is a customer; empty when it never is, since it is cancelled before it becomes one. */
    static Optional<CountingTime> active(Portal portal) {
        Optional<LocalDate> from = portal.customerSince();
        if (from.isEmpty() && portal.sale() instanceof Sale.On sale) {
            from = Optional.of(sale.day());
        }
        return between(from, lastDay(portal));
    }

    /**
     * When the portal counts as sold: from the day of the sale, or on which it became a customer, through the sale and
     * the programme's window. Empty when it never does, or no such days are known.
     */
    static Optional<CountingTime> sold(Portal portal, Programme programme) {
        if (!(portal.sale() instanceof Sale.On sale) || portal.cancellation() instanceof Cancellation.SinceUnknownDay) {
            return Optional.empty();
        }
        LocalDate from = portal.customerSince()
                .filter(since -> since.isAfter(sale.day()))
                .orElse(sale.day());
        LocalDate through = sale.day().plus(programme.soldWindow());
        return between(
                Optional.of(from),
                Optional.of(
                        lastDay(portal).filter(last -> last.isBefore(through)).orElse(through)));
    }

    /** The last day on which the portal is a customer; empty when none is known. */
    static Optional<LocalDate> lastDay(Portal portal) {
        return portal.cancellation() instanceof Cancellation.On cancelled
                ? Optional.of(cancelled.firstDay().minusDays(1))
                : Optional.empty();
    }

    private static Optional<CountingTime> between(Optional<LocalDate> from, Optional<LocalDate> through) {
        return from.isPresent() && through.isPresent() && from.get().isAfter(through.get())
                ? Optional.empty()
                : Optional.of(new CountingTime(from, through));
    }
}
