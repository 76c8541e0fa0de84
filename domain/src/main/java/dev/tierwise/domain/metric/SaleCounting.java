package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.ProductSale;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the sales to one customer give, over every way that what is unknown about them could turn out.
 *
 * <p>A sale counts by its own day, but has the rate of the day on which its product line was first sold: so the sales of
 * a line are counted together, for each day on which the line may have begun. Between two days on which something
 * changes every day is as good as the next, so that the first one stands for all of them.
 */
final class SaleCounting {

    private final PointTerms terms;
    private final Collection<List<ProductSale>> lines;
    private final boolean complete;
    private @Nullable NavigableSet<LocalDate> turns;

    /** @param complete whether there are no other sales */
    SaleCounting(PointTerms terms, List<ProductSale> sales, boolean complete) {
        Map<String, List<ProductSale>> byProduct = new LinkedHashMap<>();
        for (ProductSale sale : sales) {
            byProduct
                    .computeIfAbsent(sale.product(), product -> new ArrayList<>())
                    .add(sale);
        }
        this.terms = terms;
        this.lines = byProduct.values();
        this.complete = complete;
    }

    /** Whether a sale of one of these kinds counts. */
    Count count(Set<DealKind> kinds) {
        Count count = complete ? Count.DOES_NOT_COUNT : Count.UNKNOWN;
        for (List<ProductSale> line : lines) {
            for (ProductSale sale : line) {
                count = count.or(count(sale, kinds));
            }
        }
        return count;
    }

    private Count count(ProductSale sale, Set<DealKind> kinds) {
        boolean possible = sale.kind().map(kinds::contains).orElse(true);
        boolean certain = sale.kind().map(kinds::contains).orElse(kinds.size() == DealKind.values().length);
        if (!possible || sale.soldOn().filter(day -> !terms.saleCounts(day)).isPresent()) {
            return Count.DOES_NOT_COUNT;
        }
        return certain && sale.soldOn().isPresent() ? Count.COUNTS : Count.UNKNOWN;
    }

    /** What the sales of these kinds give where the customer is in that market. */
    PointRange points(Set<DealKind> kinds, Market market) {
        PointRange sum = PointRange.ZERO;
        for (List<ProductSale> line : lines) {
            sum = sum.plus(new Line(line, kinds, market).points());
        }
        return !complete && furtherSaleGivesPoints(kinds, market) ? new PointRange(sum.low(), Optional.empty()) : sum;
    }

    /** The sales that are listed, those of a product line together. */
    List<ProductSale> all() {
        return lines.stream().flatMap(List::stream).toList();
    }

    /** Whether sales that are not listed may give points, if there are any. */
    boolean mayFurtherSalesGivePoints(Set<DealKind> kinds, Set<Market> markets) {
        return !complete && markets.stream().anyMatch(market -> furtherSaleGivesPoints(kinds, market));
    }

    /**
     * The days on which the product line of a sale may have been sold first: the one, or those that stand for all others.
     *
     * @param sale one of the listed ones
     */
    NavigableSet<LocalDate> firstDays(ProductSale sale) {
        return new Line(line(sale), EnumSet.allOf(DealKind.class), Market.STANDARD).firstDays();
    }

    /** The days on which a sale may have been: the one, or those that stand for all others. */
    NavigableSet<LocalDate> days(ProductSale sale) {
        return sale.soldOn()
                .<NavigableSet<LocalDate>>map(day -> new TreeSet<>(Set.of(day)))
                .orElseGet(this::turns);
    }

    /** What one of the listed sales gives by itself, over every way that what is unknown about its line could turn out. */
    @SuppressWarnings("ReferenceEquality") // two sales may be alike, and one of them is asked about
    PointRange points(ProductSale sale, Set<DealKind> kinds, Market market) {
        Money nothing = new Money(BigDecimal.ZERO, terms.programme().currency());
        List<ProductSale> alone = line(sale).stream()
                .map(other -> other == sale ? other : other.withMrr(nothing))
                .toList();
        return new Line(alone, kinds, market).points();
    }

    private List<ProductSale> line(ProductSale sale) {
        return lines.stream().filter(line -> line.contains(sale)).findFirst().orElseThrow();
    }

    private boolean furtherSaleGivesPoints(Set<DealKind> kinds, Market market) {
        return turns().headSet(terms.day(), true).stream()
                .anyMatch(since -> kinds.stream()
                        .anyMatch(kind ->
                                terms.rules().forSale(kind, market, since).signum() > 0));
    }

