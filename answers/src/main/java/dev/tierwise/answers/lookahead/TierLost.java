package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.forecast.TierLoss;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.tier.CriterionResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tier that the partner held for certain and will not, or may not, hold any more.
 *
 * @param day     the update from which on it is not credited, or may not be
 * @param tier    its id
 * @param certain false if unknown facts decide whether it is lost
 * @param missing its criteria that are not certainly met then
 */
public record TierLost(LocalDate day, String tier, boolean certain, List<Criterion> missing) {

    static @Nullable TierLost of(Optional<TierLoss> loss, ForecastAnswer forecast) {
        return loss.map(lost -> of(lost, forecast)).orElse(null);
    }

    private static TierLost of(TierLoss loss, ForecastAnswer forecast) {
        List<CriterionResult> missing = forecast.months().stream()
                .filter(month -> month.day().equals(loss.day()))
                .flatMap(month -> month.evaluation().tiers().stream())
                .filter(tier -> tier.tier().id().equals(loss.tier().id()))
                .flatMap(tier -> tier.criteria().stream())
                .filter(criterion -> criterion.state() != State.MET)
                .toList();
        return new TierLost(loss.day(), loss.tier().id(), loss.certain(), Criterion.all(missing));
    }
}
