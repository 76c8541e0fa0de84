package dev.tierwise.answers.changes;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.changes.ChangesReport;
import dev.tierwise.application.changes.Contribution;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is different between two days of a history, and which portals are behind it. */
public final class ChangesAnswer {

    private static final String SCHEMA = "tierwise/changes/1";

    private ChangesAnswer() {}

    /** Changes, in every format that they have. */
    public static Answer of(ChangesReport report) {
        return Answer.of(SCHEMA, answer -> new Document(answer, answer.json(), report).write())
                .drawn(report.to().history().programme(), page -> new ChangesPage(report, page.words(), page).write())
                .rows(options -> ChangesRows.of(report));
    }

    private record Document(JsonAnswer answer, JsonGenerator json, ChangesReport report) {

        void write() throws IOException {
            json.writeStringField("programme", report.to().history().programme().id());
            json.writeStringField("partner", report.to().history().partner());
            day("from", report.from());
            day("to", report.to());
            json.writeObjectFieldStart("metrics");
            for (MetricId metric : report.to().refreshed().figures().keySet()) {
                json.writeObjectFieldStart(metric.value());
                measurement("from", metric, report.from());
                measurement("to", metric, report.to());
                List<PortalChange> changes = report.portals().get(metric);
                if (changes != null) {
                    portals(answer, metric, changes);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }

        private void day(String name, StatusReport status) throws IOException {
            json.writeObjectFieldStart(name);
            json.writeStringField("asOf", status.asOf().toString());
            json.writeStringField("refreshedOn", status.refreshed().day().toString());
            answer.tiers(status);
            json.writeEndObject();
        }

        private void measurement(String name, MetricId metric, StatusReport status) throws IOException {
            @Nullable Measurement measurement = status.refreshed().figures().get(metric);
            if (measurement == null) {
                json.writeNullField(name);
                return;
            }
            json.writeObjectFieldStart(name);
            answer.measurement(
                    metric, measurement, report.to().history().programme().currency());
            json.writeEndObject();
        }
    }

    /** The member that lists the portals behind the change of a figure. */
    static void portals(JsonAnswer answer, MetricId metric, List<PortalChange> changes) throws IOException {
        boolean apps = metric.equals(MetricId.MEDIAN_APP_USAGE);
        answer.json().writeArrayFieldStart("portals");
        for (PortalChange change : changes) {
            answer.json().writeStartObject();
            answer.json().writeStringField("id", change.id());
            answer.field("name", change.name());
            answer.json().writeStringField("change", MachineForm.code(change.kind()));
            answer.json().writeStringField("reason", MachineForm.code(change.reason()));
            contribution(answer, "from", metric, change.from());
            contribution(answer, "to", metric, change.to());
            if (apps) {
                answer.ids("added", change.apps().added());
                answer.ids("removed", change.apps().removed());
                answer.ids("unclear", change.apps().unclear());
            }
            answer.json().writeEndObject();
        }
        answer.json().writeEndArray();
    }

    private static void contribution(JsonAnswer answer, String name, MetricId metric, Contribution contribution)
            throws IOException {
        answer.json().writeObjectFieldStart(name);
        answer.json().writeStringField("state", MachineForm.code(contribution.count()));
        Unit unit = Metrics.get(metric).unit();
        if (unit == Unit.APPS) {
            answer.json().writeNumberField("low", contribution.amount().low().intValueExact());
            answer.json()
                    .writeNumberField(
                            "high", contribution.amount().high().orElseThrow().intValueExact());
        } else {
            answer.bounds(unit, contribution.amount());
        }
        answer.json().writeEndObject();
    }
}
