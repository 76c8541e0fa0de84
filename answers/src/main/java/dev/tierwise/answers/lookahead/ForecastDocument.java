package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.Document;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code tierwise/forecast/1}: the tiers to come if nothing happens that is not known today.
 *
 * @param partner          the partner's name
 * @param programme        the id of the programme
 * @param asOf             today, in the partner's time zone
 * @param months           the coming updates of the tier, in chronological order; at least one
 * @param credited         the tier that is credited today
 * @param firstLoss        the first tier that is lost, or may be; null if none is
 * @param ledgerOf         the day of the last refresh of the ledger that the credited tier is taken from; null if it is worked
 *                         out from the facts of today
 * @param assumptions      what is assumed
 * @param problems         what was ignored or could not be read
 * @param through          the last day that is looked at
 * @param eventsAfter      what changes after the last of the updates through that day
 * @param firstCertainLoss the first tier that is certainly lost; null if none is
 * @param programmeRules what the rules call things
 */
public record ForecastDocument(
        String partner,
        String programme,
        LocalDate asOf,
        List<ComingUpdate> months,
        Holding credited,
        @Nullable TierLost firstLoss,
        @Nullable LocalDate ledgerOf,
        List<StatedAssumption> assumptions,
        List<ReportedProblem> problems,
        LocalDate through,
        List<DatedEvent> eventsAfter,
        @Nullable TierLost firstCertainLoss,
        Rules programmeRules)
        implements Document {

    @Override
    public String schema() {
        return "tierwise/forecast/1";
    }

    Outcome.Outlook outlook() {
        return new Outcome.Outlook(credited.tier(), months, firstLoss, firstCertainLoss, ledgerOf, through);
    }

    /** What changes through the last day that is looked at. */
    List<DatedEvent> events() {
        return Stream.concat(months.stream().flatMap(month -> month.events().stream()), eventsAfter.stream())
                .toList();
    }
}
