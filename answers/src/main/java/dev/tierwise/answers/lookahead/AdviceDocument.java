package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.Criterion;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.LeftOutIfNull;
import dev.tierwise.answers.document.PortalLabel;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.domain.programme.MetricId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/advice/1}: what is missing for a tier, and the least that closes it.
 *
 * @param partner     the partner's name
 * @param programme   the id of the programme
 * @param asOf        today, in the partner's time zone
 * @param to          the id of the tier that is wanted
 * @param creditedOn  the update by which it is wanted
 * @param reportOn    the day of the last report before that
 * @param expected    the tier that is credited then if nothing is done
 * @param criteria    how each of its requirements stands then
 * @param plan        the least that closes what is missing
 * @param unmanaged   the sold portals that nobody manages, the largest MRR first
 * @param lookUps     the unknown facts that are worth looking up
 * @param assumptions what is assumed
 * @param problems    what was ignored or could not be read
 * @param lasts       how long the tier lasts; null if it is not reached
 * @param ledgerOf    the day of the last refresh of the ledger that published figures are taken from; null if they are worked
 *                    out from the facts of today
 * @param credited    the tier that is credited today, and why; null where no tier is certain, and where every update takes a tier
 *                    that is not met any more
 * @param lapses      the portals that are expected to count as managed no more unless somebody works in them; left out if there are none
 * @param programmeRules what the rules call things
 */
public record AdviceDocument(
        String partner,
        String programme,
        LocalDate asOf,
        String to,
        LocalDate creditedOn,
        LocalDate reportOn,
        Holding expected,
        List<Criterion> criteria,
        Plan plan,
        List<Unmanaged> unmanaged,
        List<Fact> lookUps,
        List<StatedAssumption> assumptions,
        List<ReportedProblem> problems,
        @Nullable Lasts lasts,
        @Nullable LocalDate ledgerOf,
        @LeftOutIfNull @Nullable Holding credited,
        @LeftOutIfNull @Nullable List<Lapse> lapses,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/advice/1";
    }

    /** What kind of plan there is. */
    public enum Kind {
        /** The tier is reached if nothing is done. */
        NOTHING_TO_DO,
        /** The steps of the plan reach it. */
        STEPS,
        /** What is missing can only be published after the update. */
        TOO_LATE,
        /** Something is missing for which there is no plan. */
        NOT_PLANNED,
        /** Nothing that the partner can do reaches it. */
        UNREACHABLE
    }

    /**
     * A plan. What does not belong to its kind is left out.
     *
     * @param kind       what kind of plan
     * @param newMrr     the MRR that has to be sold, in the programme's currency
     * @param creditedOn the update by which the tier can be reached, of a plan that comes too late
     * @param missing    the metrics that there is no plan for: all that is missing, or what remains if the plan is followed
     * @param portals    how many portals have to be touched
     * @param adoptions  how many uses of an app have to be added
     * @param proven     whether nothing less can be enough
     * @param steps      what to do
     * @param changes    the same for a simulation
     * @param renewals   what has to be renewed for the tier to last
     * @param otherSales what the same plan takes with other sales; left out if points do not matter
     */
    public record Plan(
            Kind kind,
            @LeftOutIfNull @Nullable BigDecimal newMrr,
            @LeftOutIfNull @Nullable LocalDate creditedOn,
            @LeftOutIfNull @Nullable List<MetricId> missing,
            @LeftOutIfNull @Nullable Integer portals,
            @LeftOutIfNull @Nullable Integer adoptions,
            @LeftOutIfNull @Nullable Boolean proven,
            @LeftOutIfNull @Nullable List<PlannedStep> steps,
            @LeftOutIfNull @Nullable List<PlannedChange> changes,
            @LeftOutIfNull @Nullable List<Renewal> renewals,
            @LeftOutIfNull @Nullable List<OtherSale> otherSales) {

        /** What the partner has to do with the sale of the plan, as a code; null where there is none or only MRR matters. */
        public @Nullable String sells() {
            return steps == null
                    ? null
                    : steps.stream()
                            .flatMap(step -> step instanceof PlannedStep.Sell sell
                                    ? Stream.ofNullable(sell.kind())
                                    : Stream.empty())
                            .findFirst()
                            .orElse(null);
        }
    }

    /**
     * A sale instead of that of a plan, all else being the same.
     *
     * @param kind   what the partner has to do with it, as a code
     * @param market the customer's market, as a code; left out if it may be any
     * @param newMrr the MRR that has to be sold, in the programme's currency; null if no amount is enough
     */
    public record OtherSale(
            String kind,
            @LeftOutIfNull @Nullable String market,
            @Nullable BigDecimal newMrr) {}

    /**
     * What has to be done for an update so that the tier lasts.
     *
     * @param creditedOn the day of the update
     * @param newMrr     the MRR that has to be sold, in the programme's currency
     * @param portals    how many portals have to be touched
     * @param adoptions  how many uses of an app have to be added
     * @param proven     whether nothing less can be enough
     * @param steps      what to do
     * @param changes    the same for a simulation
     */
    public record Renewal(
            LocalDate creditedOn,
            BigDecimal newMrr,
            int portals,
            int adoptions,
            boolean proven,
            List<PlannedStep> steps,
            List<PlannedChange> changes) {}

    /**
     * A sold portal that nobody manages.
     *
     * @param portal which
     * @param mrr    its MRR
     * @param reason why it does not count as managed
     * @param points how many points managing it gives; left out where none are counted
     */
    public record Unmanaged(
            PortalLabel portal,
            Range mrr,
            String reason,
            @LeftOutIfNull @Nullable Range points) {}

    /**
     * A portal that is expected to count as managed no more.
     *
     * @param portal       which
     * @param by           the day on which that happens unless a partner employee works in it before
     * @param lastActiveOn the last day on which one did; null if unknown
     * @param amount       what is lost then, in the currency of managed MRR or in managed points; null if unknown
     */
    public record Lapse(
            PortalLabel portal,
            LocalDate by,
            @Nullable LocalDate lastActiveOn,
            @Nullable BigDecimal amount) {}

    /**
     * An unknown fact.
     *
     * @param portal of which portal; null for one of the partner
     * @param fact   which
     * @param mrr    the MRR of the portal; null for a fact of the partner
     * @param effect what knowing it could do
     */
    public record Fact(
            @Nullable PortalLabel portal,
            String fact,
            @Nullable Range mrr,
            String effect) {}

    /**
     * How long the tier lasts.
     *
     * @param through  the last day that is looked at
     * @param lostOn   the update with which it is lost, or may be; null if it lasts
     * @param certain  whether it is certainly lost then
     * @param criteria how its requirements stand then
     * @param events   what ends by then
     * @param openOn   the first update for which there is no renewal; null if there is none such
     */
    public record Lasts(
            LocalDate through,
            @Nullable LocalDate lostOn,
            boolean certain,
            List<Criterion> criteria,
            List<DatedEvent> events,
            @Nullable LocalDate openOn) {}

    List<Renewal> renewals() {
        return plan.renewals() == null ? List.of() : plan.renewals();
    }
}
