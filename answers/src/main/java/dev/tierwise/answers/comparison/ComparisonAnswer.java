package dev.tierwise.answers.comparison;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wire.MachineForm;
import dev.tierwise.application.compare.CountedApp;
import dev.tierwise.application.compare.PortalUnderEach;
import dev.tierwise.application.compare.ProgrammeComparison;
import dev.tierwise.application.compare.Rule;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.domain.metric.Metrics;
import dev.tierwise.domain.metric.PortalAssessment;
import dev.tierwise.domain.metric.Unit;
import dev.tierwise.domain.programme.Programme;
import dev.tierwise.domain.programme.Requirement;
import dev.tierwise.domain.programme.Rounding;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Collectors;

/** The same facts under several programmes. */
public final class ComparisonAnswer {

    private static final String SCHEMA = "tierwise/comparison/1";

    private ComparisonAnswer() {}

    /** A comparison of programmes, in every format that it has. */
    public static Answer of(ProgrammeComparison comparison) {
        return Answer.of(SCHEMA, answer -> new Document(answer, answer.json(), comparison).write())
                .drawn(comparison.programmes().get(0), page -> new ComparisonPage(comparison, page).write())
                .rows(options -> ComparisonRows.of(comparison));
    }

    /** What stands in {@code under} has an entry for each programme, in the order of {@code programmes}. */
    private record Document(JsonAnswer answer, JsonGenerator json, ProgrammeComparison comparison) {

        void write() throws IOException {
            json.writeStringField("partner", comparison.partner().name());
            json.writeStringField("asOf", comparison.asOf().toString());
            json.writeArrayFieldStart("programmes");
            for (EvaluationReport report : comparison.reports()) {
                json.writeStartObject();
                programme(report);
                json.writeEndObject();
            }
            json.writeEndArray();
            rules();
            apps();
            portals();
            answer.problems(comparison.problems(), comparison.programmes(), comparison.asOf());
        }

        private void programme(EvaluationReport report) throws IOException {
            json.writeStringField("programme", report.programme().id());
            answer.tier(TierRange.of(report.evaluation().answer()));
            answer.metrics(report);
            answer.next(report.evaluation());
            answer.assumptions(report.assumptions());
        }

        private void rules() throws IOException {
            json.writeArrayFieldStart("rules");
            for (Rule rule : comparison.rules()) {
                json.writeStartObject();
                rule(rule);
                json.writeArrayFieldStart("under");
                for (Programme programme : comparison.programmes()) {
                    value(rule, programme);
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void rule(Rule rule) throws IOException {
            if (rule instanceof Rule.Threshold threshold) {
                json.writeStringField("rule", "tier");
                json.writeStringField("tier", threshold.tier());
                json.writeStringField("metric", threshold.metric().value());
            } else if (rule instanceof Rule.GrowthShare share) {
                json.writeStringField("rule", "growth-market-share");
                json.writeStringField("metric", share.metric().value());
            } else if (rule instanceof Rule.Rate rate) {
                json.writeStringField("rule", "point-rate");
                json.writeStringField("kind", MachineForm.code(rate.kind()));
                answer.field("from", rate.from().map(LocalDate::toString));
            } else if (rule instanceof Rule.Amount amount) {
                json.writeStringField("rule", "fixed-amount");
                json.writeStringField("currency", amount.currency());
                answer.field("from", amount.from().map(LocalDate::toString));
            } else if (rule instanceof Rule.Setting setting) {
                json.writeStringField("rule", MachineForm.code(setting));
            }
        }

        private void value(Rule rule, Programme programme) throws IOException {
            if (rule instanceof Rule.Threshold threshold) {
                json.writeString(
                        threshold.under(programme).map(Document::required).orElse(null));
            } else if (rule instanceof Rule.Rate rate) {
                if (rate.under(programme).isPresent()) {
                    json.writeStartObject();
                    answer.field("standard", plain(rate.under(programme).get().standard()));
                    answer.field("growth", plain(rate.under(programme).get().growth()));
                    json.writeEndObject();
                } else {
                    json.writeNull();
                }
            } else {
                json.writeString(rule.under(programme)
                        .map(value -> text(rule, value, programme))
                        .orElse(null));
            }
        }

        private static String required(Requirement requirement) {
            return requirement instanceof Requirement.AtLeast minimum
                    ? MachineForm.number(Metrics.get(minimum.metric()).unit(), minimum.minimum())
                    : "held";
        }

        private static String text(Rule rule, Object value, Programme programme) {
            if (rule == Rule.Setting.SOLD_WINDOW) {
                return programme.soldWindow().toString();
            }
            if (rule == Rule.Setting.APP_LOOK_BACK) {
                return programme.appLookBack().toString();
            }
            if (rule == Rule.Setting.TIER_MONTHS) {
                return programme.updateDays().tierMonths().stream()
                        .map(MachineForm::code)
                        .collect(Collectors.joining(","));
            }
            if (value instanceof BigDecimal number) {
                return plain(number);
            }
            return value instanceof Rounding rounding
                    ? MachineForm.code(rounding.mode()) + ":" + rounding.places()
                    : value.toString();
        }

        private static String plain(BigDecimal number) {
            return MachineForm.number(Unit.POINTS, number);
        }

        private void apps() throws IOException {
            json.writeArrayFieldStart("apps");
            for (CountedApp app : comparison.apps()) {
                json.writeStartObject();
                json.writeStringField("app", app.app().id());
                json.writeArrayFieldStart("under");
                for (Optional<Boolean> counted : app.under()) {
                    if (counted.isPresent()) {
                        json.writeBoolean(counted.get());
                    } else {
                        json.writeNull();
                    }
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void portals() throws IOException {
            json.writeArrayFieldStart("portals");
            for (PortalUnderEach portal : comparison.portals()) {
                json.writeStartObject();
                json.writeStringField("id", portal.id());
                answer.field("name", portal.name());
                answer.ids(
                        "differs",
                        portal.aspects().stream().map(MachineForm::code).toList());
                json.writeArrayFieldStart("under");
                for (Optional<PortalAssessment> under : portal.under()) {
                    if (under.isPresent()) {
                        json.writeStartObject();
                        answer.standing(under.get());
                        json.writeEndObject();
                    } else {
                        json.writeNull();
                    }
                }
                json.writeEndArray();
                json.writeEndObject();
            }
            json.writeEndArray();
        }
    }
}
