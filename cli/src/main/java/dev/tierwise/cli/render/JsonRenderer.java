package dev.tierwise.cli.render;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import dev.tierwise.application.evaluate.Assumption;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.snapshot.Problem;
import dev.tierwise.domain.metric.Interval;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.metric.Verdict;
import dev.tierwise.domain.portfolio.AppUsage;
import dev.tierwise.domain.programme.App;
import dev.tierwise.domain.programme.MetricId;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Tier;
import dev.tierwise.domain.tier.CriterionResult;
import dev.tierwise.domain.tier.TierAnswer;
import dev.tierwise.domain.tier.TierResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes {@code tierwise/evaluation/1}, which other programs read: names and their order are a promise. */
final class JsonRenderer implements EvaluationRenderer {

    private static final JsonFactory JSON = new JsonFactory();

    @Override
    public void render(EvaluationReport report, RenderOptions options, Writer out) throws IOException {
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.setPrettyPrinter(layout());
            new Document(json, report).write(options.portals());
        }
        out.write('\n');
        out.flush();
    }

    static DefaultPrettyPrinter layout() {
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        return new DefaultPrettyPrinter(Separators.createDefaultInstance()
                        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                        .withObjectEmptySeparator("")
                        .withArrayEmptySeparator(""))
                .withObjectIndenter(lines)
                .withArrayIndenter(lines);
    }

    private record Document(JsonGenerator json, EvaluationReport report) {

        void write(boolean portals) throws IOException {
            json.writeStartObject();
            json.writeStringField("schema", "tierwise/evaluation/1");
            json.writeStringField("programme", report.programme().id());
            json.writeStringField("partner", report.snapshot().partner().name());
            json.writeStringField("asOf", report.snapshot().day().toString());
            answer(report.evaluation().answer());
            metrics();
            tiers();
            assumptions();
            problems();
            if (portals) {
                portals();
            }
            json.writeEndObject();
        }

        private void answer(TierAnswer answer) throws IOException {
            json.writeObjectFieldStart("tier");
            field("atLeast", answer.atLeast().map(Tier::id));
            field("atMost", answer.atMost().map(Tier::id));
            json.writeBooleanField("settled", answer.settled());
            json.writeEndObject();
        }

        private void metrics() throws IOException {
            json.writeObjectFieldStart("metrics");
            for (Map.Entry<MetricId, Measurement> metric :
                    report.evaluation().measurements().entrySet()) {
                json.writeObjectFieldStart(metric.getKey().value());
                if (metric.getValue() instanceof Measurement.Figure figure) {
                    Unit unit = Metrics.get(metric.getKey()).unit();
                    bounds(unit, figure.value());
                    json.writeStringField(
                            "unit", MachineForm.unit(unit, report.programme().currency()));
                    json.writeObjectFieldStart("portals");
                    json.writeNumberField("low", figure.portals().low());
                    json.writeNumberField("high", figure.portals().high());
                    json.writeEndObject();
                } else if (metric.getValue() instanceof Measurement.Status status) {
                    json.writeStringField("state", MachineForm.code(status.state()));
                }
                json.writeEndObject();
            }
            json.writeEndObject();
        }

        private void tiers() throws IOException {
            json.writeArrayFieldStart("tiers");
            for (TierResult result : report.evaluation().tiers()) {
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

        private void criterion(CriterionResult criterion) throws IOException {
            MetricId metric = criterion.requirement().metric();
            json.writeStartObject();
            json.writeStringField("metric", metric.value());
            json.writeStringField("state", MachineForm.code(criterion.state()));
            if (criterion.requirement() instanceof Requirement.AtLeast required
                    && criterion.shortfall().isPresent()) {
                Unit unit = Metrics.get(metric).unit();
                json.writeStringField("required", MachineForm.number(unit, required.minimum()));
                json.writeObjectFieldStart("shortfall");
                bounds(unit, criterion.shortfall().get());
                json.writeEndObject();
            }
            json.writeEndObject();
        }

        private void assumptions() throws IOException {
            json.writeArrayFieldStart("assumptions");
            for (Assumption assumption : report.assumptions()) {
                json.writeStartObject();
                json.writeStringField("id", assumption.id());
                json.writeStringField("value", assumption.value());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void problems() throws IOException {
            json.writeArrayFieldStart("problems");
            for (Problem problem : report.problems()) {
                json.writeStartObject();
                json.writeStringField("severity", MachineForm.code(problem.severity()));
                json.writeStringField("where", problem.where());
                json.writeStringField("message", problem.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void portals() throws IOException {
            json.writeArrayFieldStart("portals");
            try {
                report.forEachPortal(portal -> {
                    try {
                        portal(portal);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            json.writeEndArray();
        }

        private void portal(PortalAssessment assessment) throws IOException {
            json.writeStartObject();
            json.writeStringField("id", assessment.portal().id());
            field("name", assessment.portal().name());
            json.writeObjectFieldStart("mrr");
            bounds(Unit.MONEY, assessment.mrr());
            json.writeEndObject();
            verdict("sold", assessment.sold());
            verdict("managed", assessment.managed());
            AppUsage apps = assessment.portal().appUsage();
            json.writeObjectFieldStart("apps");
            json.writeNumberField("low", apps.low());
            json.writeNumberField("high", apps.high());
            ids("used", apps.used());
            ids("unknown", apps.unknown());
            json.writeEndObject();
            json.writeEndObject();
        }

        private void verdict(String name, Verdict<?> verdict) throws IOException {
            json.writeObjectFieldStart(name);
            json.writeStringField("state", MachineForm.code(verdict.count()));
            json.writeStringField("reason", MachineForm.code(verdict.reason()));
            json.writeEndObject();
        }

        private void ids(String name, Collection<App> apps) throws IOException {
            json.writeArrayFieldStart(name);
            for (String id : MachineForm.ids(apps)) {
                json.writeString(id);
            }
            json.writeEndArray();
        }

        private void bounds(Unit unit, Interval interval) throws IOException {
            field("low", MachineForm.number(unit, interval.low()));
            field("high", MachineForm.bound(unit, interval.high()));
        }

        private void field(String name, Optional<String> value) throws IOException {
            field(name, value.orElse(null));
        }

        private void field(String name, @Nullable String value) throws IOException {
            json.writeStringField(name, value);
        }
    }
}
