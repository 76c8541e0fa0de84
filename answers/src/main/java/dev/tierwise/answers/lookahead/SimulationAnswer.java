package dev.tierwise.answers.lookahead;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.tierwise.answers.Answer;
import dev.tierwise.answers.page.Cell;
import dev.tierwise.answers.page.Grid;
import dev.tierwise.answers.page.Page;
import dev.tierwise.answers.page.Style;
import dev.tierwise.answers.wire.JsonAnswer;
import dev.tierwise.answers.wording.Words;
import dev.tierwise.application.evaluate.EvaluationReport;
import dev.tierwise.application.forecast.ForecastMonth;
import dev.tierwise.application.forecast.ForecastReport;
import dev.tierwise.application.ledger.TierRange;
import dev.tierwise.application.simulate.Change;
import dev.tierwise.application.simulate.ChangeKind;
import dev.tierwise.application.simulate.SimulationReport;
import dev.tierwise.domain.metric.Measurement;
import dev.tierwise.domain.programme.MetricId;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The same facts without and with some changes, side by side. */
public final class SimulationAnswer {

    private static final String SCHEMA = "tierwise/simulation/1";

    private SimulationAnswer() {}

    /** A simulation, in every format that it has. */
    public static Answer of(SimulationReport report) {
        return Answer.of(SCHEMA, answer -> new Document(answer, answer.json(), report).write())
                .drawn(report.before().today().programme(), page -> new Sheet(report, page).write());
    }

    private record Document(JsonAnswer answer, JsonGenerator json, SimulationReport report) {

        void write() throws IOException {
            EvaluationReport today = report.before().today();
            answer.subject(today);
            changes(answer, report.changes(), today.programme().currency());
            json.writeObjectFieldStart("live");
            live("before", report.before());
            live("after", report.after());
            json.writeEndObject();
            json.writeArrayFieldStart("months");
            for (int i = 0; i < report.before().months().size(); i++) {
                json.writeStartObject();
                json.writeStringField(
                        "day", report.before().months().get(i).day().toString());
                month("before", report.before(), i);
                month("after", report.after(), i);
                json.writeEndObject();
            }
            json.writeEndArray();
            answer.assumptions(today.assumptions());
            answer.problems(
                    today.problems(),
                    List.of(today.programme()),
                    today.snapshot().day());
            json.writeStringField("through", report.before().through().toString());
            json.writeObjectFieldStart("eventsAfter");
            ForecastAnswer.events(
                    answer, "before", today.programme(), report.before().afterwards());
            ForecastAnswer.events(
                    answer, "after", today.programme(), report.after().afterwards());
            json.writeEndObject();
            differences();
        }

        private void differences() throws IOException {
            json.writeArrayFieldStart("differences");
            for (SimulationReport.Difference difference : report.differences()) {
                json.writeStartObject();
                json.writeStringField("from", difference.from().toString());
                answer.field("until", difference.until().map(LocalDate::toString));
                tier("before", difference.before());
                tier("after", difference.after());
                json.writeEndObject();
            }
            json.writeEndArray();
        }

        private void tier(String name, TierRange tier) throws IOException {
            json.writeObjectFieldStart(name);
            answer.tier(tier);
            json.writeEndObject();
        }

        private void live(String name, ForecastReport forecast) throws IOException {
            EvaluationReport live = forecast.today();
            json.writeObjectFieldStart(name);
            answer.tier(TierRange.of(live.evaluation().answer()));
            answer.metrics(live);
            json.writeEndObject();
        }

        private void month(String name, ForecastReport forecast, int month) throws IOException {
            json.writeObjectFieldStart(name);
            ForecastAnswer.month(answer, forecast, forecast.months().get(month));
            json.writeEndObject();
        }
    }

    /** The member that says what is supposed to happen, as people write it. */
    static void changes(JsonAnswer answer, List<Change> changes, String currency) throws IOException {
        answer.json().writeArrayFieldStart("changes");
        for (Change change : changes) {
            ChangeKind.Written written = ChangeKind.written(change, currency);
            answer.json().writeStartObject();
            answer.json().writeStringField("change", written.kind().word());
            answer.json().writeStringField("text", written.text());
            answer.json().writeEndObject();
        }
        answer.json().writeEndArray();
    }

    private record Sheet(SimulationReport report, Page page) {

        private static final int MOST_DIFFERENCES = 4;

