package dev.tierwise.answers.comparison;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.changes.Contribution;
import dev.tierwise.application.changes.PortalChange;
import dev.tierwise.application.compare.PortalDifference;
import dev.tierwise.application.compare.SnapshotComparison;
import dev.tierwise.application.compare.SnapshotComparison.Side;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two snapshots under one programme. */
public final class SnapshotComparisonAnswer {

    private static final String SCHEMA = "tierwise/snapshot-comparison/1";

    private SnapshotComparisonAnswer() {}

    /** A comparison of two snapshots, in every format that it has. */
    public static Answer of(SnapshotComparison comparison) {
        return Answer.of(SCHEMA, answer -> new Document(answer, answer.json(), comparison).write())
                .drawn(comparison.programme(), page -> new SnapshotComparisonPage(comparison, page).write());
    }

    /** A difference is what the second has more than the first; {@code null} where either is not exact. */
    private record Document(JsonAnswer answer, JsonGenerator json, SnapshotComparison comparison) {

        void write() throws IOException {
            json.writeStringField("programme", comparison.programme().id());
            side("first", comparison.first());
            side("second", comparison.second());
            json.writeObjectFieldStart("metrics");
            for (Map.Entry<MetricId, Measurement> metric :
                    comparison.first().report().evaluation().measurements().entrySet()) {
                json.writeObjectFieldStart(metric.getKey().value());
                metric(metric.getKey(), metric.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeArrayFieldStart("portals");
            for (PortalDifference portal : comparison.portals()) {
                json.writeStartObject();
                portal(portal);
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void side(String name, Side side) throws IOException {
            EvaluationReport report = side.report();
            json.writeObjectFieldStart(name);
            answer.ids("sources", side.sources());
            json.writeStringField("partner", report.snapshot().partner().name());
            json.writeStringField("asOf", report.snapshot().day().toString());
            answer.tier(TierRange.of(report.evaluation().answer()));
            answer.assumptions(report.assumptions());
            answer.problems(
                    report.problems(),
                    List.of(report.programme()),
                    report.snapshot().day());
            json.writeEndObject();
        }

        private void metric(MetricId metric, Measurement first) throws IOException {
            measurement("first", metric, comparison.first().report());
            measurement("second", metric, comparison.second().report());
            if (first instanceof Measurement.Numeric) {
                Unit unit = Metrics.get(metric).unit();
                answer.field(
                        "difference",
                        comparison.difference(metric).map(difference -> MachineForm.number(unit, difference)));
            }
            @Nullable List<PortalChange> changes = comparison.contributions().get(metric);
            if (changes != null) {
                json.writeArrayFieldStart("portals");
                for (PortalChange change : changes) {
                    json.writeStartObject();
                    contribution(Metrics.get(metric).unit(), change);
                    json.writeEndObject();
                }
                json.writeEndArray();
            }
        }

        private void measurement(String name, MetricId metric, EvaluationReport report) throws IOException {
            json.writeObjectFieldStart(name);
            @Nullable Measurement measurement = report.evaluation().measurements().get(metric);
            if (measurement != null) {
                answer.measurement(metric, measurement, report.snapshot(), report.programme());
            }
            json.writeEndObject();
        }

        private void contribution(Unit unit, PortalChange change) throws IOException {
            json.writeStringField("id", change.id());
            answer.field("name", change.name());
            amount("first", unit, change.from());
            amount("second", unit, change.to());
            Interval from = change.from().amount();
            Interval to = change.to().amount();
            answer.field(
                    "difference",
                    from.isExact() && to.isExact()
                            ? Optional.of(MachineForm.number(unit, to.low().subtract(from.low())))
                            : Optional.empty());
        }

        private void amount(String name, Unit unit, Contribution contribution) throws IOException {
            json.writeObjectFieldStart(name);
            json.writeStringField("state", MachineForm.code(contribution.count()));
            answer.bounds(unit, contribution.amount());
            json.writeEndObject();
        }

        private void portal(PortalDifference portal) throws IOException {
            json.writeStringField("id", portal.id());
            answer.field("name", portal.name());
            json.writeStringField("change", MachineForm.code(portal.kind()));
            answer.ids(
                    "differs", portal.aspects().stream().map(MachineForm::code).toList());
            portal("first", portal.first());
            portal("second", portal.second());
            json.writeObjectFieldStart("apps");
            answer.ids("added", portal.apps().added());
            answer.ids("removed", portal.apps().removed());
            answer.ids("unclear", portal.apps().unclear());
            json.writeEndObject();
        }

        private void portal(String name, Optional<PortalAssessment> portal) throws IOException {
            if (portal.isEmpty()) {
                json.writeNullField(name);
                return;
            }
            json.writeObjectFieldStart(name);
            answer.field("name", portal.get().portal().name());
            answer.standing(portal.get());
            json.writeEndObject();
        }
    }
}
