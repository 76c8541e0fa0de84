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
import dev.tierwise.application.evaluate.EvaluationAnswer;
import dev.tierwise.application.forecast.ForecastAnswer;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.simulate.SimulationAnswer;
import dev.tierwise.domain.programme.Programme;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Makes the document of a simulation: the same facts without and with some changes, side by side. */
public final class SimulationMapper {

    public static final AnswerKind<SimulationDocument> KIND = AnswerKind.of(
            "simulation", SimulationDocument.class, (document, page) -> new SimulationPage(document, page).draw());

    private SimulationMapper() {}

    public static Answer<SimulationDocument> of(SimulationAnswer answer) {
        EvaluationAnswer today = answer.before().today();
        Programme programme = today.programme();
        List<ComingUpdate> before = ComingUpdate.all(answer.before());
        List<ComingUpdate> after = ComingUpdate.all(answer.after());
        return KIND.of(new SimulationDocument(
                today.snapshot().partner().name(),
                programme.id(),
                today.snapshot().day(),
                PlannedChange.all(answer.changes(), today.snapshot(), programme.currency(), Map.of()),
                new SimulationDocument.Live(live(answer.before()), live(answer.after())),
                IntStream.range(0, before.size())
                        .mapToObj(month -> new SimulationDocument.Month(
                                before.get(month).day(), before.get(month), after.get(month)))
                        .toList(),
                StatedAssumption.all(answer.after().assumptions()),
                ReportedProblem.all(
                        today.problems(), List.of(programme), today.snapshot().day()),
                answer.before().through(),
                new SimulationDocument.Events(
                        DatedEvent.all(answer.before().afterwards(), programme),
                        DatedEvent.all(answer.after().afterwards(), programme)),
                answer.differences().stream()
                        .map(difference -> new SimulationDocument.Difference(
                                difference.from(),
                                difference.until().orElse(null),
                                Holding.of(difference.before()),
                                Holding.of(difference.after())))
                        .toList(),
                Holding.of(answer.after().credited(), answer.after().held()),
                TierLost.of(answer.after().firstLoss(), answer.after()),
                TierLost.of(answer.after().firstCertainLoss(), answer.after()),
                answer.after().fromLedger().orElse(null),
                Rules.of(programme, today.snapshot().day())));
    }

    private static SimulationDocument.Standing live(ForecastAnswer forecast) {
        return new SimulationDocument.Standing(
                HeldTier.of(TierRange.of(forecast.today().evaluation().answer())), Measured.all(forecast.today()));
    }
}
