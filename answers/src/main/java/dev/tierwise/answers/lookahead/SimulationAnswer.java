package dev.tierwise.answers.lookahead;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.DatedEvent;
import dev.tierwise.answers.document.HeldTier;
import dev.tierwise.answers.document.Holding;
import dev.tierwise.answers.document.Measured;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.document.StatedAssumption;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.forecast.ForecastReport;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.simulate.SimulationReport;
import dev.tierwise.domain.programme.Programme;
import java.util.List;
import java.util.stream.IntStream;

/** The same facts without and with some changes, side by side. */
public final class SimulationAnswer {

    public static final AnswerKind<SimulationDocument> KIND = AnswerKind.of(
            "simulation", SimulationDocument.class, (document, page) -> new SimulationPage(document, page).draw());

    private SimulationAnswer() {}

    public static Answer<SimulationDocument> of(SimulationReport report) {
        EvaluationReport today = report.before().today();
        Programme programme = today.programme();
        List<ComingUpdate> before = ComingUpdate.all(report.before());
        List<ComingUpdate> after = ComingUpdate.all(report.after());
        return KIND.of(new SimulationDocument(
                today.snapshot().partner().name(),
                programme.id(),
                today.snapshot().day(),
                PlannedChange.all(report.changes(), today.snapshot(), programme.currency()),
                new SimulationDocument.Live(live(report.before()), live(report.after())),
                IntStream.range(0, before.size())
                        .mapToObj(month -> new SimulationDocument.Month(
                                before.get(month).day(), before.get(month), after.get(month)))
                        .toList(),
                StatedAssumption.all(today.assumptions()),
                ReportedProblem.all(
                        today.problems(), List.of(programme), today.snapshot().day()),
                report.before().through(),
                new SimulationDocument.Events(
                        DatedEvent.all(report.before().afterwards(), programme),
                        DatedEvent.all(report.after().afterwards(), programme)),
                report.differences().stream()
                        .map(difference -> new SimulationDocument.Difference(
                                difference.from(),
                                difference.until().orElse(null),
                                Holding.of(difference.before()),
                                Holding.of(difference.after())))
                        .toList(),
                Holding.of(report.after().credited()),
                TierLost.of(report.after().firstLoss(), report.after()),
                TierLost.of(report.after().firstCertainLoss(), report.after()),
                report.after().fromLedger().orElse(null),
                Rules.of(programme, today.snapshot().day())));
    }

    private static SimulationDocument.Standing live(ForecastReport forecast) {
        return new SimulationDocument.Standing(
                HeldTier.of(TierRange.of(forecast.today().evaluation().answer())), Measured.all(forecast.today()));
    }
}
