package dev.tierwise.answers.history;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.history.HistoryReport;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.RecordedEvent;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;

/** How the figures and the tiers of a history developed. */
public final class HistoryAnswer {

    private static final String SCHEMA = "tierwise/history/1";

    private HistoryAnswer() {}

    /** A history, in every format that it has. */
    public static Answer of(HistoryReport report) {
        return Answer.of(SCHEMA, answer -> new Document(answer, answer.json(), report).write())
                .drawn(report.history().programme(), page -> new HistoryPage(report, page.words(), page).write())
                .rows(options -> HistoryTableRows.of(report));
    }

    private record Document(JsonAnswer answer, JsonGenerator json, HistoryReport report) {

        void write() throws IOException {
            json.writeStringField("partner", report.history().partner());
            json.writeStringField("programme", report.history().programme().id());
            json.writeArrayFieldStart("days");
            for (RecordedDay day : report.days()) {
                json.writeStartObject();
                json.writeStringField("day", day.day().toString());
                answer.metrics(day.figures(), currency());
                answer.live(day);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeArrayFieldStart("events");
            for (RecordedEvent event : report.events()) {
                json.writeStartObject();
                event(event);
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void event(RecordedEvent event) throws IOException {
            json.writeStringField("event", MachineForm.code(event.kind()));
            json.writeStringField("day", event.day().toString());
            json.writeBooleanField("late", event.late());
            if (event instanceof RecordedEvent.Report published) {
                json.writeObjectFieldStart(MetricId.SOLD_MRR.value());
                answer.measurement(MetricId.SOLD_MRR, published.soldMrr(), currency());
                json.writeEndObject();
            } else if (event instanceof RecordedEvent.TierUpdate update) {
                answer.tier(update.tier());
            }
        }

        private String currency() {
            return report.history().programme().currency();
        }
    }
}
