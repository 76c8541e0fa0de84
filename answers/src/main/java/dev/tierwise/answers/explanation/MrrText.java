package dev.tierwise.answers.explanation;

import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.explain.ConvertedMrr;
import java.util.Optional;

/** An MRR in words: where it is in another currency, with how it was converted. */
record MrrText(Words words) {

    /** The whole calculation, such as {@code 100.00 EUR × 1.17 = $117.00}. */
    String of(Optional<ConvertedMrr> mrr) {
        return mrr.map(known -> known.by() instanceof ConvertedMrr.SameCurrency
                        ? words.money(known.converted())
                        : words.say("explain.converted", factors(known), words.money(known.converted())))
                .orElseGet(() -> words.say("unknown"));
    }

    /** What is multiplied, or the amount alone. */
    String factors(ConvertedMrr mrr) {
        String amount =
                words.amount(mrr.original().amount()) + " " + mrr.original().currency();
        if (mrr.by() instanceof ConvertedMrr.ByRate by) {
            return words.say("explain.by-rate", amount, words.exact(by.rate()));
        }
        if (mrr.by() instanceof ConvertedMrr.ByFixedAmount by) {
            return words.say("explain.by-fixed-amount", amount, words.exact(by.per()), words.exact(by.amount()));
        }
        return words.money(mrr.converted());
    }
}
