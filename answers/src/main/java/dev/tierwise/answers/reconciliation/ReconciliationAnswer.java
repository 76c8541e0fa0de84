package dev.tierwise.answers.reconciliation;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.reconcile.Difference;
import dev.tierwise.application.reconcile.ReconciledFigure;
import dev.tierwise.application.reconcile.ReconciledPortal;
import dev.tierwise.application.reconcile.ReconciliationReport;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.Unit;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** HubSpot's own figures beside those that the rules give. */
public final class ReconciliationAnswer {

    private static final String SCHEMA = "tierwise/reconciliation/1";

    private ReconciliationAnswer() {}

    /** A reconciliation, in every format that it has. */
    public static Answer of(ReconciliationReport report) {
        return Answer.of(SCHEMA, answer -> new Document(answer, answer.json(), report).write())
                .drawn(report.programme(), page -> new ReconciliationPage(report, page.words(), page).write())
                .rows(options -> ReconciliationRows.of(report));
    }

    private record Document(JsonAnswer answer, JsonGenerator json, ReconciliationReport report) {

        void write() throws IOException {
            json.writeStringField("programme", report.programme().id());
            json.writeStringField("partner", report.partner().name());
            json.writeStringField("asOf", report.asOf().toString());
            json.writeObjectFieldStart("figures");
            for (ReconciledFigure figure : report.figures()) {
                json.writeObjectFieldStart(figure.metric().value());
                figure(figure);
                json.writeEndObject();
            }
            json.writeEndObject();
            answer.problems(report.problems(), List.of(report.programme()), report.asOf());
        }

        private void figure(ReconciledFigure figure) throws IOException {
            Unit unit = Metrics.get(figure.metric()).unit();
            json.writeStringField(
                    "unit", MachineForm.unit(unit, report.programme().currency()));
            json.writeStringField("reported", MachineForm.number(unit, figure.reported()));
            answer.interval("byRules", unit, figure.byRules());
            difference(unit, figure.difference());
            json.writeObjectFieldStart("compared");
            for (ReconciledPortal.State state : ReconciledPortal.State.values()) {
                json.writeNumberField(MachineForm.code(state), figure.count(state));
            }
            json.writeEndObject();
            json.writeObjectFieldStart("notReported");
            json.writeNumberField("portals", figure.notReported().portals());
            answer.interval("byRules", unit, figure.notReported().byRules());
            json.writeEndObject();
            json.writeArrayFieldStart("portals");
            for (ReconciledPortal portal : figure.portals()) {
                json.writeStartObject();
                portal(unit, portal);
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void portal(Unit unit, ReconciledPortal portal) throws IOException {
            json.writeStringField("id", portal.id());
            answer.field("name", portal.name());
            json.writeStringField("state", MachineForm.code(portal.state()));
            answer.field("reported", portal.reported().map(amount -> MachineForm.number(unit, amount)));
            answer.interval("byRules", unit, portal.byRules());
            if (portal.difference().isPresent()) {
                difference(unit, portal.difference().get());
            } else {
                json.writeNullField("difference");
            }
            answer.field("updatedOn", portal.updatedOn().map(LocalDate::toString));
            json.writeArrayFieldStart("reasons");
            for (ReconciledPortal.Given given : portal.reasons()) {
                ReasonForm form = ReasonForm.of(given.reason());
                json.writeStartObject();
                json.writeStringField("reason", form.code());
                for (Map.Entry<String, String> value : form.values().entrySet()) {
                    json.writeStringField(value.getKey(), value.getValue());
                }
                json.writeBooleanField("explains", given.explains());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void difference(Unit unit, Difference difference) throws IOException {
            json.writeObjectFieldStart("difference");
            answer.field("low", MachineForm.number(unit, difference.low()));
            answer.field("high", MachineForm.bound(unit, difference.high()));
            json.writeEndObject();
        }
    }
}
