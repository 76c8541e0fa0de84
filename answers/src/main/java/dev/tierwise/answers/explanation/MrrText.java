package dev.tierwise.answers.explanation;

import dev.tierwise.answers.wording.Words;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An MRR in words: where it is in another currency, with how it was converted. */
record MrrText(Words words) {

    /** The whole calculation, such as {@code 100.00 EUR × 1.17 = $117.00}. */
    String of(@Nullable ExplainedMrr mrr) {
        if (mrr == null) {
            return words.say("unknown");
        }
        return mrr.isUnconverted()
                ? words.money(mrr.converted())
                : words.say("explain.converted", factors(mrr), words.money(mrr.converted()));
    }

    /** What is multiplied, or the amount alone. */
    String factors(ExplainedMrr mrr) {
        String amount = words.amount(mrr.amount()) + " " + mrr.currency();
        if (mrr.rate() != null) {
            return words.say("explain.by-rate", amount, words.exact(mrr.rate()));
        }
        return mrr.fixedAmount() == null
                ? words.money(mrr.converted())
                : words.say(
                        "explain.by-fixed-amount",
                        amount,
                        words.exact(Objects.requireNonNull(mrr.countsAs())),
                        words.exact(mrr.fixedAmount()));
    }
}