        void write() throws IOException {
            Words words = page.words();
            EvaluationReport now = report.before().today();
            EvaluationReport then = report.after().today();
            page.heading(
                    words.foreign(now.snapshot().partner().name()),
                    words.header(now.snapshot().day()),
                    words.superseded(now.snapshot().day()));
            Outcome outcome = new Outcome(words, report.after());
            page.news(outcome.style(), news(words));
            TierRange before = TierRange.of(now.evaluation().answer());
            TierRange after = TierRange.of(then.evaluation().answer());
            page.paragraph(
                    before.equals(after)
                            ? words.say("simulate.same", words.held(after))
                            : words.say("simulate.live", words.fromTo(words.held(before), words.held(after))));
            page.list(report.changes().stream()
                    .map(change -> words.supposed(change, now.snapshot().day()))
                    .toList());
            page.section(words.say("tier.live"));
            page.table(live(
                    words, now.evaluation().measurements(), then.evaluation().measurements()));
            page.section(words.say("tier.credited"));
            page.table(months(words, outcome));
            page.paragraph(outcome.news());
            Optional<String> later = outcome.laterNews();
            if (later.isPresent()) {
                page.paragraph(later.get());
            }
            page.paragraph(outcome.basis());
        }

        /** What the changes do to the credited tier in all months that are shown. */
        private String news(Words words) {
            List<SimulationReport.Difference> differences = report.differences();
            String last = words.day(report.before().through());
            if (differences.isEmpty()) {
                return words.say("simulate.no-difference", last);
            }
            List<String> stretches = new ArrayList<>();
            for (SimulationReport.Difference difference :
                    differences.subList(0, Math.min(MOST_DIFFERENCES, differences.size()))) {
                stretches.add(words.say(
                        difference.until().isPresent() ? "simulate.difference" : "simulate.difference.open",
                        words.tier(difference.after()),
                        words.tier(difference.before()),
                        words.day(difference.from()),
                        difference.until().map(words::day).orElse(last)));
            }
            if (differences.size() > MOST_DIFFERENCES) {
                stretches.add(words.say(
                        "more.json", words.number(BigDecimal.valueOf(differences.size() - MOST_DIFFERENCES))));
            }
            return words.say("simulate.differences", String.join(", ", stretches));
        }

        private static Grid live(Words words, Map<MetricId, Measurement> before, Map<MetricId, Measurement> after) {
            Grid grid = new Grid();
            grid.row(
                    Cell.of(words.say("column.criterion"), Style.BOLD),
                    new Cell(words.say("simulate.before"), Style.BOLD, true),
                    new Cell(words.say("simulate.after"), Style.BOLD, true),
                    new Cell(words.say("column.difference"), Style.BOLD, true));
            before.forEach((metric, was) -> {
                Measurement is = Objects.requireNonNull(after.get(metric));
                grid.row(
                        Cell.of(words.metric(metric)),
                        Cell.right(words.measured(metric, was)),
                        Cell.right(words.measured(metric, is)),
                        Cell.right(difference(words, metric, was, is)));
            });
            return grid;
        }

        /** By how much a figure is another one; nothing where one of both is not exact. */
        private static String difference(Words words, MetricId metric, Measurement was, Measurement is) {
            return was instanceof Measurement.Numeric before
                            && is instanceof Measurement.Numeric after
                            && before.value().isExact()
                            && after.value().isExact()
                    ? words.difference(
                            metric, before.value().low(), after.value().low())
                    : "";
        }

        private Grid months(Words words, Outcome outcome) {
            Grid grid = new Grid();
            List<Cell> head = new ArrayList<>(List.of(
                    Cell.of(words.say("forecast.update"), Style.BOLD), Cell.of(words.say("column.tier"), Style.BOLD)));
            report.before()
                    .months()
                    .get(0)
                    .evaluation()
                    .measurements()
                    .keySet()
                    .forEach(metric -> head.add(new Cell(words.column(metric), Style.BOLD, true)));
            grid.row(head);
            for (int i = 0; i < report.before().months().size(); i++) {
                ForecastMonth before = report.before().months().get(i);
                ForecastMonth after = report.after().months().get(i);
                List<Cell> row = new ArrayList<>(List.of(
                        Cell.of(words.day(after.day())),
                        Cell.of(fromTo(words, words.tier(before.tier()), words.tier(after.tier())), outcome.style(i))));
                before.evaluation()
                        .measurements()
                        .forEach((metric, was) -> row.add(Cell.right(fromTo(
                                words,
                                words.measured(metric, was),
                                words.measured(
                                        metric,
                                        Objects.requireNonNull(after.evaluation()
                                                .measurements()
                                                .get(metric)))))));
                grid.row(row);
            }
            return grid;
        }

        private static String fromTo(Words words, String before, String after) {
            return before.equals(after) ? after : words.fromTo(before, after);
        }
    }
}
