package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.PointsCredited;
import dev.tierwise.answers.document.Range;
import dev.tierwise.domain.metric.PointLine;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.portfolio.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sale, or managing, adds to a portal's points: an amount, divided by what rates are for, times a rate. Where something
 * is unknown, what it may add by itself.
 *
 * @param credit      {@code sale}, {@code further-sales} or {@code managed}
 * @param product     the product line; left out where there is none
 * @param soldOn      the day of a sale; left out if unknown
 * @param kind        what the partner had to do with a sale, as a code; left out if unknown
 * @param market      the customer's market, as a code; left out if unknown
 * @param mrr         the MRR; left out if unknown
 * @param currency    its currency; left out if the MRR is unknown
 * @param exchangeRate what one unit of that is in the programme's currency; left out if a fixed amount is used, or none is needed
 * @param per         what the MRR, converted by the exchange rate, is divided by; left out if unknown
 * @param perCurrency its currency
 * @param perFrom     the first day on which that fixed amount holds; left out if it always did
 * @param rates       the rates that it may have; one if it is known
 * @param partners    between how many partners it is divided; left out if it is not, or if that is unknown
 * @param low         at least what it adds
 * @param high        at most what it adds; null if there is no bound
 */
record PointsLine(
        String credit,
        @LeftOutIfNull @Nullable String product,
        @LeftOutIfNull @Nullable LocalDate soldOn,
        @LeftOutIfNull @Nullable String kind,
        @LeftOutIfNull @Nullable String market,
        @LeftOutIfNull @Nullable BigDecimal mrr,
        @LeftOutIfNull @Nullable String currency,
        @LeftOutIfNull @Nullable BigDecimal exchangeRate,
        @LeftOutIfNull @Nullable BigDecimal per,
        @LeftOutIfNull @Nullable String perCurrency,
        @LeftOutIfNull @Nullable LocalDate perFrom,
        List<Rate> rates,
        @LeftOutIfNull @Nullable Integer partners,
        BigDecimal low,
        @Nullable BigDecimal high) {

    /**
     * A rate.
     *
     * @param kind   what it is for, as a code: {@code sold} for sales of any kind, {@code sourced}, {@code assisted},
     *               {@code managed}
     * @param from   the first day on which it holds; left out if it always did
     * @param points the points
     */
    record Rate(String kind, @LeftOutIfNull @Nullable LocalDate from, BigDecimal points) {}

    /** @param programmesCurrency the currency of what rates are for */
    static PointsLine of(PointLine line, String programmesCurrency) {
        PointLine.@Nullable PerFixedAmount fixed =
                line.per().orElse(null) instanceof PointLine.PerFixedAmount amount ? amount : null;
        PointLine.@Nullable PerAmount per =
                line.per().orElse(null) instanceof PointLine.PerAmount amount ? amount : null;
        Range points = PointsCredited.range(line.points());
        return new PointsLine(
                MachineForm.code(line.credit()),
                line.product().orElse(null),
                line.soldOn().orElse(null),
                line.kind().map(MachineForm::code).orElse(null),
                line.market().map(MachineForm::code).orElse(null),
                line.mrr().map(mrr -> Range.number(Unit.MONEY, mrr.amount())).orElse(null),
                line.mrr().map(Money::currency).orElse(null),
                per == null ? null : per.exchangeRate().orElse(null),
                fixed != null ? fixed.amount() : per == null ? null : per.amount(),
                fixed != null ? line.mrr().map(Money::currency).orElse(null) : per == null ? null : programmesCurrency,
                fixed == null ? null : fixed.from().orElse(null),
                line.rates().stream()
                        .map(rate -> new Rate(
                                MachineForm.code(rate.kind()), rate.from().orElse(null), rate.points()))
                        .toList(),
                line.partners().isPresent() ? line.partners().getAsInt() : null,
                points.low(),
                points.high());
    }

    Range points() {
        return new Range(low, high);
    }
}
