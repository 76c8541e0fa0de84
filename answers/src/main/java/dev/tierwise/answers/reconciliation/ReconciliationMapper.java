package dev.tierwise.answers.reconciliation;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.AnswerKind;
import dev.tierwise.answers.document.MachineForm;
import dev.tierwise.answers.document.Range;
import dev.tierwise.answers.document.ReportedProblem;
import dev.tierwise.answers.document.Rules;
import dev.tierwise.answers.reconciliation.ReconciliationDocument.Compared;
import dev.tierwise.answers.reconciliation.ReconciliationDocument.Figure;
import dev.tierwise.answers.reconciliation.ReconciliationDocument.NotReported;
import dev.tierwise.application.reconcile.Difference;
import dev.tierwise.application.reconcile.ReconciledFigure;
import dev.tierwise.application.reconcile.ReconciledPortal;
import dev.tierwise.application.reconcile.ReconciledPortal.State;
import dev.tierwise.application.reconcile.ReconciliationAnswer;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the document of a reconciliation: HubSpot's own figures beside those that the rules give. */
public final class ReconciliationMapper {

    public static final AnswerKind<ReconciliationDocument> KIND = AnswerKind.of(
                    "reconciliation",
                    ReconciliationDocument.class,
                    (document, page) -> new ReconciliationPage(document, page).draw())
            .withRows(document -> Optional.of(ReconciliationRows.of(document)));

    private ReconciliationMapper() {}

    public static Answer<ReconciliationDocument> of(ReconciliationAnswer answer) {
        Map<MetricId, Figure> figures = new LinkedHashMap<>();
        answer.figures()
                .forEach(figure -> figures.put(
                        figure.metric(), figure(figure, answer.programme().currency())));
        return KIND.of(new ReconciliationDocument(
                answer.programme().id(),
                answer.partner().name(),
                answer.asOf(),
                Collections.unmodifiableMap(figures),
                ReportedProblem.all(answer.problems(), List.of(answer.programme()), answer.asOf()),
                Rules.of(answer.programme(), answer.asOf())));
    }

    private static Figure figure(ReconciledFigure figure, String currency) {
        Unit unit = Metrics.get(figure.metric()).unit();
        return new Figure(
                MachineForm.unit(unit, currency),
                Range.number(unit, figure.reported()),
                Range.of(unit, figure.byRules()),
                difference(unit, figure.difference()),
                new Compared(
                        figure.count(State.DIFFERS),
                        figure.count(State.NOT_COMPARABLE),
                        figure.count(State.OPEN),
                        figure.count(State.AGREES)),
                new NotReported(
                        figure.notReported().portals(),
                        Range.of(unit, figure.notReported().byRules())),
                figure.portals().stream().map(portal -> portal(unit, portal)).toList());
    }

    private static ReconciliationDocument.Portal portal(Unit unit, ReconciledPortal portal) {
        return new ReconciliationDocument.Portal(
                portal.id(),
                portal.name().orElse(null),
                ReconciliationDocument.State.valueOf(portal.state().name()),
                portal.reported().map(amount -> Range.number(unit, amount)).orElse(null),
                Range.of(unit, portal.byRules()),
                portal.difference()
                        .map(difference -> difference(unit, difference))
                        .orElse(null),
                portal.updatedOn().orElse(null),
                portal.reasons().stream().map(DifferenceReason::of).toList());
    }

    private static Range difference(Unit unit, Difference difference) {
        return new Range(
                Range.number(unit, difference.low()),
                difference.high().map(high -> Range.number(unit, high)).orElse(null));
    }
}
