package dev.tierwise.cli.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.changes.SnapshotChanges;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is different between two snapshots, and which portals are behind it. */
public final class SnapshotChangesSheet {

    private static final String SCHEMA = "tierwise/snapshot-comparison/1";

    private SnapshotChangesSheet() {}

    /**
     * Writes the differences, complete with a last line end, and flushes; the writer stays open.
     *
     * @throws IOException when the writer refuses
     */
    public static void write(SnapshotChanges changes, PageFormat format, RenderOptions options, Writer out)
            throws IOException {
        switch (format) {
            case TABLE ->
                new Sheet(changes, Page.onTerminal(options, changes.to().programme(), out)).write();
            case MARKDOWN ->
                new Sheet(changes, Page.inMarkdown(options, changes.to().programme(), out)).write();
            case JSON -> JsonAnswer.write(out, SCHEMA, answer -> new Document(answer, answer.json(), changes).write());
        }
        out.flush();
    }

    private record Document(JsonAnswer answer, JsonGenerator json, SnapshotChanges changes) {

        void write() throws IOException {
            json.writeStringField("programme", changes.to().programme().id());
            side("from", changes.from());
            side("to", changes.to());
            json.writeObjectFieldStart("metrics");
            for (Map.Entry<MetricId, Measurement> entry :
                    changes.to().evaluation().measurements().entrySet()) {
                MetricId metric = entry.getKey();
                json.writeObjectFieldStart(metric.value());
                measurement("from", metric, changes.from());
                measurement("to", metric, changes.to());
                List<PortalChange> portals = changes.portals().get(metric);
                if (portals != null) {
                    ChangesSheet.portals(answer, metric, portals);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }

        private void side(String name, EvaluationReport report) throws IOException {
            json.writeObjectFieldStart(name);
            json.writeStringField("partner", report.snapshot().partner().name());
            json.writeStringField("asOf", report.snapshot().day().toString());
            answer.tier(TierRange.of(report.evaluation().answer()));
            answer.assumptions(report.assumptions());
            answer.problems(report.problems());
            json.writeEndObject();
        }

        private void measurement(String name, MetricId metric, EvaluationReport report) throws IOException {
            json.writeObjectFieldStart(name);
            answer.measurement(
                    metric,
                    Objects.requireNonNull(report.evaluation().measurements().get(metric)),
                    report.programme().currency());
            json.writeEndObject();
        }
    }

    private record Sheet(SnapshotChanges changes, Page page) {

        private static final int MOST_PORTALS = 30;

        void write() throws IOException {
            Words words = page.words();
            EvaluationReport from = changes.from();
            EvaluationReport to = changes.to();
            page.heading(
                    words.foreign(to.snapshot().partner().name()),
                    words.label(to.programme().label()));
            page.paragraph(words.say(
                    "compare.snapshots",
                    words.foreign(from.snapshot().partner().name()),
                    words.day(from.snapshot().day()),
                    words.foreign(to.snapshot().partner().name()),
                    words.day(to.snapshot().day())));
            TierRange before = TierRange.of(from.evaluation().answer());
            TierRange after = TierRange.of(to.evaluation().answer());
            page.news(
                    after.settled() && after.atLeast().isPresent() ? Style.TITLE_GOOD : Style.TITLE_WARN,
                    before.equals(after)
                            ? words.say("compare.same", words.held(after))
                            : words.fromTo(words.held(before), words.held(after)));
            PortalChanges said = new PortalChanges(words);
            for (MetricId metric : to.evaluation().measurements().keySet()) {
                page.section(words.metric(metric));
                page.paragraph(said.measurement(
                        metric,
                        from.evaluation().measurements().get(metric),
                        to.evaluation().measurements().get(metric)));
                portals(said, metric, changes.portals().getOrDefault(metric, List.of()));
            }
        }

        private void portals(PortalChanges said, MetricId metric, List<PortalChange> portals) throws IOException {
            if (portals.isEmpty()) {
                return;
            }
            Words words = page.words();
            Grid grid = new Grid(1);
            grid.row(
                    Cell.of(words.say("column.portal"), Style.BOLD),
                    Cell.of(words.say("column.name"), Style.BOLD),
                    new Cell(words.say("column.difference"), Style.BOLD, true),
                    Cell.of(words.say("column.reason"), Style.BOLD));
            portals.stream().limit(MOST_PORTALS).forEach(portal -> grid.row(said.cells(metric, portal)));
            page.table(grid);
            if (portals.size() > MOST_PORTALS) {
                page.paragraph(words.say("more.json", Integer.toString(portals.size() - MOST_PORTALS)));
            }
        }
    }
}
