package dev.tierwise.application.advise;

import dev.tierwise.application.credit.PortalName;
import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.Published;
import dev.tierwise.application.keeping.Held;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.ManagedReason;
import dev.tierwise.domain.metric.PointRange;
import dev.tierwise.domain.programme.DealKind;
import dev.tierwise.domain.programme.Market;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.TierResult;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is missing for a tier, and what to do about it.
 *
 * @param today      the facts of today, and what they rest on
 * @param expected   the tier that is credited on the mid-month day if nothing is done
 * @param credited   the tier that is credited today
 * @param held       why the tier of today is credited, and until when at least; empty where no tier is certain, and where every
 *                   update takes a tier that is not met any more
 * @param fromLedger the day of the last refresh of the ledger that the last report is taken from; empty where it is worked out
 * @param tierDay    the mid-month day on which the tier is to be credited
 * @param reportDay  the last monthly report by then: what is sold later counts later
 * @param standing   how the tier stands on that day if nothing is done
 * @param plan       the least that reaches it
 * @param unmanaged  the portals that would add to managed MRR or points if they were managed, those that give the most points
 *                   first, or have the most MRR; without known MRR last
 * @param lookUps    the unknown facts that the tier depends on, most worth looking up first; empty where none can settle it
 * @param lapses     the portals that HubSpot expects the partner to stop managing by the mid-month day, or within 60 days, unless
 *                   somebody works in them; by day
 * @param lasting    how long the tier lasts once it is reached, and what has to be renewed; empty where no plan reaches it
 */
public record Advice(
        EvaluationAnswer today,
        TierRange expected,
        TierRange credited,
        Optional<Held> held,
        Optional<LocalDate> fromLedger,
        LocalDate tierDay,
        LocalDate reportDay,
        TierResult standing,
        Plan plan,
        List<Unmanaged> unmanaged,
        List<LookUp> lookUps,
        List<Lapse> lapses,
        Optional<Lasting> lasting) {

    public Advice {
        unmanaged = List.copyOf(unmanaged);
        lookUps = List.copyOf(lookUps);
        lapses = List.copyOf(lapses);
    }

    /** What the advice rests on although no source says it, in the order in which people read it. */
    public List<Assumption> assumptions() {
        return fromLedger.isPresent() ? today.assumptions() : Published.assumptions(today);
    }

    /** The tier that the advice is about. */
    public Tier tier() {
        return standing.tier();
    }

    /**
     * A customer whose MRR is not managed for certain.
     *
     * @param portal its portal
     * @param mrr    its MRR in the programme's currency
     * @param reason why it is not
     * @param points how many points managing it gives; empty when the programme counts none
     */
    public record Unmanaged(PortalName portal, Interval mrr, ManagedReason reason, Optional<PointRange> points) {}

    /**
     * A portal that HubSpot expects the partner to stop managing.
     *
     * @param portal       which
     * @param by           the day on which that happens unless a partner employee works in it before
     * @param lastActiveOn the last day on which one did; empty when unknown
     * @param amount       what leaves managed MRR then or, under a programme with points, how many managed points; empty where that
     *                     is not known
     */
    public record Lapse(
            PortalName portal, LocalDate by, Optional<LocalDate> lastActiveOn, Optional<BigDecimal> amount) {}

    /** What to do. */
    public sealed interface Plan {}

    /** Nothing has to be done: the tier will be credited. */
    public record NothingToDo() implements Plan {}

    /**
     * The least that reaches the tier: the fewest dollars of new MRR, then the fewest portals touched, then the fewest apps
     * to adopt. Where the tier asks for points, new MRR is MRR of sales that the partner sourced, to customers in any market.
     *
     * @param steps     what to do
     * @param newMrr    how much new MRR that takes, in the programme's currency
     * @param portals   how many portals something is done to, a new customer's included
     * @param adoptions how many apps are newly used, in all portals together
     * @param proven    whether nothing less would do; false where there were too many possibilities to try them all
     * @param changes   the same as what-if changes
     * @param others    what the same plan takes with other sales, where that is not as much; empty where points do not matter
     * @param remaining what the tier asks for besides, and no plan is worked out for: without it the plan reaches all the rest
     */
    public record Steps(
            List<Step> steps,
            BigDecimal newMrr,
            int portals,
            int adoptions,
            boolean proven,
            List<Change> changes,
            List<OtherSale> others,
            List<MetricId> remaining)
            implements Plan {
        public Steps {
            steps = List.copyOf(steps);
            changes = List.copyOf(changes);
            others = List.copyOf(others);
            remaining = List.copyOf(remaining);
        }
    }

    /**
     * A sale instead of that of a plan, all else being the same.
     *
     * @param kind   what the partner has to do with it
     * @param market the customer's market; empty if it may be any
     * @param newMrr how much new MRR it takes; empty if no amount is enough
     */
    public record OtherSale(DealKind kind, Optional<Market> market, Optional<BigDecimal> newMrr) {}

    /**
     * The day is too near: what is sold now is published too late.
     *
     * @param newMrr    how much new MRR it would take
     * @param creditOn  the first mid-month day on which what is sold today is credited
     * @param remaining what the tier asks for besides, and no plan is worked out for
     */
    public record TooLate(BigDecimal newMrr, LocalDate creditOn, List<MetricId> remaining) implements Plan {
        public TooLate {
            remaining = List.copyOf(remaining);
        }
    }

    /**
     * No plan is worked out: all that is missing is something that nothing can be planned for, such as an invitation, or some
     * of it is a figure that neither a sale nor managing adds to under the programme.
     *
     * @param metrics what is missing
     */
    public record NotPlanned(List<MetricId> metrics) implements Plan {
        public NotPlanned {
            metrics = List.copyOf(metrics);
        }
    }

    /** The tier asks for more apps than the programme counts, so that it cannot be reached. */
    public record Unreachable() implements Plan {}
}
