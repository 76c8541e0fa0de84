package dev.tierwise.answers.explanation;

import dev.tierwise.answers.Answer;
import dev.tierwise.application.explain.FigureExplained;
import dev.tierwise.application.explain.PortalsExplained;

/** Why portals count or do not, and how figures come about. */
public final class ExplanationAnswer {

    private static final String SCHEMA = "tierwise/explanation/1";

    private ExplanationAnswer() {}

    /** What the rules make of portals, one portal after the other, in every format that it has. */
    public static Answer of(PortalsExplained report) {
        return Answer.of(SCHEMA, answer -> new ExplanationJson(answer, answer.json()).portals(report))
                .drawn(report.programme(), page -> new ExplainedPortalsPage(report, page).write())
                .rows(options -> ExplanationRows.of(report));
    }

    /** How a figure comes about, in every format that it has. */
    public static Answer of(FigureExplained report) {
        return Answer.of(SCHEMA, answer -> new ExplanationJson(answer, answer.json()).figure(report))
                .drawn(report.programme(), page -> new ExplainedFigurePage(report, page).write());
    }
}
