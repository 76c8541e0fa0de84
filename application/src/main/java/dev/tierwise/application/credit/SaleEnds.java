package dev.tierwise.application.credit;

import dev.tierwise.application.schedule.Schedule;
import dev.tierwise.application.schedule.ScheduledEvent;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.portfolio.ProductSales;
import dev.tierwise.domain.portfolio.Sale;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** When the sales of portals leave the programme's window. */
final class SaleEnds {

    /**
     * The reports about the end of a sale.
     *
     * @param counted the last that counts it
     * @param left    the first that leaves it out
     */
    private record Reports(LocalDate counted, LocalDate left) {}

    private final Programme programme;
    private final Schedule schedule;

    /** By the last day on which a sale is in the window: many portals are sold on the same days. */
    private final Map<LocalDate, Reports> reports = new HashMap<>();

    SaleEnds(Programme programme) {
        this.programme = programme;
        this.schedule = Schedule.of(programme);
    }

    /**
     * The first last day of a sale that a monthly report counts and the report after that day does not, because the sale is
     * too old and not because the portal is cancelled by then.
     *
     * @param report the first report that is asked about
     */
    Optional<LocalDate> next(Portal portal, LocalDate report) {
        Optional<LocalDate> next = Optional.empty();
        for (LocalDate soldOn : soldOn(portal)) {
            LocalDate last = soldOn.plus(programme.soldWindow());
            if (next.filter(earlier -> !last.isBefore(earlier)).isEmpty() && isLeft(portal, soldOn, last, report)) {
                next = Optional.of(last);
            }
        }
        return next;
    }

    private boolean isLeft(Portal portal, LocalDate soldOn, LocalDate last, LocalDate report) {
        if (last.isBefore(report)) {
            return false;
        }
        Reports around = reports.computeIfAbsent(
                last,
                day -> new Reports(
                        schedule.latest(ScheduledEvent.Kind.MONTHLY_REPORT, day),
                        schedule.next(ScheduledEvent.Kind.MONTHLY_REPORT, day)));
        return !around.counted().isBefore(soldOn)
                && portal.isActiveOn(around.counted())
                && !portal.cancellation().holdsOn(around.left());
    }

    private List<LocalDate> soldOn(Portal portal) {
        if (programme.pointRules().isPresent() && portal.pointFacts().sales() instanceof ProductSales.Given given) {
            return given.list().stream()
                    .map(ProductSale::soldOn)
                    .flatMap(Optional::stream)
                    .toList();
        }
        return portal.sale() instanceof Sale.On sale ? List.of(sale.day()) : List.of();
    }
}
