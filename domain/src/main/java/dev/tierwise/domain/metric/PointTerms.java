package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.PointRules;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * By what points are counted on a day.
 *
 * @param programme the programme
 * @param rules     its rules for points
 * @param rates     what other currencies are worth where no amount is fixed
 * @param day       the day for which points are counted
 */
record PointTerms(Programme programme, PointRules rules, ExchangeRates rates, LocalDate day) {

    boolean saleCounts(LocalDate soldOn) {
        return programme.saleCounts(soldOn, day);
    }

    /**
     * The days on which it begins to matter that a sale was then and not the day before: from each of them to the next
     * all days are alike. The first one stands for the whole past.
     */
    NavigableSet<LocalDate> turns() {
        NavigableSet<LocalDate> turns = new TreeSet<>(rules.changes());
        turns.add(LocalDate.MIN);
        turns.add(programme.firstSaleDay(day));
        turns.add(day.plusDays(1));
        return turns;
    }

    /** The points for an MRR at a rate; any number where the MRR is unknown and the rate gives points at all. */
    PointRange points(Optional<Money> mrr, LocalDate on, BigDecimal rate) {
        if (rate.signum() == 0) {
            return PointRange.ZERO;
        }
        return mrr.map(money -> PointRange.exactly(times(money, on).times(Fraction.of(rate))))
                .orElse(PointRange.UNKNOWN);
    }

    /** How many times an MRR is as much as the amount that rates are for. */
    private Fraction times(Money mrr, LocalDate on) {
        return rules.fixedAmount(mrr.currency(), on)
                .map(fixed -> Fraction.of(mrr.amount()).dividedBy(Fraction.of(fixed)))
                .orElseGet(() -> Fraction.of(rates.convert(mrr)).dividedBy(Fraction.of(rules.per())));
    }
}
