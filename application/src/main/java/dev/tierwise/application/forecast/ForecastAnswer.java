package dev.tierwise.application.forecast;

import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.keeping.Held;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Tier;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The tiers to come if nothing happens that is not known today.
 *
 * @param today      the live tier, with all facts as of today, and what it rests on
 * @param credited   the tier that the partner is credited with today
 * @param held       why it is, and until when at least; empty where no tier is certain, and where every update takes a tier that
 *                   is not met any more
 * @param fromLedger the day of the last refresh of the ledger that the last report and the credited tier are taken from;
 *                   empty where they are worked out from the facts of today
 * @param months     one for each coming mid-month day on which tiers are updated, in chronological order; at least one
 * @param through    the last day that is looked at: that of the last of the months, or later where tiers are updated in
 *                   some months only
 * @param afterwards what changes after the day of the last of the months through that day; by day
 */
public record ForecastAnswer(
        EvaluationAnswer today,
        TierRange credited,
        Optional<Held> held,
        Optional<LocalDate> fromLedger,
        List<ForecastMonth> months,
        LocalDate through,
        List<ForecastEvent> afterwards) {

    private static final int NO_TIER = -1;

    public ForecastAnswer {
        months = List.copyOf(months);
        afterwards = List.copyOf(afterwards);
    }

    /** What the answer rests on although no source says it, in the order in which people read it. */
    public List<Assumption> assumptions() {
        return fromLedger.isPresent() ? today.assumptions() : Published.assumptions(today);
    }

    /** The first tier that is lost, or may be; empty when none is. */
    public Optional<TierLoss> firstLoss() {
        for (int i = 0; i < months.size(); i++) {
            Optional<TierLoss> loss = loss(i);
            if (loss.isPresent()) {
                return loss;
            }
        }
        return Optional.empty();
    }

    /** The first tier that is certainly lost; there may be a month before it in which it is only possible that one is. */
    public Optional<TierLoss> firstCertainLoss() {
        for (int i = 0; i < months.size(); i++) {
            Optional<TierLoss> loss = loss(i).filter(TierLoss::certain);
            if (loss.isPresent()) {
                return loss;
            }
        }
        return Optional.empty();
    }

    /**
     * What is lost in a month: the highest tier that the partner certainly held before, however long ago, that has not
     * certainly been lost since, and that it certainly does not hold from that month on. Where there is none, the tier that
     * the partner certainly held until that month and may not hold any more.
     *
     * @param month the place in the list of months
     */
    public Optional<TierLoss> loss(int month) {
        int held = rank(credited.atLeast());
        for (int i = 0; i < month; i++) {
            TierRange tier = months.get(i).tier();
            held = Math.max(rank(tier.atLeast()), Math.min(held, rank(tier.atMost())));
        }
        TierRange before = month == 0 ? credited : months.get(month - 1).tier();
        TierRange after = months.get(month).tier();
        boolean certain = held > rank(after.atMost());
        int lost = certain ? held : rank(before.atLeast());
        return lost > rank(after.atLeast())
                ? Optional.of(new TierLoss(
                        months.get(month).day(), programme().tiersOfLine().get(lost), certain))
                : Optional.empty();
    }

    /** The tier that the partner certainly holds from a month on and did not certainly hold until then. */
    public Optional<Tier> gain(int month) {
        TierRange before = month == 0 ? credited : months.get(month - 1).tier();
        int held = rank(months.get(month).tier().atLeast());
        return held > rank(before.atLeast())
                ? Optional.of(programme().tiersOfLine().get(held))
                : Optional.empty();
    }

    private Programme programme() {
        return today.programme();
    }

    /** A tier that the programme has no longer ranks lowest: it cannot be lost. */
    private int rank(Optional<String> tier) {
        List<String> ids = programme().tiersOfLine().stream().map(Tier::id).toList();
        return tier.map(ids::indexOf).orElse(NO_TIER);
    }
}
