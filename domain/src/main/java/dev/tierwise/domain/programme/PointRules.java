package dev.tierwise.domain.programme;

import dev.tierwise.domain.text.InvalidValueException;
import dev.tierwise.domain.text.Text;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How a programme counts points. Rates and fixed amounts hold from a day on until the next of the same kind or currency
 * does, so that two can never hold at once.
 *
 * @param per          the amount of MRR, in the programme's currency, that the rates are for; above zero
 * @param rates        points for that amount, in any order; at most one of a kind from the same day
 * @param fixedAmounts what counts as that amount in other currencies, in any order; at most one of a currency from the
 *                     same day. Where none holds the exchange rate does
 * @param managedSplit whether the managed credit of a portal is divided evenly between the partners that service it
 * @param rounding     how the points of each portal are rounded; empty when they are not
 */
public record PointRules(
        BigDecimal per,
        List<PointRate> rates,
        List<FixedAmount> fixedAmounts,
        boolean managedSplit,
        Optional<Rounding> rounding) {

    /**
     * @throws IllegalArgumentException when {@code per} is not above zero, there is no rate, or two rates of a kind or
     *                                  two amounts of a currency hold from the same day
     */
    public PointRules {
        if (per.signum() <= 0) {
            throw new InvalidValueException(Text.of(PointRules.class, "points.per"));
        }
        rates = List.copyOf(rates);
        fixedAmounts = List.copyOf(fixedAmounts);
        if (rates.isEmpty()) {
            throw new InvalidValueException(Text.of(PointRules.class, "points.no.rate"));
        }
        Set<List<Object>> seen = new HashSet<>();
        for (PointRate rate : rates) {
            if (!seen.add(List.of(rate.kind(), rate.from()))) {
                throw new InvalidValueException(
                        Text.of(PointRules.class, "rates.same.day", rate.kind(), since(rate.from())));
            }
        }
        for (FixedAmount fixed : fixedAmounts) {
            if (!seen.add(List.of(fixed.currency(), fixed.from()))) {
                throw new InvalidValueException(
                        Text.of(PointRules.class, "amounts.same.day", fixed.currency(), since(fixed.from())));
            }
        }
    }

    private static Text since(Optional<LocalDate> from) {
        return from.map(Text::day).orElse(Text.of(PointRules.class, "always"));
    }

    /**
     * The points for a sale: the rate of its own kind that holds on the day, else the one for sales of any kind, else
     * none at all. So a sale keeps what was given for any kind where its product line was first sold before the kinds
     * were told apart.
     *
     * @param lineSince the day on which the product line was first sold to that customer
     */
    public BigDecimal forSale(DealKind kind, Market market, LocalDate lineSince) {
        return saleRate(kind, lineSince).map(rate -> rate.in(market)).orElse(BigDecimal.ZERO);
    }

    /** The rate by which {@link #forSale} counts; empty when a sale gives no points. */
    public Optional<PointRate> saleRate(DealKind kind, LocalDate lineSince) {
        return holding(PointRate.Kind.of(kind), lineSince).or(() -> holding(PointRate.Kind.SOLD, lineSince));
    }

    /** The points for a customer that is managed on a day: those of the rate that holds, else none. */
    public BigDecimal forManaging(Market market, LocalDate day) {
        return managingRate(day).map(rate -> rate.in(market)).orElse(BigDecimal.ZERO);
    }

    /** The rate by which {@link #forManaging} counts; empty when managing gives no points. */
    public Optional<PointRate> managingRate(LocalDate day) {
        return holding(PointRate.Kind.MANAGED, day);
    }

    private Optional<PointRate> holding(PointRate.Kind kind, LocalDate day) {
        return rates.stream()
                .filter(rate -> rate.kind() == kind && holds(rate.from(), day))
                .max(Comparator.comparing(rate -> rate.from().orElse(LocalDate.MIN)));
    }

    private static boolean holds(Optional<LocalDate> from, LocalDate day) {
        return from.isEmpty() || !day.isBefore(from.get());
    }

    /** What counts on a day as the amount of {@link #per()} in a currency; empty when the exchange rate decides. */
    public Optional<BigDecimal> fixedAmount(String currency, LocalDate day) {
        return fixed(currency, day).map(FixedAmount::amount);
    }

    /** The same with the day from which it holds. */
    public Optional<FixedAmount> fixed(String currency, LocalDate day) {
        return fixedAmounts.stream()
                .filter(fixed -> fixed.currency().equals(currency) && holds(fixed.from(), day))
                .max(Comparator.comparing(fixed -> fixed.from().orElse(LocalDate.MIN)));
    }

    /** Whether there is a fixed amount of a currency for any day, so that no exchange rate is needed. */
    public boolean hasFixedAmountSinceEver(String currency) {
        return fixedAmounts.stream()
                .anyMatch(fixed ->
                        fixed.currency().equals(currency) && fixed.from().isEmpty());
    }

    /** The days on which a rate or a fixed amount begins to hold, first one first. */
    public NavigableSet<LocalDate> changes() {
        NavigableSet<LocalDate> days = new TreeSet<>();
        rates.forEach(rate -> rate.from().ifPresent(days::add));
        fixedAmounts.forEach(fixed -> fixed.from().ifPresent(days::add));
        return days;
    }
}
