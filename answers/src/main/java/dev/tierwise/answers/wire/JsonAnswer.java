package dev.tierwise.answers.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.tierwise.application.credit.PortalName;
import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.evaluate.Assumptions;
import dev.tierwise.application.evaluate.CertificationStatus;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.evaluate.NextTier;
import dev.tierwise.application.evaluate.UnknownFacts;
import dev.tierwise.application.ledger.RecordedDay;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.application.status.StatusReport;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.PortalCount;
import dev.tierwise.domain.metric.PortalPoints;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.portfolio.Snapshot;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.Evaluation;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.io.Writer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that is being written as JSON, with the values that several kinds of answers have in common. */
public record JsonAnswer(JsonGenerator json) {

    /** Writes the members of an answer. */
    @FunctionalInterface
    public interface Members {
        void write(JsonAnswer answer) throws IOException;
    }

    /** Writes an answer, complete with a last line end, and flushes; the writer stays open. */
    public static void write(Writer out, String schema, Members members) throws IOException {
        try (JsonGenerator json = JsonText.to(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(layout());
            json.writeStartObject();
            json.writeStringField("schema", schema);
            members.write(new JsonAnswer(json));
            json.writeEndObject();
        }
        out.write('\n');
        out.flush();
    }

    private static DefaultPrettyPrinter layout() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
    }

    /** Whom a look ahead is about, under which rules, from which day on. */
    public void subject(EvaluationReport today) throws IOException {
        json.writeStringField("partner", today.snapshot().partner().name());
        json.writeStringField("programme", today.programme().id());
        json.writeStringField("asOf", today.snapshot().day().toString());
    }

