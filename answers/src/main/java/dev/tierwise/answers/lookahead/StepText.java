package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.wording.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A step of a plan, in words. */
public record StepText(Words words) {

    /** The step in a sentence without its end. */
    public String of(PlannedStep step) {
        if (step instanceof PlannedStep.Sell sell) {
            List<String> parts =
                    new ArrayList<>(List.of(words.say("advise.sell", words.money(sell.mrr()), words.day(sell.by()))));
            if (sell.manage()) {
                parts.add(words.say("advise.sell.manage"));
            }
            adopt(sell.apps()).ifPresent(parts::add);
            return String.join("; ", parts);
        }
        if (step instanceof PlannedStep.Care care) {
            List<String> parts = new ArrayList<>();
            if (care.manage() != null) {
                parts.add(words.say("advise.manage." + care.manage()));
            }
            adopt(care.apps()).ifPresent(parts::add);
            return words.called(care.portal()) + ": " + String.join("; ", parts);
        }
        PlannedStep.Certify certify = (PlannedStep.Certify) step;
        String by = words.day(certify.by());
        return certify.validThrough() == null
                ? words.say("advise.certify", by)
                : words.say("advise.renew", by, words.day(certify.validThrough()));
    }

    /** Which apps have to be used; empty if none. */
    public Optional<String> adopt(List<String> apps) {
        return apps.isEmpty()
                ? Optional.empty()
                : Optional.of(words.say("advise.adopt", words.count("changes.apps", apps.size()), words.apps(apps)));
    }
}
