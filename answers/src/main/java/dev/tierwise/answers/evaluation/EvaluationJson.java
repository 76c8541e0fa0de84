package dev.tierwise.answers.evaluation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.page.RenderOptions;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.ledger.TierRange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/** Writes {@code tierwise/evaluation/1}, which other programs read: names and their order are a promise. */
final class EvaluationJson {

    private EvaluationJson() {}

    static void render(List<EvaluationReport> reports, RenderOptions options, Writer out) throws IOException {
        if (reports.size() == 1) {
            JsonAnswer.write(
                    out,
                    "tierwise/evaluation/1",
                    answer -> new Document(answer, answer.json(), reports.get(0)).write(options.portals()));
        } else {
            renderEach(reports, options, out);
        }
    }

    private static void renderEach(List<EvaluationReport> reports, RenderOptions options, Writer out)
            throws IOException {
        JsonAnswer.write(out, "tierwise/evaluations/1", answer -> {
            answer.json().writeArrayFieldStart("evaluations");
            for (EvaluationReport report : reports) {
                answer.json().writeStartObject();
                new Document(answer, answer.json(), report).write(options.portals());
                answer.json().writeEndObject();
            }
            answer.json().writeEndArray();
        });
    }

    private record Document(JsonAnswer answer, JsonGenerator json, EvaluationReport report) {

        void write(boolean portals) throws IOException {
            json.writeStringField("programme", report.programme().id());
            json.writeStringField("partner", report.snapshot().partner().name());
            json.writeStringField("asOf", report.snapshot().day().toString());
            answer.tier(TierRange.of(report.evaluation().answer()));
            answer.metrics(report);
            answer.tiers(report.evaluation().tiers());
            answer.assumptions(report.assumptions());
            answer.problems(
                    report.problems(),
                    List.of(report.programme()),
                    report.snapshot().day());
            if (portals) {
                portals();
            }
            answer.next(report.evaluation());
            answer.unknown(report);
        }

        private void portals() throws IOException {
            json.writeArrayFieldStart("portals");
            try {
                report.forEachPortal(portal -> {
                    try {
                        json.writeStartObject();
                        answer.portal(portal);
                        json.writeEndObject();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            json.writeEndArray();
        }
    }
}
