package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Named;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.domain.metric.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What becomes of the tier, in words: which is lost or reached when, and what is missing then. */
record Outcome(Words words, Outlook outlook) {

    /** What a forecast says of the tier; see {@link ForecastDocument}. */
    record Outlook(
            HeldTier credited,
            List<ComingUpdate> months,
            @Nullable TierLost firstLoss,
            @Nullable TierLost firstCertainLoss,
            @Nullable LocalDate ledgerOf,
            LocalDate through) {}

    /** What people want to know first: the first tier that is lost, else that none is. */
    String news() {
        TierLost loss = outlook.firstLoss();
        if (loss == null) {
            return words.say(
                    isCertain() ? "forecast.none-lost" : "forecast.none-certain-lost", words.day(outlook.through()));
        }
        return words.say(
                loss.certain() ? "forecast.lost" : "forecast.maybe-lost",
                words.tier(loss.tier()),
                words.day(loss.day()),
                reason(words, loss.missing()));
    }

    /** The first tier that is certainly lost, if the loss that is said first is only possible; else empty. */
    Optional<String> laterNews() {
        TierLost certain = outlook.firstCertainLoss();
        return certain == null || certain.equals(outlook.firstLoss())
                ? Optional.empty()
                : Optional.of(words.say(
                        "forecast.certainly-lost",
                        words.tier(certain.tier()),
                        words.day(certain.day()),
                        reason(words, certain.missing())));
    }

    private boolean isCertain() {
        return outlook.credited().settled()
                && outlook.months().stream().allMatch(month -> month.tier().settled());
    }

    Style style() {
        return outlook.firstLoss() == null
                ? isCertain() ? Style.TITLE_GOOD : Style.TITLE_WARN
                : style(outlook.firstLoss());
    }

    private static Style style(TierLost loss) {
        return loss.certain() ? Style.BAD : Style.WARN;
    }

    /** Where what has been published by today is known from. */
    String basis() {
        return basis(words, outlook.ledgerOf());
    }

    static String basis(Words words, @Nullable LocalDate ledgerOf) {
        return ledgerOf == null ? words.say("forecast.facts") : words.say("forecast.ledger", words.day(ledgerOf));
    }

    /** What an update brings that the one before has not; empty if that is nothing. */
    String note(ComingUpdate update) {
        String change = change(update);
        Named before = rulesBefore(update);
        if (update.rules() == null || update.rules().equals(before)) {
            return change;
        }
        String rules =
                words.say("forecast.note.rules", words.label(update.rules().name()));
        return change.isEmpty() ? rules : rules + "; " + change;
    }

    /** The programme of the update before; null where it is the one of today. */
    private @Nullable Named rulesBefore(ComingUpdate update) {
        int place = outlook.months().indexOf(update);
        return place > 0 ? outlook.months().get(place - 1).rules() : null;
    }

    private String change(ComingUpdate update) {
        if (update.loss() != null) {
            return words.say(
                            update.loss().certain() ? "forecast.note.lost" : "forecast.note.maybe-lost",
                            words.tier(update.loss().tier()))
                    + ": " + reason(words, update.loss().missing());
        }
        if (update.gain() != null) {
            return words.say("forecast.note.reached", words.tier(update.gain()));
        }
        return update.held() == null ? "" : words.keptBriefly(update.held());
    }

    static Style style(ComingUpdate update) {
        if (update.loss() != null) {
            return style(update.loss());
        }
        return update.gain() == null ? Style.PLAIN : Style.GOOD;
    }

    /** Why a tier is lost: what is missing or, where nothing is, that the rules do not have it. */
    static String reason(Words words, List<Criterion> criteria) {
        return criteria.isEmpty() ? words.say("forecast.tier-gone") : missing(words, criteria);
    }

    /** What is missing, criterion by criterion; empty if nothing is. */
    static String missing(Words words, List<Criterion> criteria) {
        return criteria.stream()
                .filter(criterion -> criterion.state() != State.MET)
                .map(criterion -> missing(words, criterion))
                .collect(Collectors.joining(", "));
    }

    private static String missing(Words words, Criterion criterion) {
        String metric = words.metric(criterion.metric());
        return criterion
                .missing()
                .map(shortfall -> words.say("forecast.missing", metric, words.missing(criterion.metric(), shortfall)))
                .orElseGet(() -> words.say("forecast.missing.state", metric, words.state(criterion.state())));
    }
}
