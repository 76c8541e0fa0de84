package dev.tierwise.domain.metric;

import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.portfolio.Portal;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What the rules say of one portal on one day: everything that the metrics need to know about it.
 *
 * @param portal  the facts
 * @param mrr     its MRR in the programme's currency, two places; from zero without bound when unknown
 * @param sold    whether it counts as sold
 * @param managed whether it counts as managed
 * @param points  the points it gives; empty when the programme knows none, or when they were not counted
 */
public record PortalAssessment(
        Portal portal,
        Interval mrr,
        Verdict<SoldReason> sold,
        Verdict<ManagedReason> managed,
        Optional<PortalPoints> points) {

    private static final Interval UNKNOWN_MRR = Interval.from(BigDecimal.ZERO.setScale(2));

    /** @throws IllegalArgumentException when an MRR is in a currency without a rate */
    public static PortalAssessment of(Portal portal, LocalDate day, Programme programme, ExchangeRates rates) {
        return new PortalAssessment(
                portal,
                portal.mrr()
                        .map(mrr -> Interval.exactly(convert(mrr, day, programme, rates)))
                        .orElse(UNKNOWN_MRR),
                SoldReason.judge(portal, day, programme),
                ManagedReason.judge(portal, day),
                programme.pointRules().map(rules -> PortalPoints.of(portal, day, programme, rules, rates)));
    }

    /** Where there is no exchange rate, the amount that the programme fixes for points is one as well. */
    private static BigDecimal convert(Money mrr, LocalDate day, Programme programme, ExchangeRates rates) {
        if (rates.knows(mrr.currency())) {
            return rates.convert(mrr);
        }
        return programme
                .pointRules()
                .flatMap(rules -> rules.fixedAmount(mrr.currency(), day)
                        .map(fixed -> mrr.amount().multiply(rules.per()).divide(fixed, 2, RoundingMode.HALF_UP)))
                .orElseGet(() -> rates.convert(mrr));
    }

    /**
     * Whether the portal is one of those whose app usage the median is taken of: it counts as sold or managed, and its
     * MRR is above zero.
     *
     * <p>FAQ: "Der Medianwert für die App-Nutzung spiegelt die Anzahl der Apps wider, die über alle Accounts hinweg
     * verwendet werden, die für Ihre MRR-Werten für verkaufte und verwaltete Portale angerechnet werden."
     */
    public Count contributes() {
        return contributes(sold.count().or(managed.count()), mrr);
    }

    /** The points that it is credited, as it counts as managed or not; empty when none were counted. */
    public Optional<PortalPoints> creditedPoints() {
        return points.map(all -> all.creditedWhereManaged(managed.count()));
    }

    /** The same for a portal of which only this is known: whether it counts as sold or managed, and its MRR. */
    public static Count contributes(Count counts, Interval mrr) {
        if (counts == Count.DOES_NOT_COUNT || (mrr.isExact() && mrr.low().signum() == 0)) {
            return Count.DOES_NOT_COUNT;
        }
        return mrr.low().signum() > 0 ? counts : Count.UNKNOWN;
    }
}
