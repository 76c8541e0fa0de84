package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.domain.programme.MetricId;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/simulation/1}: the same facts without and with some changes.
 *
 * @param partner          the partner's name
 * @param programme        the id of the programme
 * @param asOf             today, in the partner's time zone
 * @param changes          what is supposed to happen, in the order in which it was said
 * @param live             the live tier of both
 * @param months           the coming updates of the tier under both, in chronological order; at least one
 * @param assumptions      what is assumed
 * @param problems         what was ignored or could not be read
 * @param through          the last day that is looked at
 * @param eventsAfter      what changes after the last of the updates through that day
 * @param differences      the updates that credit another tier because of the changes
 * @param credited         the tier that is credited today
 * @param firstLoss        the first tier that is lost with the changes, or may be; null if none is
 * @param firstCertainLoss the first tier that is certainly lost with the changes; null if none is
 * @param ledgerOf         the day of the last refresh of the ledger that the credited tier is taken from; null if it is worked
 *                         out from the facts of today
 * @param programmeRules what the rules call things
 */
public record SimulationDocument(
        String partner,
        String programme,
        LocalDate asOf,
        List<PlannedChange> changes,
        Live live,
        List<Month> months,
        List<StatedAssumption> assumptions,
        List<ReportedProblem> problems,
        LocalDate through,
        Events eventsAfter,
        List<Difference> differences,
        Holding credited,
        @Nullable TierLost firstLoss,
        @Nullable TierLost firstCertainLoss,
        @Nullable LocalDate ledgerOf,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/simulation/1";
    }

    /**
     * The live tier.
     *
     * @param before as things are
     * @param after  with the changes
     */
    public record Live(Standing before, Standing after) {}

    /**
     * A tier and the figures behind it.
     *
     * @param tier    the tier
     * @param metrics what each metric came to
     */
    public record Standing(HeldTier tier, Map<MetricId, Measured> metrics) {}

    /**
     * A coming update.
     *
     * @param day    its day
     * @param before what it brings as things are
     * @param after  what it brings with the changes
     */
    public record Month(LocalDate day, ComingUpdate before, ComingUpdate after) {}

    /**
     * What changes the figures.
     *
     * @param before as things are
     * @param after  with the changes
     */
    public record Events(List<DatedEvent> before, List<DatedEvent> after) {}

    /**
     * Updates in a row that credit another tier because of the changes, always the same one instead of the same other one.
     *
     * @param from   the day of the first of them
     * @param until  the day of the first update after them; null if the last update that is shown is one of them
     * @param before what they credit as things are
     * @param after  what they credit with the changes
     */
    public record Difference(LocalDate from, @Nullable LocalDate until, Holding before, Holding after) {}

    /** What becomes of the tier with the changes. */
    Outcome.Outlook outlook() {
        return new Outcome.Outlook(
                credited.tier(),
                months.stream().map(Month::after).toList(),
                firstLoss,
                firstCertainLoss,
                ledgerOf,
                through);
    }
}
