package dev.tierwise.application.advise;

import dev.tierwise.application.forecast.ForecastEvent;
import dev.tierwise.domain.tier.TierResult;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * How long a tier lasts that a plan reaches, and what has to be renewed for it to last.
 *
 * @param through  the last day that is looked at: twelve mid-month days after the one on which the tier is to be credited or,
 *                 where tiers are updated in some months only, the next update if it comes later
 * @param loss     the first update on which the tier is not certain any more if nothing is renewed; empty when it is certain on
 *                 all of them
 * @param endings  the sales, customers and certifications that end after the tier is credited, through that update; by day
 * @param renewals what has to be done for the tier to be certain on later updates too, for each update that needs something,
 *                 in chronological order
 * @param open     the first update on which the tier is not certain even with these renewals, because no plan is worked out
 *                 for what is missing then; empty when there is none
 */
public record Lasting(
        LocalDate through,
        Optional<Loss> loss,
        List<ForecastEvent> endings,
        List<Renewal> renewals,
        Optional<LocalDate> open) {

    public Lasting {
        endings = List.copyOf(endings);
        renewals = List.copyOf(renewals);
    }

    /**
     * An update on which the tier is not certain.
     *
     * @param tierDay  the day of the update
     * @param certain  whether the tier is lost whatever the unknown facts are
     * @param standing how the tier stands then; without criteria where the rules of that day do not have it
     */
    public record Loss(LocalDate tierDay, boolean certain, TierResult standing) {}

    /**
     * What has to be done for the tier to be certain on an update, in addition to everything before.
     *
     * @param tierDay the day of the update
     * @param plan    the least that does, if unknown facts turn out badly
     */
    public record Renewal(LocalDate tierDay, Advice.Steps plan) {}
}