    /** The days that stand for all others; worked out only where a day is unknown. */
    private NavigableSet<LocalDate> turns() {
        if (turns == null) {
            turns = terms.turns();
        }
        return turns;
    }

    /** The sales of one product line. */
    private final class Line {

        private final List<ProductSale> dated;
        private final List<ProductSale> undated;
        private final Set<DealKind> kinds;
        private final Market market;

        Line(List<ProductSale> sales, Set<DealKind> kinds, Market market) {
            dated = sales.stream().filter(sale -> sale.soldOn().isPresent()).toList();
            undated = sales.stream().filter(sale -> sale.soldOn().isEmpty()).toList();
            this.kinds = kinds;
            this.market = market;
        }

        /** The first of the days that are known; empty when none is. */
        private Optional<LocalDate> firstKnown() {
            return dated.stream().flatMap(sale -> sale.soldOn().stream()).min(LocalDate::compareTo);
        }

        NavigableSet<LocalDate> firstDays() {
            Optional<LocalDate> firstKnown = firstKnown();
            NavigableSet<LocalDate> days = new TreeSet<>();
            firstKnown.ifPresent(days::add);
            if (firstKnown.isEmpty() || !undated.isEmpty() || !complete) {
                days.addAll(firstKnown.map(day -> turns().headSet(day, true)).orElseGet(SaleCounting.this::turns));
            }
            return days;
        }

        PointRange points() {
            Optional<LocalDate> firstKnown = firstKnown();
            if (firstKnown.isPresent() && undated.isEmpty() && complete) {
                return since(firstKnown.get());
            }
            NavigableSet<LocalDate> earlier =
                    firstKnown.map(day -> turns().headSet(day, true)).orElseGet(SaleCounting.this::turns);
            return Stream.concat(
                            firstKnown.stream().map(this::since),
                            earlier.stream().map(day -> complete ? begunByUndated(day) : since(day)))
                    .reduce(PointRange::or)
                    .orElseThrow();
        }

        /** The points where the line was first sold on a day, by a sale that has that day anyhow or is not listed. */
        private PointRange since(LocalDate since) {
            PointRange sum = ofDated(since);
            for (ProductSale sale : undated) {
                sum = sum.plus(onAnyDay(sale, since));
            }
            return sum;
        }

        /** The points where one of the sales without a day, any of them, is the one with which the line began. */
        private PointRange begunByUndated(LocalDate since) {
            int number = undated.size();
            List<PointRange> anyDay = number == 1
                    ? List.of(PointRange.ZERO)
                    : undated.stream().map(sale -> onAnyDay(sale, since)).toList();
            List<PointRange> ofThoseAfter = new ArrayList<>(Collections.nCopies(number, PointRange.ZERO));
            for (int i = number - 2; i >= 0; i--) {
                ofThoseAfter.set(i, ofThoseAfter.get(i + 1).plus(anyDay.get(i + 1)));
            }
            PointRange before = ofDated(since);
            List<PointRange> ways = new ArrayList<>();
            for (int i = 0; i < number; i++) {
                PointRange first = terms.saleCounts(since) ? value(undated.get(i), since, since) : PointRange.ZERO;
                ways.add(before.plus(first).plus(ofThoseAfter.get(i)));
                before = before.plus(anyDay.get(i));
            }
            return ways.stream().reduce(PointRange::or).orElseThrow();
        }

        private PointRange ofDated(LocalDate since) {
            PointRange sum = PointRange.ZERO;
            for (ProductSale sale : dated) {
                LocalDate soldOn = sale.soldOn().orElseThrow();
                if (terms.saleCounts(soldOn)) {
                    sum = sum.plus(value(sale, since, soldOn));
                }
            }
            return sum;
        }

        /** The points of a sale that may have any day from the line's first on; also one after the day that is asked for. */
        private PointRange onAnyDay(ProductSale sale, LocalDate since) {
            return Stream.concat(Stream.of(since), turns().tailSet(since, false).stream())
                    .filter(terms::saleCounts)
                    .map(soldOn -> value(sale, since, soldOn))
                    .reduce(PointRange.ZERO, PointRange::or);
        }

        private PointRange value(ProductSale sale, LocalDate since, LocalDate soldOn) {
            return sale.kind()
                    .map(Stream::of)
                    .orElseGet(() -> Arrays.stream(DealKind.values()))
                    .map(kind -> kinds.contains(kind)
                            ? terms.points(sale.mrr(), soldOn, terms.rules().forSale(kind, market, since))
                            : PointRange.ZERO)
                    .reduce(PointRange::or)
                    .orElseThrow();
        }
    }
}
