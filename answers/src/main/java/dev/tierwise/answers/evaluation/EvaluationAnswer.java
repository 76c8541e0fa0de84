package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.Answer;
import dev.tierwise.answers.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.application.evaluate.EvaluationReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** The answer of an evaluation. Portals are written one after the other, never collected. */
public final class EvaluationAnswer {

    private EvaluationAnswer() {}

    /** An evaluation, in every format that it has. */
    public static Answer of(EvaluationReport report) {
        return ofEach(List.of(report));
    }

    /** The same facts under several programmes, one after the other; at least one. */
    public static Answer ofEach(List<EvaluationReport> reports) {
        return Answer.of((options, out) -> EvaluationJson.render(reports, options, out))
                .in(Format.TABLE, each(reports, EvaluationTable::render))
                .in(Format.MARKDOWN, each(reports, EvaluationMarkdown::render))
                .rows(options -> EvaluationRows.of(reports, options.portals()));
    }

    /** Writes one evaluation. */
    @FunctionalInterface
    private interface Rendering {
        void render(EvaluationReport report, RenderOptions options, Writer out) throws IOException;
    }

    private static Answer.Form each(List<EvaluationReport> reports, Rendering rendering) {
        return (options, out) -> {
            String between = "";
            for (EvaluationReport report : reports) {
                out.write(between);
                rendering.render(report, options, out);
                between = "\n";
            }
        };
    }
}
