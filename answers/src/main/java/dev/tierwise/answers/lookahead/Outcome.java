package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.forecast.ForecastReport;
import dev.tierwise.application.forecast.TierLoss;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierResult;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What becomes of the tier, in words: which is lost or reached when, and what is missing then. */
record Outcome(Words words, ForecastReport report) {

    /** What people want to know first: the first tier that is lost, else that none is. */
    String news() {
        return report.firstLoss()
                .map(loss -> words.say(
                        loss.certain() ? "forecast.lost" : "forecast.maybe-lost",
                        words.tier(loss.tier()),
                        words.day(loss.day()),
                        missing(loss)))
                .orElseGet(() -> words.say(
                        isCertain() ? "forecast.none-lost" : "forecast.none-certain-lost",
                        words.day(report.through())));
    }

    /** The first tier that is certainly lost, where the loss that is said first is only possible; else empty. */
    Optional<String> laterNews() {
        return report.firstCertainLoss()
                .filter(certain -> !report.firstLoss().equals(Optional.of(certain)))
                .map(loss -> words.say(
                        "forecast.certainly-lost", words.tier(loss.tier()), words.day(loss.day()), missing(loss)));
    }

    private boolean isCertain() {
        return report.credited().settled()
                && report.months().stream().allMatch(month -> month.tier().settled());
    }

    Style style() {
        return report.firstLoss()
                .map(loss -> loss.certain() ? Style.BAD : Style.WARN)
                .orElse(isCertain() ? Style.TITLE_GOOD : Style.TITLE_WARN);
    }

    /** Where what has been published by today is known from. */
    String basis() {
        return report.fromLedger()
                .map(day -> words.say("forecast.ledger", words.day(day)))
                .orElseGet(() -> words.say("forecast.facts"));
    }

    /** What a month brings that the one before has not; empty where that is nothing. */
    String note(int month) {
        Optional<TierLoss> loss = report.loss(month);
        if (loss.isPresent()) {
            return words.say(
                            loss.get().certain() ? "forecast.note.lost" : "forecast.note.maybe-lost",
                            words.tier(loss.get().tier()))
                    + ": " + missing(loss.get());
        }
        return report.gain(month)
                .map(tier -> words.say("forecast.note.reached", words.tier(tier)))
                .orElse("");
    }

    Style style(int month) {
        Optional<TierLoss> loss = report.loss(month);
        if (loss.isPresent()) {
            return loss.get().certain() ? Style.BAD : Style.WARN;
        }
        return report.gain(month).isPresent() ? Style.GOOD : Style.PLAIN;
    }

    private String missing(TierLoss loss) {
        return report.months().stream()
                .filter(month -> month.day().equals(loss.day()))
                .flatMap(month -> month.evaluation().tiers().stream())
                .filter(result -> result.tier().equals(loss.tier()))
                .map(result -> missing(words, result))
                .collect(Collectors.joining());
    }

    /** What is missing for a tier, criterion by criterion. */
    static String missing(Words words, TierResult tier) {
        List<String> open = tier.criteria().stream()
                .filter(criterion -> criterion.state() != State.MET)
                .map(criterion -> missing(words, criterion))
                .toList();
        return String.join(", ", open);
    }

    private static String missing(Words words, CriterionResult criterion) {
        String metric = words.metric(criterion.requirement().metric());
        return criterion
                .shortfall()
                .map(shortfall -> words.say(
                        "forecast.missing",
                        metric,
                        words.missing(criterion.requirement().metric(), shortfall)))
                .orElseGet(() -> words.say("forecast.missing", metric, words.state(criterion.state())));
    }
}
