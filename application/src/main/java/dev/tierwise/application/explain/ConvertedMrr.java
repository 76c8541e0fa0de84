package dev.tierwise.application.explain;

import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.portfolio.ExchangeRates;
import dev.tierwise.domain.portfolio.Money;
import dev.tierwise.domain.programme.Programme;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A known MRR and what it is in the programme's currency.
 *
 * @param original  as the source gives it
 * @param by        how it was converted
 * @param converted in the programme's currency, two places
 */
public record ConvertedMrr(Money original, Conversion by, BigDecimal converted) {

    /** How an amount comes into the programme's currency. */
    public sealed interface Conversion {}

    /** It is in that currency already. */
    public record SameCurrency() implements Conversion {}

    /**
     * It is multiplied by an exchange rate and rounded half up to cents.
     *
     * @param rate what one unit is worth
     */
    public record ByRate(BigDecimal rate) implements Conversion {}

    /**
     * There is no exchange rate, but the programme fixes an amount for points: it is multiplied by {@code per}, divided by
     * {@code amount} and rounded half up to cents.
     *
     * @param amount in the MRR's currency
     * @param per    what that counts as, in the programme's
     */
    public record ByFixedAmount(BigDecimal amount, BigDecimal per) implements Conversion {}

    /** The MRR of a portal that was judged on a day; empty when unknown. */
    static Optional<ConvertedMrr> of(PortalAssessment portal, LocalDate day, Programme programme, ExchangeRates rates) {
        return portal.portal()
                .mrr()
                .map(mrr -> new ConvertedMrr(
                        mrr,
                        conversion(mrr.currency(), day, programme, rates),
                        portal.mrr().low()));
    }

    private static Conversion conversion(String currency, LocalDate day, Programme programme, ExchangeRates rates) {
        if (currency.equals(programme.currency())) {
            return new SameCurrency();
        }
        BigDecimal rate = rates.rates().get(currency);
        return rate != null
                ? new ByRate(rate)
                : programme
                        .pointRules()
                        .flatMap(rules ->
                                rules.fixedAmount(currency, day).map(amount -> new ByFixedAmount(amount, rules.per())))
                        .orElseThrow();
    }
}
