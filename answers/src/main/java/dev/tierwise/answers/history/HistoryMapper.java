package dev.tierwise.answers.history;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.application.history.HistoryAnswer;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Makes the document of a history: how its figures and tiers developed. */
public final class HistoryMapper {

    public static final AnswerKind<HistoryDocument> KIND = AnswerKind.of(
                    "history", HistoryDocument.class, (document, page) -> new HistoryPage(document, page).draw())
            .withRows(document -> Optional.of(HistoryRows.of(document)));

    private HistoryMapper() {}

    public static Answer<HistoryDocument> of(HistoryAnswer answer) {
        Optional<LocalDate> last = lastDay(answer);
        Programme programme = lastKnown(answer)
                .or(() -> last)
                .map(day -> answer.history().on(day))
                .orElse(answer.history())
                .programme();
        return KIND.of(new HistoryDocument(
                answer.history().partner(),
                programme.id(),
                answer.days().stream()
                        .map(day -> new HistoryDocument.Day(
                                day.day(), Measured.all(day.figures(), programme.currency()), Holding.of(day.live())))
                        .toList(),
                answer.events().stream()
                        .map(event -> event(event, programme.currency()))
                        .toList(),
                answer.from().orElse(null),
                answer.to().orElse(null),
                answer.before().map(update -> HeldTier.of(update.tier())).orElse(null),
                last.map(day -> Rules.of(programme, day)).orElseGet(() -> Rules.of(programme))));
    }

    private static HistoryDocument.Event event(RecordedEvent event, String currency) {
        String kind = MachineForm.code(event.kind());
        return event instanceof RecordedEvent.Report published
                ? new HistoryDocument.Event(
                        kind,
                        event.day(),
                        event.late(),
                        (Measured.Figure) Measured.of(MetricId.SOLD_MRR, published.soldMrr(), currency),
                        null)
                : new HistoryDocument.Event(
                        kind, event.day(), event.late(), null, HeldTier.of(((RecordedEvent.TierUpdate) event).tier()));
    }

    /** The last day that is shown. */
    private static Optional<LocalDate> lastDay(HistoryAnswer answer) {
        return answer.to().or(() -> lastKnown(answer));
    }

    /** The last refreshed day or, if there is none, the last one on which something was published. */
    private static Optional<LocalDate> lastKnown(HistoryAnswer answer) {
        List<LocalDate> known = answer.days().isEmpty()
                ? answer.events().stream().map(RecordedEvent::day).toList()
                : answer.days().stream().map(RecordedDay::day).toList();
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
    }
}
