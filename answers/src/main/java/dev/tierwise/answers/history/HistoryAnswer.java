package dev.tierwise.answers.history;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** How the figures and the tiers of a history developed. */
public final class HistoryAnswer {

    public static final AnswerKind<HistoryDocument> KIND = AnswerKind.of(
                    "history", HistoryDocument.class, (document, page) -> new HistoryPage(document, page).draw())
            .withRows(document -> Optional.of(HistoryRows.of(document)));

    private HistoryAnswer() {}

    public static Answer<HistoryDocument> of(HistoryReport report) {
        Programme programme = report.history().programme();
        return KIND.of(new HistoryDocument(
                report.history().partner(),
                programme.id(),
                report.days().stream()
                        .map(day -> new HistoryDocument.Day(
                                day.day(), Measured.all(day.figures(), programme.currency()), Holding.of(day.live())))
                        .toList(),
                report.events().stream()
                        .map(event -> event(event, programme.currency()))
                        .toList(),
                report.from().orElse(null),
                report.to().orElse(null),
                report.before().map(update -> HeldTier.of(update.tier())).orElse(null),
                lastDay(report).map(day -> Rules.of(programme, day)).orElseGet(() -> Rules.of(programme))));
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
    private static Optional<LocalDate> lastDay(HistoryReport report) {
        List<LocalDate> known = report.days().isEmpty()
                ? report.events().stream().map(RecordedEvent::day).toList()
                : report.days().stream().map(RecordedDay::day).toList();
        return known.isEmpty() ? report.to() : Optional.of(report.to().orElse(known.get(known.size() - 1)));
    }
}
