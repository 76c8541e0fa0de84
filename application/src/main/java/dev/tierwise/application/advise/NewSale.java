package dev.tierwise.application.advise;

import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.Scenario;
import dev.tierwise.domain.metric.Count;
import dev.tierwise.domain.metric.Fraction;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A sale to a new customer, of an amount that is still open.
 *
 * @param today  the facts
 * @param on     the day of the sale, that of a monthly report
 * @param kind   what the partner has to do with it; empty where only MRR matters
 * @param market the customer's market; empty if it may be any
 */
record NewSale(EvaluationAnswer today, LocalDate on, Optional<DealKind> kind, Optional<Market> market) {

    /** What such a sale does not reach, no sale reaches. */
    static final BigDecimal MOST = new BigDecimal("100000000000000.00");

    private static final String CUSTOMER = "New customer";

    /** The change that it is. */
    Change.Sell change(String customer, BigDecimal mrr) {
        return new Change.Sell(customer, money(mrr), kind, market, Optional.of(on));
    }

    private Money money(BigDecimal mrr) {
        return new Money(mrr, today.programme().currency());
    }

    /**
     * A sale of an amount.
     *
     * @param mrr the amount, in the programme's currency
     */
    Sold of(BigDecimal mrr) {
        return new Sold(mrr, mrr.signum() == 0 ? Optional.empty() : points(mrr));
    }

    private Optional<PortalPoints> points(BigDecimal mrr) {
        if (today.programme().pointRules().isEmpty()) {
            return Optional.empty();
        }
        Snapshot nobody =
                new Snapshot(on, today.snapshot().partner(), today.snapshot().partnerFacts(), List.of());
        Portal customer = new Scenario(nobody, List.of(change(CUSTOMER, mrr)), today.programme(), today.rates())
                .on(on)
                .portals()
                .iterator()
                .next();
        return PortalAssessment.of(customer, on, today.programme(), today.rates())
                .points();
    }

    /**
     * A sale of an amount.
     *
     * @param mrr    the amount
     * @param points the points of the customer's portal; empty where it gives none
     */
    record Sold(BigDecimal mrr, Optional<PortalPoints> points) {

        /**
         * What it adds to a figure for certain.
         *
         * @param managed whether a partner employee is among the customer's users
         */
        Fraction adds(MetricId metric, boolean managed) {
            if (metric.equals(MetricId.SOLD_MRR)) {
                return Fraction.of(mrr);
            }
            if (metric.equals(MetricId.MANAGED_MRR)) {
                return managed ? Fraction.of(mrr) : Fraction.ZERO;
            }
            return points.map(given -> given.credit(metric, managed ? Count.COUNTS : Count.DOES_NOT_COUNT)
                            .points()
                            .low())
                    .orElse(Fraction.ZERO);
        }
    }

    /**
     * The least amount that is enough, in whole cents; empty if none is.
     *
     * @param enough whether a sale is; if one is, all larger ones are
     */
    Optional<BigDecimal> least(Predicate<Sold> enough) {
        if (!enough.test(of(MOST))) {
            return Optional.empty();
        }
        BigInteger tooFew = BigInteger.ONE.negate();
        BigInteger many = BigInteger.ZERO;
        while (!enough.test(of(inCents(many)))) {
            tooFew = many;
            many = many.shiftLeft(1).add(BigInteger.ONE);
        }
        while (many.subtract(tooFew).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = tooFew.add(many).shiftRight(1);
            if (enough.test(of(inCents(middle)))) {
                many = middle;
            } else {
                tooFew = middle;
            }
        }
        return Optional.of(inCents(many));
    }

    private static BigDecimal inCents(BigInteger cents) {
        return new BigDecimal(cents, 2);
    }
}
