package dev.tierwise.answers.evaluation;

import dev.tierwise.answers.page.Format;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.application.evaluate.EvaluationReport;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Writes the answer of an evaluation down. Portals are written one after the other, never collected. */
public interface EvaluationRenderer {

    /** The renderer of a format. */
    static EvaluationRenderer of(Format format) {
        return switch (format) {
            case TABLE -> new TableRenderer();
            case JSON -> new JsonRenderer();
            case CSV -> new CsvRenderer();
            case MARKDOWN -> new MarkdownRenderer();
        };
    }

    /**
     * Writes the answer, complete with a last line end, and flushes; the writer stays open.
     *
     * @throws IOException when the writer refuses
     */
    void render(EvaluationReport report, RenderOptions options, Writer out) throws IOException;

    /**
     * Writes the same facts under several programmes, one after the other.
     *
     * @throws IOException when the writer refuses
     */
    default void renderEach(List<EvaluationReport> reports, RenderOptions options, Writer out) throws IOException {
        String between = "";
        for (EvaluationReport report : reports) {
            out.write(between);
            render(report, options, out);
            between = "\n";
        }
    }
}