    public void assumptions(List<Assumption> assumptions) throws IOException {
        json.writeArrayFieldStart("assumptions");
        for (Assumption assumption : assumptions) {
            json.writeStartObject();
            json.writeStringField("id", assumption.id());
            json.writeStringField("value", assumption.value());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    public void tier(TierRange tier) throws IOException {
        json.writeObjectFieldStart("tier");
        field("atLeast", tier.atLeast());
        field("atMost", tier.atMost());
        json.writeBooleanField("settled", tier.settled());
        json.writeEndObject();
    }

    /** The members that say which tier is credited, and which the facts of the refreshed day lead to. */
    public void tiers(StatusReport report) throws IOException {
        json.writeObjectFieldStart("credited");
        tier(report.credited().tier());
        json.writeStringField("day", report.credited().day().toString());
        json.writeStringField("since", report.since().toString());
        json.writeBooleanField("late", report.credited().late());
        json.writeEndObject();
        live(report.refreshed());
    }

    public void live(RecordedDay day) throws IOException {
        json.writeObjectFieldStart("live");
        tier(day.live());
        json.writeEndObject();
    }

    public void metrics(Map<MetricId, Measurement> measurements, String currency) throws IOException {
        json.writeObjectFieldStart("metrics");
        for (Map.Entry<MetricId, Measurement> metric : measurements.entrySet()) {
            json.writeObjectFieldStart(metric.getKey().value());
            measurement(metric.getKey(), metric.getValue(), currency);
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** The same of an evaluation, whose facts say from when and until when a certification is valid. */
    public void metrics(EvaluationReport report) throws IOException {
        json.writeObjectFieldStart("metrics");
        for (Map.Entry<MetricId, Measurement> metric :
                report.evaluation().measurements().entrySet()) {
            json.writeObjectFieldStart(metric.getKey().value());
            measurement(metric.getKey(), metric.getValue(), report.snapshot(), report.programme());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    /** The members that say what a metric came to, and of a certification from when and until when it is valid. */
    public void measurement(MetricId metric, Measurement measurement, Snapshot facts, Programme programme)
            throws IOException {
        measurement(metric, measurement, programme.currency());
        if (metric.equals(MetricId.CERTIFICATION) && measurement instanceof Measurement.Status status) {
            validity(CertificationStatus.of(status.state(), facts, programme));
        }
    }

    private void validity(CertificationStatus certification) throws IOException {
        Optional<LocalDate> until = certification instanceof CertificationStatus.Valid valid
                ? valid.until()
                : certification instanceof CertificationStatus.Expired expired
                        ? Optional.of(expired.on())
                        : Optional.empty();
        Optional<LocalDate> from = certification instanceof CertificationStatus.NotYetValid later
                ? Optional.of(later.from())
                : Optional.empty();
        field("validUntil", until.map(LocalDate::toString));
        field("validFrom", from.map(LocalDate::toString));
    }

    /** The member that says which tier is the next one, and what is missing for it; null for who holds the highest. */
    public void next(Evaluation evaluation) throws IOException {
        NextTier standing = NextTier.of(evaluation);
        if (standing.next().isEmpty()) {
            json.writeNullField("next");
            return;
        }
        json.writeObjectFieldStart("next");
        json.writeStringField("tier", standing.next().get().id());
        json.writeArrayFieldStart("criteria");
        for (CriterionResult criterion : standing.measured().criteria()) {
            criterion(criterion);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** The member that says which unknown facts widen the answer. */
    public void unknown(EvaluationReport report) throws IOException {
        json.writeArrayFieldStart("unknown");
        for (Map.Entry<String, Integer> fact : UnknownFacts.ofPortals(report).entrySet()) {
            json.writeStartObject();
            json.writeStringField("fact", fact.getKey());
            json.writeNumberField("portals", fact.getValue());
            json.writeEndObject();
        }
        for (String fact : UnknownFacts.ofPartner(report)) {
            json.writeStartObject();
            json.writeStringField("fact", fact);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** The members that say what a metric came to. */
    public void measurement(MetricId metric, Measurement measurement, String currency) throws IOException {
        if (measurement instanceof Measurement.Numeric number) {
            Unit unit = Metrics.get(metric).unit();
            bounds(unit, number.value());
            json.writeStringField("unit", MachineForm.unit(unit, currency));
            if (number instanceof Measurement.Figure figure) {
                portals(figure.portals());
            }
        } else if (measurement instanceof Measurement.Status status) {
            json.writeStringField("state", MachineForm.code(status.state()));
        }
    }

    private void portals(PortalCount portals) throws IOException {
        json.writeObjectFieldStart("portals");
        json.writeNumberField("low", portals.low());
        json.writeNumberField("high", portals.high());
        json.writeEndObject();
    }

    public void interval(String name, Unit unit, Interval interval) throws IOException {
        json.writeObjectFieldStart(name);
        bounds(unit, interval);
        json.writeEndObject();
    }

    /** How each tier stands, lowest first. */
    public void tiers(List<TierResult> tiers) throws IOException {
        json.writeArrayFieldStart("tiers");
        for (TierResult result : tiers) {
            json.writeStartObject();
            json.writeStringField("tier", result.tier().id());
            json.writeStringField("state", MachineForm.code(result.state()));
            json.writeArrayFieldStart("criteria");
            for (CriterionResult criterion : result.criteria()) {
                criterion(criterion);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    /** Whether a portal counts, and why. */
    public void verdict(String name, Verdict<?> verdict) throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("state", MachineForm.code(verdict.count()));
        json.writeStringField("reason", MachineForm.code(verdict.reason()));
        json.writeEndObject();
    }

    /** How one requirement of a tier stands. */
    public void criterion(CriterionResult criterion) throws IOException {
        MetricId metric = criterion.requirement().metric();
        json.writeStartObject();
        json.writeStringField("metric", metric.value());
        json.writeStringField("state", MachineForm.code(criterion.state()));
        if (criterion.required().isPresent() && criterion.shortfall().isPresent()) {
            Unit unit = Metrics.get(metric).unit();
            Interval required = criterion.required().get();
            field("required", MachineForm.bound(unit, required.high()));
            if (!required.isExact()) {
                field("requiredLow", MachineForm.number(unit, required.low()));
            }
            interval("shortfall", unit, criterion.shortfall().get());
        }
        json.writeEndObject();
    }

    /** What was ignored or could not be read; before that, which of the programmes were replaced by a day. */
    public void problems(List<Problem> problems, List<Programme> programmes, LocalDate day) throws IOException {
        json.writeArrayFieldStart("problems");
        for (Programme programme : programmes) {
            Optional<LocalDate> since = Assumptions.supersededOn(programme, day);
            if (since.isPresent()) {
                json.writeStartObject();
                json.writeStringField("severity", MachineForm.code(Problem.Severity.WARNING));
                json.writeStringField("where", "programme:" + programme.id());
                json.writeStringField(
                        "message",
                        "these rules applied until points replaced them on " + since.get()
                                + "; to begin with today's rules: tierwise programme new --from hubspot-points-2026 -o"
                                + " points.yaml, fill in the file, then --programme points.yaml");
                json.writeEndObject();
            }
        }
        for (Problem problem : problems) {
            json.writeStartObject();
            json.writeStringField("severity", MachineForm.code(problem.severity()));
            json.writeStringField("where", problem.where());
            json.writeStringField("message", problem.message().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    public void bounds(Unit unit, Interval interval) throws IOException {
        field("low", MachineForm.number(unit, interval.low()));
        field("high", MachineForm.bound(unit, interval.high()));
    }

    /** A portal as people know it; null where none is meant. */
    public void portal(String name, Optional<PortalName> portal) throws IOException {
        if (portal.isEmpty()) {
            json.writeNullField(name);
            return;
        }
        json.writeObjectFieldStart(name);
        field("id", portal.get().id());
        field("name", portal.get().name());
        json.writeEndObject();
    }

    public void ids(String name, Collection<String> ids) throws IOException {
        json.writeArrayFieldStart(name);
        for (String id : ids) {
            json.writeString(id);
        }
        json.writeEndArray();
    }

    public void field(String name, Optional<String> value) throws IOException {
        field(name, value.orElse(null));
    }

    public void field(String name, @Nullable String value) throws IOException {
        json.writeStringField(name, value);
    }

    /** The members that say what the rules say of a portal. */
    public void portal(PortalAssessment assessment) throws IOException {
        json.writeStringField("id", assessment.portal().id());
        field("name", assessment.portal().name());
        standing(assessment);
    }

    /** The same without id and name. */
    public void standing(PortalAssessment assessment) throws IOException {
        interval("mrr", Unit.MONEY, assessment.mrr());
        verdict("sold", assessment.sold());
        verdict("managed", assessment.managed());
        AppUsage apps = assessment.portal().appUsage();
        json.writeObjectFieldStart("apps");
        json.writeNumberField("low", apps.low());
        json.writeNumberField("high", apps.high());
        ids("used", MachineForm.ids(apps.used()));
        ids("unknown", MachineForm.ids(apps.unknown()));
        json.writeEndObject();
        if (assessment.creditedPoints().isPresent()) {
            points(assessment.creditedPoints().get());
        }
    }

    private void points(PortalPoints points) throws IOException {
        json.writeObjectFieldStart("points");
        interval("sold", Unit.POINTS, points.sold().points().inDecimals());
        interval("sourced", Unit.POINTS, points.sourced().points().inDecimals());
        interval("managed", Unit.POINTS, points.managed().inDecimals());
        interval("total", Unit.POINTS, points.total().inDecimals());
        json.writeEndObject();
    }
}
