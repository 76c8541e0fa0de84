package dev.tierwise.answers.explanation;

import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.Range;
import dev.tierwise.application.explain.ConvertedMrr;
import dev.tierwise.domain.metric.Unit;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An MRR and how it was converted.
 *
 * @param amount      as the source gives it
 * @param currency    in which currency
 * @param rate        what one unit of that is in the programme's; null if no rate was needed
 * @param fixedAmount the amount of its currency that counts as {@code countsAs}; left out if a rate is used
 * @param countsAs    in the programme's currency
 * @param converted   the amount in the programme's currency
 */
record ExplainedMrr(
        BigDecimal amount,
        String currency,
        @Nullable BigDecimal rate,
        @LeftOutIfNull @Nullable BigDecimal fixedAmount,
        @LeftOutIfNull @Nullable BigDecimal countsAs,
        BigDecimal converted) {

    static @Nullable ExplainedMrr of(Optional<ConvertedMrr> known) {
        return known.map(ExplainedMrr::of).orElse(null);
    }

    private static ExplainedMrr of(ConvertedMrr mrr) {
        ConvertedMrr.@Nullable ByFixedAmount fixed = mrr.by() instanceof ConvertedMrr.ByFixedAmount by ? by : null;
        return new ExplainedMrr(
                mrr.original().amount().setScale(2),
                mrr.original().currency(),
                mrr.by() instanceof ConvertedMrr.ByRate by ? by.rate() : null,
                fixed == null ? null : fixed.amount(),
                fixed == null ? null : fixed.per(),
                Range.number(Unit.MONEY, mrr.converted()));
    }

    /** Whether it is in the programme's currency. */
    boolean isUnconverted() {
        return rate == null && fixedAmount == null;
    }
}
