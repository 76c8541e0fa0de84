package dev.tierwise.answers.report;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.TierStatus;
import dev.tierwise.answers.lookahead.ComingUpdate;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.State;
import dev.tierwise.domain.programme.MetricId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tiers to come if the certification is renewed in time: what every other criterion leads to.
 *
 * @param tiers what each tier asks for, lowest first
 */
record RenewedCertification(List<TierStatus> tiers) {

    /** The tier of an update; empty if the certification is valid then, or makes no difference. */
    Optional<HeldTier> on(ComingUpdate update) {
        if (!(update.metrics().get(MetricId.CERTIFICATION) instanceof Measured.Status status)
                || status.state() != State.UNMET) {
            return Optional.empty();
        }
        @Nullable String least = null;
        @Nullable String most = null;
        for (TierStatus tier : tiers) {
            State state = state(tier, update);
            least = state == State.MET ? tier.tier() : least;
            most = state == State.UNMET ? most : tier.tier();
        }
        HeldTier renewed = new HeldTier(least, most, least == null ? most == null : least.equals(most));
        return Optional.of(renewed).filter(tier -> !tier.equals(update.tier()));
    }

    private static State state(TierStatus tier, ComingUpdate update) {
        State all = State.MET;
        for (Criterion criterion : tier.criteria()) {
            State one = criterion.metric().equals(MetricId.CERTIFICATION) ? State.MET : state(criterion, update);
            if (one == State.UNMET || all == State.MET) {
                all = one;
            }
        }
        return all;
    }

    private static State state(Criterion criterion, ComingUpdate update) {
        @Nullable Measured measured = update.metrics().get(criterion.metric());
        if (measured instanceof Measured.Status status) {
            return status.state();
        }
        Optional<Interval> demand = criterion.demand();
        return measured instanceof Measured.Figure figure && demand.isPresent()
                ? figure.value().reaches(demand.get())
                : State.UNDETERMINED;
    }
}
